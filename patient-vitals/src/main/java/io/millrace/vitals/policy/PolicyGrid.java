package io.millrace.vitals.policy;

import io.millrace.vitals.limits.LimitRow;
import io.millrace.vitals.readings.Reading;
import io.millrace.vitals.readings.Units;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;

/**
 * What is tried.
 *
 * @param row all that does not change: signal, direction, hysteresis, clear delay, sudden change
 * @param thresholds in the canonical unit
 * @param reference what an alarm must not miss
 */
public record PolicyGrid(LimitRow row, List<BigDecimal> thresholds, List<Duration> delays, Reference reference) {

    /**
     * An event that matters: the signal is beyond the threshold for at least that long.
     *
     * @param threshold in the canonical unit; not itself beyond
     */
    public record Reference(BigDecimal threshold, Duration atLeast) {}

    /** Throws {@link IllegalArgumentException} if there is nothing to try. */
    public PolicyGrid {
        thresholds = List.copyOf(thresholds);
        delays = List.copyOf(delays);
        if (thresholds.isEmpty() || delays.isEmpty()) {
            throw new IllegalArgumentException("a grid of " + thresholds.size() + " thresholds and " + delays.size()
                    + " delays: expected at least one of each");
        }
    }

    LimitRow row(BigDecimal threshold, Duration delay) {
        return row.with(scaled(threshold), delay);
    }

    /** The reference as a row: nothing but the threshold. */
    boolean isReached(Reading reading) {
        return row.isBeyond(reading.value(), scaled(reference.threshold()));
    }

    private static long scaled(BigDecimal value) {
        return value.setScale(Units.SCALE, RoundingMode.HALF_UP).unscaledValue().longValueExact();
    }
}
