package io.millrace.vitals.readings;

import io.millrace.contracts.vitals.Signal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * UCUM units of each signal, with the way to its canonical unit. The list is short on purpose: a unit of another kind,
 * or one that nobody expects for the signal, is a mistake of the sender, and is refused rather than guessed at.
 * Annotations in braces mean nothing in UCUM, so {@code {beats}/min} is {@code /min}.
 */
public final class Units {

    /** Decimals of a canonical value, as the contract has them. */
    public static final int SCALE = 4;

    private static final Pattern ANNOTATION = Pattern.compile("\\{[^{}]*}");
    private static final Map<Signal, Kind> KINDS = kinds();

    /** canonical = (value + offset) * factor / divisor. */
    private record Conversion(BigDecimal offset, BigDecimal factor, BigDecimal divisor) {

        static final Conversion SAME = times("1");

        static Conversion times(String factor) {
            return new Conversion(BigDecimal.ZERO, new BigDecimal(factor), BigDecimal.ONE);
        }

        static Conversion over(String divisor) {
            return new Conversion(BigDecimal.ZERO, BigDecimal.ONE, new BigDecimal(divisor));
        }

        BigDecimal apply(BigDecimal value) {
            return value.add(offset).multiply(factor).divide(divisor, MathContext.DECIMAL64);
        }
    }

    private record Kind(String canonical, Map<String, Conversion> units) {

        static Kind of(String canonical) {
            Map<String, Conversion> units = new LinkedHashMap<>();
            units.put(canonical, Conversion.SAME);
            return new Kind(canonical, units);
        }

        Kind or(String unit, Conversion conversion) {
            units.put(unit, conversion);
            return this;
        }
    }

    private Units() {}

    /** The unit in which values of the signal are compared, scored and published. Empty for those without one. */
    public static String canonical(Signal signal) {
        Kind kind = KINDS.get(signal);
        return kind == null ? "" : kind.canonical;
    }

    /** What is wrong with the unit; empty when all is well. */
    public static Optional<String> fault(Signal signal, String unit) {
        Kind kind = KINDS.get(signal);
        if (kind == null || kind.units.containsKey(plain(unit))) {
            return Optional.empty();
        }
        return Optional.of("unit is \"" + unit + "\": expected one of " + String.join(", ", kind.units.keySet())
                + " (UCUM) for " + signal);
    }

    /**
     * The value in the canonical unit of the signal, rounded half up to {@link #SCALE} decimals. Throws
     * {@link IllegalArgumentException} for a unit with a {@link #fault}.
     */
    public static BigDecimal toCanonical(Signal signal, BigDecimal value, String unit) {
        Kind kind = KINDS.get(signal);
        if (kind == null) {
            return value.setScale(SCALE, RoundingMode.HALF_UP);
        }
        Conversion conversion = kind.units.get(plain(unit));
        if (conversion == null) {
            throw new IllegalArgumentException(fault(signal, unit).orElseThrow());
        }
        BigDecimal canonical = conversion.equals(Conversion.SAME) ? value : conversion.apply(value);
        return canonical.setScale(SCALE, RoundingMode.HALF_UP);
    }

    private static String plain(String unit) {
        return unit.indexOf('{') < 0 ? unit : ANNOTATION.matcher(unit).replaceAll("");
    }

    private static Map<Signal, Kind> kinds() {
        Map<Signal, Kind> kinds = new EnumMap<>(Signal.class);
        Kind rate = Kind.of("/min").or("1/min", Conversion.SAME).or("/s", Conversion.times("60"));
        kinds.put(Signal.HEART_RATE, rate);
        kinds.put(Signal.PULSE_RATE, rate);
        kinds.put(Signal.RESPIRATORY_RATE, rate);
        Kind share = Kind.of("%").or("1", Conversion.times("100"));
        kinds.put(Signal.SPO2, share);
        kinds.put(Signal.FIO2, share);
        kinds.put(Signal.BATTERY, share);
        // One conventional millimetre of mercury is 133.322 Pa in UCUM.
        Kind pressure = Kind.of("mm[Hg]")
                .or("kPa", new Conversion(BigDecimal.ZERO, new BigDecimal("1000"), new BigDecimal("133.322")))
                .or("Pa", Conversion.over("133.322"));
        kinds.put(Signal.SYSTOLIC_BP, pressure);
        kinds.put(Signal.DIASTOLIC_BP, pressure);
        kinds.put(Signal.MEAN_BP, pressure);
        kinds.put(
                Signal.TEMPERATURE,
                Kind.of("Cel")
                        .or("[degF]", new Conversion(new BigDecimal("-32"), new BigDecimal("5"), new BigDecimal("9")))
                        .or("K", new Conversion(new BigDecimal("-273.15"), BigDecimal.ONE, BigDecimal.ONE)));
        kinds.put(
                Signal.OXYGEN_FLOW,
                Kind.of("L/min").or("l/min", Conversion.SAME).or("mL/min", Conversion.over("1000")));
        kinds.put(
                Signal.WEIGHT,
                Kind.of("kg")
                        .or("g", Conversion.over("1000"))
                        .or("[lb_av]", Conversion.times("0.45359237"))
                        .or("[oz_av]", Conversion.times("0.028349523125")));
        kinds.put(
                Signal.HEIGHT,
                Kind.of("cm")
                        .or("m", Conversion.times("100"))
                        .or("mm", Conversion.over("10"))
                        .or("[in_i]", Conversion.times("2.54"))
                        .or("[ft_i]", Conversion.times("30.48")));
        // 180.156 g/mol: glucose.
        kinds.put(
                Signal.GLUCOSE,
                Kind.of("mmol/L")
                        .or("mmol/l", Conversion.SAME)
                        .or("mg/dL", Conversion.over("18.0156"))
                        .or("mg/dl", Conversion.over("18.0156")));
        return kinds;
    }
}
