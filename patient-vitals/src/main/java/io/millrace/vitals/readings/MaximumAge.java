package io.millrace.vitals.readings;

import io.millrace.contracts.vitals.Signal;
import java.time.Duration;
import java.util.Map;

/**
 * How long a value may be used in a score after it was measured. Values of different minutes combine within it; a value
 * that is older is missing.
 */
public record MaximumAge(Duration otherwise, Map<Signal, Duration> bySignal) {

    public MaximumAge {
        bySignal = Map.copyOf(bySignal);
        requirePositive("any signal", otherwise);
        bySignal.forEach((signal, age) -> requirePositive(signal.name(), age));
    }

    /** Thirty minutes for each. */
    public static MaximumAge standard() {
        return new MaximumAge(Duration.ofMinutes(30), Map.of());
    }

    public Duration of(Signal signal) {
        return bySignal.getOrDefault(signal, otherwise);
    }

    /** The longest of all: readings must be kept for as long. */
    public Duration longest() {
        return bySignal.values().stream().reduce(otherwise, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    private static void requirePositive(String signal, Duration age) {
        if (age.isNegative() || age.isZero()) {
            throw new IllegalArgumentException(
                    "the maximum age of " + signal + " is " + age + ": expected more than zero, for example PT30M");
        }
    }
}
