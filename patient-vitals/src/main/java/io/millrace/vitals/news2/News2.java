package io.millrace.vitals.news2;

import io.millrace.contracts.vitals.Spo2Scale;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The score of one set of observations.
 *
 * @param scale the SpO2 scale that was used
 * @param parts points by parameter, of those that are known. Under scale 2 the points of an SpO2 of 93 and above are
 *     known only if it is known whether the patient is on oxygen
 * @param missing parameters that were not given
 * @param lowest the least that the total can be, whatever the missing values are; the total itself if none is missing
 * @param highest the most that the total can be
 */
public record News2(Spo2Scale scale, Map<Parameter, Integer> parts, Set<Parameter> missing, int lowest, int highest) {

    private static final int THREE = 3;
    private static final int ON_OXYGEN = 2;

    // Chart 1. The same numbers stand in the table of the tests, one step to each side of each edge.
    private static final Bands RESPIRATION = Bands.inSteps("1")
            .upTo("8", 3)
            .upTo("11", 1)
            .upTo("20", 0)
            .upTo("24", 2)
            .above(3);
    private static final Bands SPO2_SCALE_1 =
            Bands.inSteps("1").upTo("91", 3).upTo("93", 2).upTo("95", 1).above(0);
    private static final Bands SPO2_SCALE_2_ON_AIR =
            Bands.inSteps("1").upTo("83", 3).upTo("85", 2).upTo("87", 1).above(0);
    private static final Bands SPO2_SCALE_2_ON_OXYGEN = Bands.inSteps("1")
            .upTo("83", 3)
            .upTo("85", 2)
            .upTo("87", 1)
            .upTo("92", 0)
            .upTo("94", 1)
            .upTo("96", 2)
            .above(3);
    private static final Bands SYSTOLIC_BP = Bands.inSteps("1")
            .upTo("90", 3)
            .upTo("100", 2)
            .upTo("110", 1)
            .upTo("219", 0)
            .above(3);
    private static final Bands PULSE = Bands.inSteps("1")
            .upTo("40", 3)
            .upTo("50", 1)
            .upTo("90", 0)
            .upTo("110", 1)
            .upTo("130", 2)
            .above(3);
    private static final Bands TEMPERATURE = Bands.inSteps("0.1")
            .upTo("35.0", 3)
            .upTo("36.0", 1)
            .upTo("38.0", 0)
            .upTo("39.0", 1)
            .above(2);

    public News2 {
        parts = Map.copyOf(parts);
        missing = Set.copyOf(missing);
    }

    public static News2 of(News2Vitals vitals, Spo2Scale scale) {
        News2 onAir = scored(vitals, false, scale);
        News2 onOxygen = scored(vitals, true, scale);
        if (vitals.oxygen().isPresent()) {
            return vitals.oxygen().get() ? onOxygen : onAir;
        }
        return either(onAir, onOxygen);
    }

    public boolean complete() {
        return missing.isEmpty();
    }

    /** Empty unless the score is complete: NEWS2 is not validated with parameters left out. */
    public Optional<Integer> total() {
        return complete() ? Optional.of(lowest) : Optional.empty();
    }

    /** Empty unless the score is complete. */
    public Optional<Risk> risk() {
        return total().map(total -> Risk.of(total, anyThree()));
    }

    /** The risk that is certain, also when values are missing. */
    public Risk leastRisk() {
        return Risk.of(lowest, anyThree());
    }

    /** Whether a parameter that is known has 3 points. */
    public boolean anyThree() {
        return parts.containsValue(THREE);
    }

    private static News2 scored(News2Vitals vitals, boolean oxygen, Spo2Scale scale) {
        Map<Parameter, Integer> parts = new EnumMap<>(Parameter.class);
        parts.put(Parameter.OXYGEN, oxygen ? ON_OXYGEN : 0);
        int most = 0;
        most += banded(parts, Parameter.RESPIRATION, vitals.respiration(), RESPIRATION);
        most += banded(parts, Parameter.SPO2, vitals.spo2(), spo2(scale, oxygen));
        most += banded(parts, Parameter.SYSTOLIC_BP, vitals.systolic(), SYSTOLIC_BP);
        most += banded(parts, Parameter.PULSE, vitals.pulse(), PULSE);
        most += banded(parts, Parameter.TEMPERATURE, vitals.temperature(), TEMPERATURE);
        if (vitals.consciousness().isPresent()) {
            parts.put(Parameter.CONSCIOUSNESS, vitals.consciousness().get() == Consciousness.A ? 0 : THREE);
        } else {
            most += THREE;
        }
        Set<Parameter> missing = EnumSet.allOf(Parameter.class);
        missing.removeAll(parts.keySet());
        int known = parts.values().stream().mapToInt(Integer::intValue).sum();
        return new News2(scale, parts, missing, known, known + most);
    }

    /** Points into the parts, or else the most that they could be. */
    private static int banded(
            Map<Parameter, Integer> parts, Parameter parameter, Optional<BigDecimal> value, Bands bands) {
        if (value.isEmpty()) {
            return bands.most();
        }
        parts.put(parameter, bands.points(value.get()));
        return 0;
    }

    private static Bands spo2(Spo2Scale scale, boolean oxygen) {
        if (scale == Spo2Scale.SCALE_1) {
            return SPO2_SCALE_1;
        }
        return oxygen ? SPO2_SCALE_2_ON_OXYGEN : SPO2_SCALE_2_ON_AIR;
    }

    /** It is not known whether the patient is on oxygen: what both have in common, and all that is possible. */
    private static News2 either(News2 onAir, News2 onOxygen) {
        Map<Parameter, Integer> parts = new EnumMap<>(onAir.parts);
        parts.entrySet().removeIf(part -> !part.getValue().equals(onOxygen.parts.get(part.getKey())));
        Set<Parameter> missing = EnumSet.of(Parameter.OXYGEN);
        missing.addAll(onAir.missing);
        return new News2(
                onAir.scale,
                parts,
                missing,
                Math.min(onAir.lowest, onOxygen.lowest),
                Math.max(onAir.highest, onOxygen.highest));
    }

    /** In the order of the chart. */
    public List<Parameter> missingInOrder() {
        return missing.stream().sorted().toList();
    }
}
