package io.millrace.vitals.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.vitals.ReadingStatus;
import io.millrace.contracts.vitals.Signal;
import org.junit.jupiter.api.Test;

class ScoreAlarmTest {

    private static final int MINUTE = 60;

    /** A score of 7: respiration 3, pulse 2, temperature 2. Every parameter at another minute. */
    private static Bed deteriorating() {
        return new Bed()
                .withDefaults()
                .reads(Signal.CONSCIOUSNESS, 0, "A")
                .reads(Signal.OXYGEN, MINUTE, "0")
                .reads(Signal.SYSTOLIC_BP, 2 * MINUTE, "120")
                .reads(Signal.SPO2, 3 * MINUTE, "97")
                .reads(Signal.TEMPERATURE, 4 * MINUTE, "39.1")
                .reads(Signal.PULSE_RATE, 5 * MINUTE, "111");
    }

    @Test
    void parametersOfDifferentMinutesMakeOneScore() {
        Bed bed = deteriorating().reads(Signal.RESPIRATORY_RATE, 6 * MINUTE, "25");

        assertThat(bed.alarms().score().orElseThrow().total()).contains(7);
        assertThat(bed.lines())
                .contains("1 RAISED CRITICAL start @360 news2-high", "1 RAISED ERROR start @360 news2-single-high");
        assertThat(bed.alerts().stream()
                        .filter(alert -> alert.getRule().equals("news2-high"))
                        .findFirst()
                        .orElseThrow()
                        .getEvidence())
                .hasSize(7);
    }

    @Test
    void aValueBeyondItsMaximumAgeIsMissing() {
        Bed bed = deteriorating().reads(Signal.RESPIRATORY_RATE, 31 * MINUTE, "25");

        assertThat(bed.alarms().score().orElseThrow().total()).isEmpty();
        assertThat(bed.alarms().score().orElseThrow().missingInOrder())
                .extracting(Enum::name)
                .containsExactly("CONSCIOUSNESS");
    }

    @Test
    void aScoreThatCannotBeLessThanTheLimitAlertsAlthoughParametersAreMissing() {
        Bed bed = new Bed()
                .withDefaults()
                .reads(Signal.RESPIRATORY_RATE, 0, "25")
                .reads(Signal.PULSE_RATE, 1, "131")
                .reads(Signal.SPO2, 2, "93");

        assertThat(bed.lines())
                .contains("1 RAISED ERROR start @1 news2-high", "2 UPDATED CRITICAL escalate @2 news2-high");
    }

    @Test
    void theAlarmOfTheScoreIsRetractedWithTheValueThatMadeIt() {
        Bed bed = deteriorating().reads(Signal.RESPIRATORY_RATE, 6 * MINUTE, "25");
        bed.reads(Bed.reading(Signal.RESPIRATORY_RATE, 6 * MINUTE, "25")
                .setStatus(ReadingStatus.ENTERED_IN_ERROR)
                .build());

        assertThat(bed.lines())
                .contains("2 RETRACTED CRITICAL end @360 news2-high", "2 RETRACTED ERROR end @360 news2-single-high");
        assertThat(bed.alarms().score().orElseThrow().complete()).isFalse();
    }

    @Test
    void theNextObservationIsOverdue() {
        Bed bed = deteriorating().reads(Signal.RESPIRATORY_RATE, 6 * MINUTE, "25");

        assertThat(bed.alarms().nextObservationDue()).contains(Bed.START.plusSeconds(36 * MINUTE));
        assertThat(bed.reaches(40 * MINUTE).lines()).contains("1 RAISED WARNING start @2160 observation-overdue");
    }

    @Test
    void aChildIsNotScored() {
        Bed bed = new Bed().withDefaults().with(Bed.patient().setAge(9).build()).reads(Signal.CONSCIOUSNESS, 0, "U");

        assertThat(bed.alarms().score()).isEmpty();
        assertThat(bed.lines()).isEmpty();
    }
}
