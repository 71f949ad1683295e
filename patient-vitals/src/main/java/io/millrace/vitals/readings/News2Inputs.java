package io.millrace.vitals.readings;

import io.millrace.contracts.vitals.Signal;
import io.millrace.vitals.news2.News2Vitals;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the score is made from: of each parameter the latest measured value, if it is not older than its maximum age.
 *
 * <ul>
 *   <li>Pulse: the later of PULSE_RATE and HEART_RATE; of one moment PULSE_RATE, which is what the chart asks for.
 *   <li>Oxygen: the latest of OXYGEN, OXYGEN_FLOW (above zero is oxygen) and FIO2 (above 21 % is oxygen); of one moment
 *     in this order.
 * </ul>
 */
public final class News2Inputs {

    /** Signals that the score depends on. */
    public static final List<Signal> SIGNALS = List.of(
            Signal.RESPIRATORY_RATE,
            Signal.SPO2,
            Signal.OXYGEN,
            Signal.OXYGEN_FLOW,
            Signal.FIO2,
            Signal.SYSTOLIC_BP,
            Signal.PULSE_RATE,
            Signal.HEART_RATE,
            Signal.CONSCIOUSNESS,
            Signal.TEMPERATURE);

    private static final long AIR = 21 * Reading.UNIT;

    private final MaximumAge maximumAge;

    public News2Inputs(MaximumAge maximumAge) {
        this.maximumAge = maximumAge;
    }

    /**
     * @param latest the latest measured reading of a signal
     * @param at the moment of the score, epoch milliseconds
     */
    public News2Vitals at(Function<Signal, Optional<Reading>> latest, long at) {
        return new News2Vitals(
                number(latest, at, Signal.RESPIRATORY_RATE),
                number(latest, at, Signal.SPO2),
                latestOf(latest, at, Signal.OXYGEN, Signal.OXYGEN_FLOW, Signal.FIO2)
                        .map(News2Inputs::isOxygen),
                number(latest, at, Signal.SYSTOLIC_BP),
                number(latest, at, Signal.PULSE_RATE, Signal.HEART_RATE),
                latestOf(latest, at, Signal.CONSCIOUSNESS).map(Reading::consciousness),
                number(latest, at, Signal.TEMPERATURE));
    }

    /** The readings that the score at that moment rests on. */
    public List<Reading> used(Function<Signal, Optional<Reading>> latest, long at) {
        return Stream.of(
                        latestOf(latest, at, Signal.RESPIRATORY_RATE),
                        latestOf(latest, at, Signal.SPO2),
                        latestOf(latest, at, Signal.OXYGEN, Signal.OXYGEN_FLOW, Signal.FIO2),
                        latestOf(latest, at, Signal.SYSTOLIC_BP),
                        latestOf(latest, at, Signal.PULSE_RATE, Signal.HEART_RATE),
                        latestOf(latest, at, Signal.CONSCIOUSNESS),
                        latestOf(latest, at, Signal.TEMPERATURE))
                .flatMap(Optional::stream)
                .toList();
    }

    public boolean isFresh(Reading reading, long at) {
        return at - reading.time() <= maximumAge.of(reading.signal()).toMillis();
    }

    private Optional<BigDecimal> number(Function<Signal, Optional<Reading>> latest, long at, Signal... signals) {
        return latestOf(latest, at, signals).map(Reading::decimal);
    }

    private Optional<Reading> latestOf(Function<Signal, Optional<Reading>> latest, long at, Signal... inOrder) {
        return Stream.of(inOrder)
                .map(latest)
                .flatMap(Optional::stream)
                .filter(reading -> isFresh(reading, at))
                .reduce((first, other) -> other.time() > first.time() ? other : first);
    }

    private static boolean isOxygen(Reading reading) {
        return reading.signal() == Signal.FIO2 ? reading.value() > AIR : reading.value() > 0;
    }
}
