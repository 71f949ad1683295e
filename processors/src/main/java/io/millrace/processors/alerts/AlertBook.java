package io.millrace.processors.alerts;

import io.millrace.contracts.alert.Alert;
import io.millrace.processors.state.StateException;
import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The alerts of one subject, in the order in which they began: the value of a state store whose key is the subject. A
 * value itself: a change makes another book. {@code policies} gives the policy of a rule by the rule's id; it is asked
 * for rules of alerts that are in the book, and may return what it likes for a rule that no longer exists, but not
 * null.
 */
public final class AlertBook {

    private static final int VERSION = 1;
    private static final DateTimeFormatter START =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final AlertBook EMPTY = new AlertBook(Map.of());

    private final Map<String, AlertLife> lives;

    private AlertBook(Map<String, AlertLife> lives) {
        this.lives = Collections.unmodifiableMap(lives);
    }

    /**
     * What a change leads to.
     *
     * @param book to be stored if it is another than before
     * @param alerts to be published, in this order
     */
    public record Change(AlertBook book, List<Alert> alerts) {

        private Change then(Change next) {
            return new Change(
                    next.book,
                    Stream.concat(alerts.stream(), next.alerts.stream()).toList());
        }
    }

    public static AlertBook empty() {
        return EMPTY;
    }

    public boolean isEmpty() {
        return lives.isEmpty();
    }

    public Collection<AlertLife> lives() {
        return lives.values();
    }

    public Optional<AlertLife> find(String alertId) {
        return Optional.ofNullable(lives.get(alertId));
    }

    /**
     * Alerts that are pending, raised or latched and rest on this record, as far as its line of evidence is still
     * kept.
     */
    public List<AlertLife> openWithEvidence(String topic, int partition, long offset) {
        return lives.values().stream()
                .filter(life -> life.phase().isAlive() && life.finding().restsOn(topic, partition, offset))
                .toList();
    }

    /**
     * A look at the condition of an episode. The first that holds begins one; its id ends in its start, for example
     * {@code patient-vitals:hr-high:p-7:20260101T120000.000Z}.
     *
     * <p>What falls due before the observation happens first, for this episode. If the order among several alerts of
     * the subject matters, {@link #tick} to just before the observation.
     */
    public Change observe(AlertKey key, AlertPolicy policy, Observation observation, Instant detectedAt) {
        AlertMachine machine = new AlertMachine(policy);
        Optional<AlertLife> latest = latest(key, Optional.empty());
        if (latest.isPresent() && latest.get().phase().isAlive()) {
            Change change = changed(machine.observe(latest.get(), observation, detectedAt));
            boolean isOver =
                    !change.book.lives.get(latest.get().alertId()).phase().isAlive();
            return isOver ? change.then(change.book.begin(machine, key, observation, detectedAt)) : change;
        }
        return begin(machine, key, observation, detectedAt);
    }

    /** No episode is open. An end needs no alert; what holds begins one, unless the one before knows better. */
    private Change begin(AlertMachine machine, AlertKey key, Observation observation, Instant detectedAt) {
        if (!(observation instanceof Observation.Holds holds)) {
            return unchanged();
        }
        String start = START.format(holds.at());
        Optional<AlertLife> latest = latest(key, Optional.empty());
        if (latest.isEmpty()) {
            return changed(machine.start(AlertIds.of(key, start), key, Optional.empty(), holds, detectedAt));
        }
        AlertLife past = latest.get();
        if (past.hasSeen(holds.eventId())) {
            return unchanged();
        }
        boolean late = holds.at().isBefore(past.lastSeen());
        if (past.phase() == Phase.RETRACTED && confirms(holds, past)) {
            return changed(machine.startAgain(past, holds, detectedAt));
        }
        return late
                ? changed(machine.observe(past, holds, detectedAt))
                : withoutUnheardOf(past).changed(next(machine, past, start, holds, detectedAt));
    }

    /** Whether this is about the very time for which the alert was retracted. */
    private static boolean confirms(Observation.Holds holds, AlertLife retracted) {
        Instant at = holds.at();
        return at.equals(retracted.since()) || (at.isAfter(retracted.since()) && at.isBefore(retracted.lastSeen()));
    }

