package io.millrace.processors.alerts;

import io.millrace.contracts.alert.Severity;
import io.millrace.processors.state.StateException;
import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * All that is remembered of one alert. A value: transitions make new ones. Times are event times in whole milliseconds.
 *
 * @param occurrence the occurrence's own name; empty for an episode
 * @param revision of the latest publication; 0 if nothing was published
 * @param finding the latest that was found
 * @param escalatedTo the severity that escalation asks for
 * @param escalations escalation steps that were taken
 * @param since since when the condition holds without a break, as far as is known; while pending the onset delay
 *     counts from here
 * @param lastSeen event time of the latest observation
 * @param lastTrue event time of the latest observation that the condition holds
 * @param raisedAt when it was raised
 * @param falseSince since when the condition of a raised alert is over; the clear delay counts from here
 * @param notifiedAt event time of the latest publication
 * @param changedAt since when there is a change that was not published
 * @param pausedUntil no repeats before this
 * @param endedAt when it cleared or was retracted
 * @param seen hashes of the latest event ids, oldest first
 */
public record AlertLife(
        String alertId,
        AlertKey key,
        Optional<String> occurrence,
        int revision,
        Phase phase,
        boolean acknowledged,
        Finding finding,
        Optional<Severity> escalatedTo,
        int escalations,
        Instant since,
        Instant lastSeen,
        Instant lastTrue,
        Optional<Instant> raisedAt,
        Optional<Instant> falseSince,
        Optional<Instant> notifiedAt,
        Optional<Instant> changedAt,
        Optional<Instant> pausedUntil,
        Optional<Instant> endedAt,
        List<Long> seen) {

    /** Event ids that an alert remembers, to know a repeated observation. */
    public static final int SEEN_EVENTS = 32;

    public AlertLife {
        seen = List.copyOf(seen);
    }

    /** The severity to show: as found, or as escalated if that is worse. */
    public Severity severity() {
        return worse(finding.severity(), escalatedTo);
    }

    static Severity worse(Severity found, Optional<Severity> escalated) {
        return escalated.filter(asked -> asked.compareTo(found) > 0).orElse(found);
    }

    /** The same under another id, before anything of it was published. */
    AlertLife unpublishedAs(String otherId) {
        return new AlertLife(
                otherId,
                key,
                occurrence,
                0,
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
                Optional.empty(),
                Optional.empty(),
                pausedUntil,
                endedAt,
                seen);
    }

    /** Whether this life is about the same thing: the episodes of a key, or one occurrence of it. */
    boolean isAbout(AlertKey otherKey, Optional<String> otherOccurrence) {
        return key.equals(otherKey) && occurrence.equals(otherOccurrence);
    }

    boolean hasSeen(String eventId) {
        return seen.contains(LifeDraft.hash(eventId));
    }

    /** The stored form: a version byte, then the fields. */
    public byte[] encode() {
        StateWriter out = new StateWriter();
        AlertCodec.write(out, this);
        return out.toBytes();
    }

    /** Throws {@link StateException} if the bytes are of another version or damaged. */
    public static AlertLife decode(byte[] bytes) {
        StateReader in = new StateReader(bytes);
        AlertLife life = AlertCodec.read(in);
        in.expectEnd();
        return life;
    }
}
