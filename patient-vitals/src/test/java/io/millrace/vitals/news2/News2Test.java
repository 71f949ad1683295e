package io.millrace.vitals.news2;

import static io.millrace.contracts.vitals.Spo2Scale.SCALE_1;
import static io.millrace.contracts.vitals.Spo2Scale.SCALE_2;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.vitals.Spo2Scale;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class News2Test {

    /** Each edge of the chart: the value below it, the points there, the value above it, the points there. */
    @ParameterizedTest
    @CsvSource({
        "RESPIRATION, 8, 3, 9, 1",
        "RESPIRATION, 11, 1, 12, 0",
        "RESPIRATION, 20, 0, 21, 2",
        "RESPIRATION, 24, 2, 25, 3",
        "SPO2, 91, 3, 92, 2",
        "SPO2, 93, 2, 94, 1",
        "SPO2, 95, 1, 96, 0",
        "SYSTOLIC_BP, 90, 3, 91, 2",
        "SYSTOLIC_BP, 100, 2, 101, 1",
        "SYSTOLIC_BP, 110, 1, 111, 0",
        "SYSTOLIC_BP, 219, 0, 220, 3",
        "PULSE, 40, 3, 41, 1",
        "PULSE, 50, 1, 51, 0",
        "PULSE, 90, 0, 91, 1",
        "PULSE, 110, 1, 111, 2",
        "PULSE, 130, 2, 131, 3",
        "TEMPERATURE, 35.0, 3, 35.1, 1",
        "TEMPERATURE, 36.0, 1, 36.1, 0",
        "TEMPERATURE, 38.0, 0, 38.1, 1",
        "TEMPERATURE, 39.0, 1, 39.1, 2",
    })
    void everyEdgeOfTheChart(Parameter parameter, String below, int pointsBelow, String above, int pointsAbove) {
        assertThat(points(parameter, below, SCALE_1, false)).isEqualTo(pointsBelow);
        assertThat(points(parameter, above, SCALE_1, false)).isEqualTo(pointsAbove);
    }

    @ParameterizedTest
    @CsvSource({
        "false, 83, 3, 84, 2",
        "false, 85, 2, 86, 1",
        "false, 87, 1, 88, 0",
        "false, 92, 0, 93, 0",
        "false, 96, 0, 97, 0",
        "true, 83, 3, 84, 2",
        "true, 85, 2, 86, 1",
        "true, 87, 1, 88, 0",
        "true, 92, 0, 93, 1",
        "true, 94, 1, 95, 2",
        "true, 96, 2, 97, 3",
    })
    void everyEdgeOfTheSecondScale(boolean oxygen, String below, int pointsBelow, String above, int pointsAbove) {
        assertThat(points(Parameter.SPO2, below, SCALE_2, oxygen)).isEqualTo(pointsBelow);
        assertThat(points(Parameter.SPO2, above, SCALE_2, oxygen)).isEqualTo(pointsAbove);
    }

    @ParameterizedTest
    @CsvSource({
        "TEMPERATURE, 38.05, 1",
        "TEMPERATURE, 38.0499, 0",
        "TEMPERATURE, 35.05, 1",
        "TEMPERATURE, 35.0499, 3",
        "SPO2, 95.5, 0",
        "SPO2, 95.4999, 1",
        "PULSE, 130.5, 3",
        "SYSTOLIC_BP, 219.5, 3",
        "RESPIRATION, 24.5, 3",
    })
    void aValueIsRoundedHalfUpBeforeItIsBanded(Parameter parameter, String value, int points) {
        assertThat(points(parameter, value, SCALE_1, false)).isEqualTo(points);
    }

    @ParameterizedTest
    @CsvSource({"A, 0", "C, 3", "V, 3", "P, 3", "U, 3"})
    void whoIsNotAlertHasThree(String level, int points) {
        assertThat(points(Parameter.CONSCIOUSNESS, level, SCALE_1, false)).isEqualTo(points);
    }

    @Test
    void oxygenHasTwo() {
        assertThat(points(Parameter.OXYGEN, "true", SCALE_1, true)).isEqualTo(2);
        assertThat(points(Parameter.OXYGEN, "false", SCALE_1, false)).isZero();
    }

    @Test
    void threeInOneParameterIsMoreThanLow() {
        News2 score = News2.of(Given.WELL.with(Parameter.PULSE, "40").vitals(), SCALE_1);

        assertThat(score.total()).contains(3);
        assertThat(score.risk()).contains(Risk.LOW_MEDIUM);
        assertThat(score.risk().orElseThrow().nextWithin(3)).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void threeOfSeveralParametersIsLow() {
        Given given = Given.WELL.with(Parameter.PULSE, "91").with(Parameter.SPO2, "93");
        News2 score = News2.of(given.vitals(), SCALE_1);

        assertThat(score.total()).contains(3);
        assertThat(score.risk()).contains(Risk.LOW);
        assertThat(score.risk().orElseThrow().nextWithin(3)).isEqualTo(Duration.ofHours(6));
    }

    @Test
    void theWorstIsTwenty() {
        Given given = new Given("30", "80", true, "60", "150", Consciousness.U, "34");

        assertThat(News2.of(given.vitals(), SCALE_1).total()).contains(20);
    }

    @Test
    void whatIsMissingIsNotZero() {
        News2 score = News2.of(Given.WELL.with(Parameter.TEMPERATURE, null).vitals(), SCALE_1);

        assertThat(score.complete()).isFalse();
        assertThat(score.total()).isEmpty();
        assertThat(score.risk()).isEmpty();
        assertThat(score.missing()).containsExactly(Parameter.TEMPERATURE);
        assertThat(score.parts()).doesNotContainKey(Parameter.TEMPERATURE);
        assertThat(score.lowest()).isZero();
        assertThat(score.highest()).isEqualTo(3);
    }

    @Test
    void withNothingKnownItIsAnythingFromZeroToTwenty() {
        Optional<Boolean> unknown = Optional.empty();
        News2 score = News2.of(
                new News2Vitals(
                        Optional.empty(),
                        Optional.empty(),
                        unknown,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                SCALE_1);

        assertThat(score.missing()).containsExactlyInAnyOrder(Parameter.values());
        assertThat(score.lowest()).isZero();
        assertThat(score.highest()).isEqualTo(20);
    }

    @Test
    void onTheSecondScaleASaturationOf95CountsOnOxygenAlone() {
        Given given = Given.WELL.with(Parameter.SPO2, "95").with(Parameter.OXYGEN, null);
        News2 score = News2.of(given.vitals(), SCALE_2);

        assertThat(score.missing()).containsExactly(Parameter.OXYGEN);
        assertThat(score.parts()).doesNotContainKeys(Parameter.OXYGEN, Parameter.SPO2);
        assertThat(score.lowest()).isZero();
        assertThat(score.highest()).isEqualTo(4);
    }

    @Test
    void childrenAndPregnantPatientsAreNotScored() {
        assertThat(Scorable.reasonAgainst(Optional.of(15), false))
                .get()
                .asString()
                .contains("age 15", "16 years");
        assertThat(Scorable.reasonAgainst(Optional.of(16), false)).isEmpty();
        assertThat(Scorable.reasonAgainst(Optional.of(30), true))
                .get()
                .asString()
                .contains("pregnant");
        assertThat(Scorable.reasonAgainst(Optional.empty(), false)).isEmpty();
    }

    private static int points(Parameter parameter, String value, Spo2Scale scale, boolean oxygen) {
        Given given = Given.WELL.with(Parameter.OXYGEN, String.valueOf(oxygen)).with(parameter, value);
        return News2.of(given.vitals(), scale).parts().get(parameter);
    }
}
