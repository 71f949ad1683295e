package io.millrace.vitals.news2;

import java.math.BigDecimal;
import java.util.Optional;

/** A patient of whom everything is known and nothing is wrong, but for what a test says. */
record Given(
        String respiration,
        String spo2,
        Boolean oxygen,
        String systolic,
        String pulse,
        Consciousness consciousness,
        String temperature) {

    static final Given WELL = new Given("16", "97", false, "120", "70", Consciousness.A, "37.0");

    Given with(Parameter parameter, String value) {
        return switch (parameter) {
            case RESPIRATION -> new Given(value, spo2, oxygen, systolic, pulse, consciousness, temperature);
            case SPO2 -> new Given(respiration, value, oxygen, systolic, pulse, consciousness, temperature);
            case OXYGEN ->
                new Given(
                        respiration,
                        spo2,
                        value == null ? null : Boolean.valueOf(value),
                        systolic,
                        pulse,
                        consciousness,
                        temperature);
            case SYSTOLIC_BP -> new Given(respiration, spo2, oxygen, value, pulse, consciousness, temperature);
            case PULSE -> new Given(respiration, spo2, oxygen, systolic, value, consciousness, temperature);
            case CONSCIOUSNESS ->
                new Given(
                        respiration,
                        spo2,
                        oxygen,
                        systolic,
                        pulse,
                        value == null ? null : Consciousness.valueOf(value),
                        temperature);
            case TEMPERATURE -> new Given(respiration, spo2, oxygen, systolic, pulse, consciousness, value);
        };
    }

    News2Vitals vitals() {
        return new News2Vitals(
                number(respiration),
                number(spo2),
                Optional.ofNullable(oxygen),
                number(systolic),
                number(pulse),
                Optional.ofNullable(consciousness),
                number(temperature));
    }

    private static Optional<BigDecimal> number(String text) {
        return Optional.ofNullable(text).map(BigDecimal::new);
    }
}
