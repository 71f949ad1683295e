package io.millrace.vitals.policy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * One cell of the grid.
 *
 * @param alarmsPerBedDay alarms for a bed that is watched for a day
 * @param shorterThan15s share of the alarms that were over within 15 seconds, 0 to 1
 * @param events reference events in the log
 * @param missed those without an alarm while they lasted
 * @param addedDelay median of the time from the start of an event to its alarm, of events that were not missed
 */
public record PolicyOutcome(
        BigDecimal threshold,
        Duration delay,
        int alarms,
        double alarmsPerBedDay,
        double shorterThan15s,
        int events,
        int missed,
        Optional<Duration> addedDelay) {}
