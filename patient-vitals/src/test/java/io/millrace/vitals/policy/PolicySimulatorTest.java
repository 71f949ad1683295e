package io.millrace.vitals.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.millrace.contracts.vitals.Direction;
import io.millrace.contracts.vitals.LimitLevel;
import io.millrace.contracts.vitals.Signal;
import io.millrace.contracts.vitals.VitalSign;
import io.millrace.vitals.alarms.AlarmSettings;
import io.millrace.vitals.limits.LimitFile;
import io.millrace.vitals.limits.LimitRow;
import io.millrace.vitals.policy.PolicyGrid.Reference;
import io.millrace.vitals.readings.Reading;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PolicySimulatorTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Reference BELOW_85_FOR_20_S = new Reference(new BigDecimal("85"), Duration.ofSeconds(20));

    /** The default warning of SpO2, plain: no sudden change, no hysteresis, no clear delay. */
    private static LimitRow row() {
        LimitRow row = LimitFile.defaults().stream()
                .map(LimitRow::of)
                .filter(one -> one.signal() == Signal.SPO2 && one.level() == LimitLevel.WARNING)
                .findFirst()
                .orElseThrow();
        return new LimitRow(
                row.id(),
                1,
                row.scope(),
                "",
                Signal.SPO2,
                Direction.LOW,
                LimitLevel.WARNING,
                row.threshold(),
                false,
                row.priority(),
                Duration.ZERO,
                OptionalLong.empty(),
                Duration.ZERO,
                0,
                Duration.ZERO,
                false,
                Duration.ZERO,
                List.of(),
                true,
                row.source());
    }

    private static PolicyGrid grid(List<Integer> thresholds, List<Integer> delays) {
        return new PolicyGrid(
                row(),
                thresholds.stream().map(BigDecimal::valueOf).toList(),
                delays.stream().map(Duration::ofSeconds).toList(),
                BELOW_85_FOR_20_S);
    }

    /** An hour, a value a second: a dip to 87 for 5 s, one to 84 for 10 s, and a desaturation to 80 for 30 s. */
    private static PolicySimulator simulator(PolicyGrid grid) {
        PolicySimulator simulator = new PolicySimulator(grid, AlarmSettings.standard());
        for (int second = 3600; second >= 0; second--) {
            int value = 97;
            value = second >= 600 && second < 605 ? 87 : value;
            value = second >= 1200 && second < 1210 ? 84 : value;
            value = second >= 1800 && second < 1830 ? 80 : value;
            simulator.add("p-1", reading(second, value));
        }
        return simulator;
    }

    private static Reading reading(int second, int value) {
        return Reading.of(
                VitalSign.newBuilder()
                        .setReadingId("r" + second)
                        .setPatient("p-1")
                        .setSignal(Signal.SPO2)
                        .setValue(BigDecimal.valueOf(value).setScale(4))
                        .setUnit("%")
                        .setEffectiveTime(START.plusSeconds(second))
                        .build(),
                0,
                second);
    }

    @Test
    void withoutADelayEveryDipRings() {
        PolicyOutcome outcome = simulator(grid(List.of(88), List.of(0))).run().get(0);

        assertThat(outcome.alarms()).isEqualTo(3);
        assertThat(outcome.alarmsPerBedDay()).isCloseTo(72, within(0.1));
        assertThat(outcome.shorterThan15s()).isCloseTo(2.0 / 3, within(0.001));
        assertThat(outcome.events()).isEqualTo(1);
        assertThat(outcome.missed()).isZero();
        assertThat(outcome.addedDelay()).contains(Duration.ZERO);
    }

    @Test
    void aDelayLeavesWhatMattersAndCostsItsTime() {
        PolicyOutcome outcome = simulator(grid(List.of(88), List.of(15))).run().get(0);

        assertThat(outcome.alarms()).isEqualTo(1);
        assertThat(outcome.missed()).isZero();
        assertThat(outcome.addedDelay()).contains(Duration.ofSeconds(15));
    }

    @Test
    void aDelayThatIsTooLongMissesIt() {
        PolicyOutcome outcome = simulator(grid(List.of(88), List.of(60))).run().get(0);

        assertThat(outcome.alarms()).isZero();
        assertThat(outcome.missed()).isEqualTo(1);
        assertThat(outcome.addedDelay()).isEmpty();
    }

    @Test
    void everyCellOfTheGridHasItsRow() {
        assertThat(simulator(grid(List.of(90, 85), List.of(0, 15))).run())
                .extracting(outcome -> outcome.threshold() + " " + outcome.delay() + " " + outcome.alarms())
                .containsExactly("90 PT0S 3", "90 PT15S 1", "85 PT0S 2", "85 PT15S 1");
    }

    @Test
    void anEmptyGridIsRefused() {
        assertThatThrownBy(() -> grid(List.of(), List.of(0)))
                .hasMessage("a grid of 0 thresholds and 1 delays: expected at least one of each");
    }
}
