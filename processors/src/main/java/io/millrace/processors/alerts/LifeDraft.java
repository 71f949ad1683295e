package io.millrace.processors.alerts;

import com.dynatrace.hash4j.hashing.Hashing;
import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.alert.AlertState;
import io.millrace.contracts.alert.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A life while a transition works on it, with the alerts that it has published so far. */
final class LifeDraft {

    private final String alertId;
    private final AlertKey key;
    private final Optional<String> occurrence;
    private final Instant detectedAt;
    private final List<Alert> published = new ArrayList<>();
    private final List<Long> seen;

    private int revision;
    private Instant lastSeen;
    private Optional<Instant> notifiedAt;

    Phase phase;
    boolean acknowledged;
    Finding finding;
    Optional<Severity> escalatedTo;
    int escalations;
    Instant since;
    Instant lastTrue;
    Optional<Instant> raisedAt;
    Optional<Instant> falseSince;
    Optional<Instant> changedAt;
    Optional<Instant> pausedUntil;
    Optional<Instant> endedAt;

    LifeDraft(AlertLife life, Instant detectedAt) {
        this.alertId = life.alertId();
        this.key = life.key();
        this.occurrence = life.occurrence();
        this.detectedAt = detectedAt;
        this.seen = new ArrayList<>(life.seen());
        this.revision = life.revision();
        this.lastSeen = life.lastSeen();
        this.notifiedAt = life.notifiedAt();
        this.phase = life.phase();
        this.acknowledged = life.acknowledged();
        this.finding = life.finding();
        this.escalatedTo = life.escalatedTo();
        this.escalations = life.escalations();
        this.since = life.since();
        this.lastTrue = life.lastTrue();
        this.raisedAt = life.raisedAt();
        this.falseSince = life.falseSince();
        this.changedAt = life.changedAt();
        this.pausedUntil = life.pausedUntil();
        this.endedAt = life.endedAt();
    }

    /** A life that begins: pending, nothing published. */
    LifeDraft(String alertId, AlertKey key, Optional<String> occurrence, Observation.Holds first, Instant detectedAt) {
        this.alertId = alertId;
        this.key = key;
        this.occurrence = occurrence;
        this.detectedAt = detectedAt;
        this.seen = new ArrayList<>();
        this.notifiedAt = Optional.empty();
        begin(first);
    }

    /** Back to the beginning. Only the revision goes on, and the memory of events. */
    void begin(Observation.Holds first) {
        phase = Phase.PENDING;
        acknowledged = false;
        finding = first.finding();
        escalatedTo = Optional.empty();
        escalations = 0;
        since = first.at();
        lastSeen = first.at();
        lastTrue = first.at();
        remember(first);
        raisedAt = Optional.empty();
        falseSince = Optional.empty();
        changedAt = Optional.empty();
        pausedUntil = Optional.empty();
        endedAt = Optional.empty();
    }

    /** Everything that observations say of another life of the same thing. What people did, and what was published, stays. */
    void follow(AlertLife other) {
        finding = other.finding();
        since = other.since();
        lastSeen = other.lastSeen();
        lastTrue = other.lastTrue();
        raisedAt = other.raisedAt();
        falseSince = other.falseSince();
        endedAt = other.endedAt();
        seen.clear();
        seen.addAll(other.seen());
    }

    void see(Observation observation) {
        remember(observation);
        lastSeen = later(lastSeen, observation.at());
    }

    /** Notes the event, but not its time. */
    void remember(Observation observation) {
        seen.add(hash(observation.eventId()));
        forget();
    }

    /** Events that came before those it knows. */
    void rememberAll(List<Long> earlier) {
        seen.addAll(0, earlier);
        forget();
    }

    private void forget() {
        while (seen.size() > AlertLife.SEEN_EVENTS) {
            seen.remove(0);
        }
    }

    static long hash(String eventId) {
        return Hashing.komihash5_0().hashCharsToLong(eventId);
    }

    Instant lastSeen() {
        return lastSeen;
    }

    Optional<Instant> notifiedAt() {
        return notifiedAt;
    }

    boolean isPublished() {
        return revision > 0;
    }

    Severity severity() {
        return AlertLife.worse(finding.severity(), escalatedTo);
    }

    /** Who acknowledged, or paused, has seen something less severe: that does not count for what is worse. */
    void askAgainIfWorseThan(Severity before) {
        if (severity().compareTo(before) > 0) {
            acknowledged = false;
            pausedUntil = Optional.empty();
        }
    }

    /** The next revision. */
    void publish(AlertState state, Instant eventTime, Optional<String> reason) {
        revision++;
        notifiedAt = Optional.of(notifiedAt.map(last -> later(last, eventTime)).orElse(eventTime));
        changedAt = Optional.empty();
        published.add(Alert.newBuilder()
                .setAlertId(alertId)
                .setRevision(revision)
                .setState(state)
                .setAcknowledged(acknowledged)
                .setDomain(key.domain())
                .setRule(key.rule())
                .setRuleVersion(finding.ruleVersion())
                .setSubject(key.subject())
                .setSeverity(severity())
                .setEventTime(eventTime)
                .setDetectedAt(detectedAt)
                .setTitle(finding.title())
                .setReason(reason.orElse(null))
                .setValues(finding.values())
                .setLimits(finding.limits())
                .setEvidence(finding.evidence())
                .build());
    }

    void raise(Instant at, Optional<String> reason) {
        phase = Phase.RAISED;
        raisedAt = Optional.of(at);
        publish(AlertState.RAISED, at, reason);
    }

    /** The end. Published, unless nobody has heard of this alert. */
    void close(Phase end, AlertState state, Instant at, String reason) {
        phase = end;
        endedAt = Optional.of(at);
        falseSince = Optional.empty();
        if (isPublished()) {
            publish(state, at, Optional.of(reason));
        }
    }

    AlertLife freeze() {
        return new AlertLife(
                alertId,
                key,
                occurrence,
                revision,
                phase,
                acknowledged,
                finding,
                escalatedTo,
                escalations,
                since,
                lastSeen,
                lastTrue,
                raisedAt,
                falseSince,
                notifiedAt,
                changedAt,
                pausedUntil,
                endedAt,
                seen);
    }

    List<Alert> published() {
        return List.copyOf(published);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
