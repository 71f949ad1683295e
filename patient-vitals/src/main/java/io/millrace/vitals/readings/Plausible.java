package io.millrace.vitals.readings;

import io.millrace.contracts.vitals.Signal;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a signal can be, in its canonical unit, both ends included. Wider than anything that a patient survives: what is
 * outside was not measured. A respiratory rate of zero is plausible, it is apnoea; a heart rate or a pressure of zero is
 * what a sensor without contact shows.
 */
public final class Plausible {

    private record Range(BigDecimal least, BigDecimal most, Fault zero) {}

    private static final Map<Signal, Range> RANGES = ranges();

    private Plausible() {}

    /** @param value in the canonical unit */
    public static Fault judge(Signal signal, BigDecimal value) {
        Range range = RANGES.get(signal);
        if (range == null) {
            return Fault.NONE;
        }
        if (value.signum() == 0) {
            return range.zero;
        }
        return value.compareTo(range.least) < 0 || value.compareTo(range.most) > 0 ? Fault.IMPLAUSIBLE : Fault.NONE;
    }

    /** For messages: {@code 25 to 45 Cel}. Empty for a signal without a range. */
    public static Optional<String> range(Signal signal) {
        return Optional.ofNullable(RANGES.get(signal)).map(range -> (range.least.toPlainString() + " to "
                        + range.most.toPlainString() + " " + Units.canonical(signal))
                .strip());
    }

    private static Map<Signal, Range> ranges() {
        Map<Signal, Range> ranges = new EnumMap<>(Signal.class);
        put(ranges, Signal.HEART_RATE, "0", "350", Fault.SENSOR_ZERO);
        put(ranges, Signal.PULSE_RATE, "0", "350", Fault.SENSOR_ZERO);
        put(ranges, Signal.RESPIRATORY_RATE, "0", "120", Fault.NONE);
        put(ranges, Signal.SPO2, "0", "100", Fault.PROBE_OFF);
        put(ranges, Signal.SYSTOLIC_BP, "0", "320", Fault.SENSOR_ZERO);
        put(ranges, Signal.DIASTOLIC_BP, "0", "320", Fault.SENSOR_ZERO);
        put(ranges, Signal.MEAN_BP, "0", "320", Fault.SENSOR_ZERO);
        put(ranges, Signal.TEMPERATURE, "25", "45", Fault.IMPLAUSIBLE);
        put(ranges, Signal.OXYGEN, "0", "1", Fault.NONE);
        put(ranges, Signal.OXYGEN_FLOW, "0", "100", Fault.NONE);
        put(ranges, Signal.FIO2, "21", "100", Fault.IMPLAUSIBLE);
        put(ranges, Signal.WEIGHT, "0.2", "650", Fault.SENSOR_ZERO);
        put(ranges, Signal.HEIGHT, "20", "280", Fault.SENSOR_ZERO);
        put(ranges, Signal.GLUCOSE, "0.1", "100", Fault.SENSOR_ZERO);
        put(ranges, Signal.BATTERY, "0", "100", Fault.NONE);
        return ranges;
    }

    private static void put(Map<Signal, Range> ranges, Signal signal, String least, String most, Fault zero) {
        ranges.put(signal, new Range(new BigDecimal(least), new BigDecimal(most), zero));
    }
}