    /**
     * What is known of an occurrence, each time that it changes. The first report begins the alert; its id ends in the
     * occurrence's name. After a retraction, a report with another event id brings it back under the same id.
     *
     * @param occurrence the business id of what happened: a transaction's, a goal's
     */
    public Change report(
            AlertKey key, String occurrence, AlertPolicy policy, Observation.Holds report, Instant detectedAt) {
        AlertMachine machine = new AlertMachine(policy);
        Optional<AlertLife> latest = latest(key, Optional.of(occurrence));
        if (latest.isEmpty()) {
            return changed(
                    machine.start(AlertIds.of(key, occurrence), key, Optional.of(occurrence), report, detectedAt));
        }
        AlertLife life = latest.get();
        return switch (life.phase()) {
            case PENDING, RAISED, LATCHED -> changed(machine.report(life, report, detectedAt));
            case RETRACTED -> changed(machine.startAgain(life, report, detectedAt));
            case CLEARED ->
                life.hasSeen(report.eventId())
                        ? unchanged()
                        : changed(next(machine, life, occurrence, report, detectedAt));
        };
    }

    /** A command to one alert. Nothing happens if the book does not know it: {@link #find} tells. */
    public Change apply(
            String alertId, AlertCommand command, Function<String, AlertPolicy> policies, Instant detectedAt) {
        return find(alertId)
                .map(life -> changed(machine(life, policies).apply(life, command, detectedAt)))
                .orElseGet(this::unchanged);
    }

    /**
     * Makes the episodes of a key what they should have been, when records that they rest on were corrected or came late.
     * {@code recomputed} holds the episodes that follow from what is known now. What overlaps one of them is the same
     * alert and goes on under its id, with a next revision if a reader would see a difference; what is left over is
     * retracted; what was missed is raised, and ended if it is over. An alert that has cleared does not open again: if it
     * should not have ended, it is retracted and another one is raised. Who acknowledged has acknowledged.
     *
     * @param from how far back was recomputed: alerts that were raised before are not retracted
     * @param at event time of what led to this
     */
    public Change reconcile(
            AlertKey key, AlertBook recomputed, Instant from, String reason, Instant at, Instant detectedAt) {
        Reconciliation reconciliation = new Reconciliation(from, reason, at, detectedAt);
        List<AlertLife> others = lives.values().stream()
                .filter(life -> !life.isAbout(key, Optional.empty()))
                .toList();
        List<AlertLife> mine = lives.values().stream()
                .filter(life -> life.isAbout(key, Optional.empty()))
                .toList();
        List<AlertLife> theirs = recomputed.lives.values().stream()
                .filter(life -> life.isAbout(key, Optional.empty()))
                .toList();
        Map<String, AlertLife> next = new LinkedHashMap<>();
        Stream.concat(others.stream(), reconciliation.of(mine, theirs).stream())
                // The one that goes on is the latest of its key, whenever it began.
                .sorted(Comparator.comparing((AlertLife life) -> life.phase().isAlive())
                        .thenComparing(AlertLife::since))
                .forEach(life -> next.put(life.alertId(), life));
        Change change = new Change(new AlertBook(next), reconciliation.published());
        return change.alerts().isEmpty() && change.book().equals(this) ? unchanged() : change;
    }

    /** Lets everything happen that falls due up to and including this moment. */
    public Change tick(Instant upTo, Function<String, AlertPolicy> policies, Instant detectedAt) {
        Map<String, AlertLife> next = new LinkedHashMap<>(lives);
        List<Alert> alerts = new ArrayList<>();
        for (AlertLife life : lives.values()) {
            AlertMachine.Step step = machine(life, policies).tick(life, upTo, detectedAt);
            next.put(life.alertId(), step.life());
            alerts.addAll(step.alerts());
        }
        // By time, not by alert: the order must not depend on how often this is called.
        alerts.sort(Comparator.comparing(Alert::getEventTime));
        return next.equals(lives) ? unchanged() : new Change(new AlertBook(next), List.copyOf(alerts));
    }

