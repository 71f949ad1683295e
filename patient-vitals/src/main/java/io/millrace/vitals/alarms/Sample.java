package io.millrace.vitals.alarms;

import io.millrace.contracts.alert.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * One look at a signal: what is compared with its limits.
 *
 * @param lowest the least that the value can be, in ten-thousandths; empty if there is no measurement
 * @param highest the most that it can be: another one than the lowest only for a score with missing parameters
 * @param source whose averages are to be taken, if a row asks for them
 */
record Sample(
        String eventId,
        Instant at,
        OptionalLong lowest,
        OptionalLong highest,
        String device,
        List<Evidence> evidence,
        Surroundings source) {

    /** What came before: means of the signal's values, from a time (included) to another (excluded). */
    interface Surroundings {
        OptionalLong mean(long from, long to);
    }

    static final Surroundings NONE = (from, to) -> OptionalLong.empty();

    static Sample of(String eventId, Instant at, long value, String device, Evidence evidence, Surroundings source) {
        OptionalLong one = OptionalLong.of(value);
        return new Sample(eventId, at, one, one, device, List.of(evidence), source);
    }

    /** Nothing was measured: what held does not hold any more. */
    static Sample missing(String eventId, Instant at, String device, List<Evidence> evidence) {
        return new Sample(eventId, at, OptionalLong.empty(), OptionalLong.empty(), device, evidence, NONE);
    }
}
