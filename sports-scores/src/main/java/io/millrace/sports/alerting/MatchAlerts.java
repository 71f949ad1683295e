package io.millrace.sports.alerting;

import io.millrace.contracts.alert.Alert;
import io.millrace.processors.alerts.AlertBook;
import io.millrace.processors.alerts.AlertCommand;
import io.millrace.processors.alerts.AlertIds;
import io.millrace.processors.alerts.AlertKey;
import io.millrace.processors.alerts.AlertLife;
import io.millrace.processors.alerts.Observation;
import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What has been told of one match, and what is about to be. Changed by the one processor that owns it. */
final class MatchAlerts {

    private static final int VERSION = 1;

    private final String domain;
    private final String match;
    private final AlertingPolicy policy;
    private final List<Alert> outbox = new ArrayList<>();
    private AlertBook book = AlertBook.empty();
    private boolean changed;

    /** eventIds of incidents that came too late to be announced: they never are. */
    private final Set<String> mended = new TreeSet<>();

    private Optional<Correction> correction = Optional.empty();
    private boolean inPlay;
    private boolean heartbeats;

    /** Names of the teams for what is told when no record is at hand. */
    private String teams = "";

    /** The latest event time that was heard, epoch milliseconds. Stored with the next change of something else. */
    long latest = Long.MIN_VALUE;

    /** Wall clock of the source's last record; not stored. */
    long heardAt;

    /** Wall clock at which the open correction changed last; not stored. */
    long correctedAt;

    MatchAlerts(String domain, String match, AlertingPolicy policy) {
        this.domain = domain;
        this.match = match;
        this.policy = policy;
    }

    Optional<AlertLife> find(MatchRule rule, String occurrence) {
        return book.find(AlertIds.of(key(rule), occurrence));
    }

    /** The alert of a rule that follows a condition, while it is not over. */
    Optional<AlertLife> alive(MatchRule rule) {
        return book.lives().stream()
                .filter(life ->
                        life.key().rule().equals(rule.id()) && life.phase().isAlive())
                .findFirst();
    }

    void report(MatchRule rule, String occurrence, Observation.Holds report, Instant now) {
        apply(book.report(key(rule), occurrence, policy.of(rule.id()), report, now));
    }

    void observe(MatchRule rule, Observation observation, Instant now) {
        apply(book.observe(key(rule), policy.of(rule.id()), observation, now));
    }

    void retract(AlertLife life, AlertCommand.Retract retract, Instant now) {
        apply(book.apply(life.alertId(), retract, policy::of, now));
    }

    void tick(Instant upTo, Instant now) {
        if (nextDeadline().filter(due -> !due.isAfter(upTo)).isPresent()) {
            apply(book.tick(upTo, policy::of, now));
        }
    }

    Optional<Instant> nextDeadline() {
        return book.nextDeadline(policy::of);
    }

    private void apply(AlertBook.Change change) {
        if (!change.book().equals(book)) {
            book = change.book();
            outbox.addAll(change.alerts());
            changed = true;
        }
    }

    boolean isMended(String eventId) {
        return mended.contains(eventId);
    }

    void mend(String eventId) {
        changed |= mended.add(eventId);
    }

    Optional<Correction> correction() {
        return correction;
    }

    void correction(Optional<Correction> now) {
        changed |= !now.equals(correction);
        correction = now;
    }

    boolean inPlay() {
        return inPlay;
    }

    void inPlay(boolean now) {
        changed |= now != inPlay;
        inPlay = now;
    }

    boolean heartbeats() {
        return heartbeats;
    }

    void beats() {
        changed |= !heartbeats;
        heartbeats = true;
    }

    String teams() {
        return teams;
    }

    void teams(String now) {
        changed |= !now.equals(teams);
        teams = now;
    }

    /** What is to be published since this was asked last. */
    List<Alert> takeOutbox() {
        List<Alert> alerts = List.copyOf(outbox);
        outbox.clear();
        return alerts;
    }

    /** Whether an alert of the rule is about to be published. */
    boolean tells(MatchRule rule) {
        return outbox.stream().anyMatch(alert -> alert.getRule().equals(rule.id()));
    }

    /** Whether it has to be stored since this was asked last. */
    boolean takeChanged() {
        boolean was = changed;
        changed = false;
        return was;
    }

    private AlertKey key(MatchRule rule) {
        return new AlertKey(domain, rule.id(), match);
    }

    /** @param heardAt wall clock, epoch milliseconds: how long it is kept counts from there */
    byte[] encode(long heardAt) {
        StateWriter out = new StateWriter(1024);
        out.writeByte(VERSION);
        out.writeVarLong(heardAt);
        out.writeVarLong(latest);
        out.writeBoolean(inPlay);
        out.writeBoolean(heartbeats);
        out.writeText(teams);
        out.writeEach(mended, StateWriter::writeText);
        out.writeOptional(correction, (to, open) -> open.write(to));
        out.writeBytes(book.encode());
        return out.toBytes();
    }

    /** Wall clock at which the state was stored, epoch milliseconds. */
    static long heardAt(byte[] stored) {
        StateReader in = new StateReader(stored);
        in.expectVersion(VERSION, "the alerts of a match");
        return in.readVarLong();
    }

    static MatchAlerts decode(String domain, String match, AlertingPolicy policy, byte[] stored) {
        StateReader in = new StateReader(stored);
        in.expectVersion(VERSION, "the alerts of match " + match);
        MatchAlerts alerts = new MatchAlerts(domain, match, policy);
        in.readVarLong();
        alerts.latest = in.readVarLong();
        alerts.inPlay = in.readBoolean();
        alerts.heartbeats = in.readBoolean();
        alerts.teams = in.readText();
        alerts.mended.addAll(in.readEach(StateReader::readText));
        alerts.correction = in.readOptional(Correction::read);
        alerts.book = AlertBook.decode(in.readBytes());
        in.expectEnd();
        return alerts;
    }
}