    /** When {@link #tick} has something to do. */
    public Optional<Instant> nextDeadline(Function<String, AlertPolicy> policies) {
        return lives.values().stream()
                .flatMap(life -> machine(life, policies).nextDeadline(life).stream())
                .min(Instant::compareTo);
    }

    /**
     * The book without what is settled and was last heard of before this moment: alerts that are over, and
     * occurrences for which nothing falls due. An episode that is open stays. What is dropped is forgotten: if it is
     * reported again, its id begins again with revision 1. So keep alerts for as long as a correction or a repeated
     * record may come.
     */
    public AlertBook expire(Instant before, Function<String, AlertPolicy> policies) {
        Map<String, AlertLife> kept = new LinkedHashMap<>();
        lives.forEach((alertId, life) -> {
            if (!lastHeardOf(life).isBefore(before) || !isSettled(life, policies)) {
                kept.put(alertId, life);
            }
        });
        return kept.size() == lives.size() ? this : new AlertBook(kept);
    }

    /** The stored form: a version byte, then the lives. */
    public byte[] encode() {
        StateWriter out = new StateWriter();
        out.writeByte(VERSION);
        out.writeEach(lives.values(), AlertCodec::write);
        return out.toBytes();
    }

    /** Throws {@link StateException} if the bytes are of another version or damaged. */
    public static AlertBook decode(byte[] bytes) {
        StateReader in = new StateReader(bytes);
        in.expectVersion(VERSION, "a book of alerts");
        Map<String, AlertLife> lives = new LinkedHashMap<>();
        in.readEach(AlertCodec::read).forEach(life -> lives.put(life.alertId(), life));
        in.expectEnd();
        return new AlertBook(lives);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AlertBook book && List.copyOf(lives.values()).equals(List.copyOf(book.lives.values()));
    }

    @Override
    public int hashCode() {
        return lives.hashCode();
    }

    @Override
    public String toString() {
        return "AlertBook" + lives.values();
    }

    /** An id that was used by an alert that has cleared is not used again: the event's id sets the next one apart. */
    private AlertMachine.Step next(
            AlertMachine machine, AlertLife past, String discriminator, Observation.Holds first, Instant detectedAt) {
        String alertId = AlertIds.of(past.key(), discriminator);
        if (lives.containsKey(alertId)) {
            alertId = AlertIds.of(past.key(), discriminator + '~' + first.eventId());
        }
        return machine.startNext(past, alertId, first, detectedAt);
    }

    private Optional<AlertLife> latest(AlertKey key, Optional<String> occurrence) {
        return lives.values().stream()
                .filter(life -> life.isAbout(key, occurrence))
                .reduce((earlier, later) -> later);
    }

    /** A condition that flickers below its onset delay would fill the book with alerts that nobody has heard of. */
    private AlertBook withoutUnheardOf(AlertLife past) {
        if (past.revision() > 0) {
            return this;
        }
        Map<String, AlertLife> kept = new LinkedHashMap<>(lives);
        kept.remove(past.alertId());
        return new AlertBook(kept);
    }

    private Change changed(AlertMachine.Step step) {
        AlertLife life = step.life();
        if (life.equals(lives.get(life.alertId()))) {
            return unchanged();
        }
        Map<String, AlertLife> next = new LinkedHashMap<>(lives);
        next.put(life.alertId(), life);
        return new Change(new AlertBook(next), step.alerts());
    }

    private Change unchanged() {
        return new Change(this, List.of());
    }

    private static AlertMachine machine(AlertLife life, Function<String, AlertPolicy> policies) {
        return new AlertMachine(policies.apply(life.key().rule()));
    }

    private static boolean isSettled(AlertLife life, Function<String, AlertPolicy> policies) {
        boolean waits = machine(life, policies).nextDeadline(life).isPresent();
        return !life.phase().isAlive() || (life.occurrence().isPresent() && !waits);
    }

    private static Instant lastHeardOf(AlertLife life) {
        return Stream.of(Optional.of(life.lastSeen()), life.notifiedAt(), life.endedAt())
                .flatMap(Optional::stream)
                .max(Instant::compareTo)
                .orElseThrow();
    }
}
