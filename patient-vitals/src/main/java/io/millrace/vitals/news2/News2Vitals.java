package io.millrace.vitals.news2;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What is known of a patient; empty is missing.
 *
 * @param respiration breaths a minute
 * @param spo2 percent
 * @param oxygen true: on supplemental oxygen; false: on air
 * @param systolic mmHg
 * @param pulse beats a minute
 * @param temperature degrees Celsius
 */
public record News2Vitals(
        Optional<BigDecimal> respiration,
        Optional<BigDecimal> spo2,
        Optional<Boolean> oxygen,
        Optional<BigDecimal> systolic,
        Optional<BigDecimal> pulse,
        Optional<Consciousness> consciousness,
        Optional<BigDecimal> temperature) {}
