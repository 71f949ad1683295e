package io.millrace.vitals.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.vitals.Direction;
import io.millrace.contracts.vitals.LimitLevel;
import io.millrace.contracts.vitals.ReadingStatus;
import io.millrace.contracts.vitals.Signal;
import io.millrace.contracts.vitals.VitalLimit;
import org.junit.jupiter.api.Test;

class CorrectionTest {

    private static final VitalLimit ABOVE_180 = Bed.limit(Signal.HEART_RATE, Direction.HIGH, LimitLevel.CRITICAL, "180")
            .build();

    @Test
    void aValueEnteredInErrorRetractsItsAlarm() {
        Bed bed = new Bed()
                .with(ABOVE_180)
                .reads(Signal.HEART_RATE, 0, "90", "210", "90")
                .reads(Bed.reading(Signal.HEART_RATE, 1, "210")
                        .setStatus(ReadingStatus.ENTERED_IN_ERROR)
                        .build());

        assertThat(bed.lines())
                .containsExactly(
                        "1 RAISED CRITICAL start @1 heart-rate-high",
                        "2 CLEARED CRITICAL end @2 heart-rate-high",
                        "3 RETRACTED CRITICAL end @2 heart-rate-high");
    }

    @Test
    void anAmendedValueRaisesTheAlarmThatWasMissed() {
        Bed bed = new Bed()
                .with(ABOVE_180)
                .reads(Signal.HEART_RATE, 0, "90", "90", "90")
                .reads(Bed.reading(Signal.HEART_RATE, 1, "210")
                        .setStatus(ReadingStatus.AMENDED)
                        .build());

        assertThat(bed.lines())
                .containsExactly(
                        "1 RAISED CRITICAL start @1 heart-rate-high", "2 CLEARED CRITICAL end @2 heart-rate-high");
    }

    @Test
    void anAmendedLatestValueRaisesAnAlarmThatStaysOpen() {
        Bed bed = new Bed()
                .with(ABOVE_180)
                .reads(Signal.HEART_RATE, 0, "90", "90")
                .reads(Bed.reading(Signal.HEART_RATE, 1, "210").setVersion(2).build());

        assertThat(bed.lines()).containsExactly("1 RAISED CRITICAL start @1 heart-rate-high");
        assertThat(bed.reads(Signal.HEART_RATE, 2, "90").lines()).endsWith("2 CLEARED CRITICAL end @2 heart-rate-high");
    }

    @Test
    void anOlderVersionThatComesLateChangesNothing() {
        Bed bed = new Bed()
                .with(ABOVE_180)
                .reads(Bed.reading(Signal.HEART_RATE, 0, "90").setVersion(2).build())
                .reads(Bed.reading(Signal.HEART_RATE, 0, "210").setVersion(1).build())
                .reads(Bed.reading(Signal.HEART_RATE, 0, "210")
                        .setVersion(2)
                        .setStatus(ReadingStatus.PRELIMINARY)
                        .build());

        assertThat(bed.lines()).isEmpty();
    }

    @Test
    void aTakenBackReadingThatComesBeforeItsReadingKeepsItOut() {
        Bed bed = new Bed()
                .with(ABOVE_180)
                .reads(Bed.reading(Signal.HEART_RATE, 0, "210")
                        .setStatus(ReadingStatus.CANCELLED)
                        .build())
                .reads(Signal.HEART_RATE, 0, "210");

        assertThat(bed.lines()).isEmpty();
    }

    @Test
    void anAlarmThatOtherReadingsHoldUpStaysTheSame() {
        Bed bed = new Bed()
                .with(ABOVE_180)
                .reads(Signal.HEART_RATE, 0, "210", "210", "210")
                .reads(Bed.reading(Signal.HEART_RATE, 0, "210")
                        .setStatus(ReadingStatus.CANCELLED)
                        .build());

        assertThat(bed.lines()).containsExactly("1 RAISED CRITICAL start @0 heart-rate-high");
    }

    @Test
    void aLateValueThatInterruptsARunEndsItThere() {
        Bed bed = new Bed()
                .with(ABOVE_180)
                .reads(Signal.HEART_RATE, 0, "210")
                .reads(Signal.HEART_RATE, 4, "90")
                .reads(Signal.HEART_RATE, 2, "100");

        assertThat(bed.lines())
                .containsExactly(
                        "1 RAISED CRITICAL start @0 heart-rate-high", "2 CLEARED CRITICAL end @4 heart-rate-high");
        assertThat(bed.alarms()
                        .life(bed.alerts().get(0).getAlertId())
                        .orElseThrow()
                        .endedAt())
                .contains(Bed.START.plusSeconds(2));
    }

    @Test
    void pressuresThatContradictEachOtherAreNotMeasured() {
        Bed bed = new Bed()
                .with(Bed.limit(Signal.SYSTOLIC_BP, Direction.LOW, LimitLevel.CRITICAL, "80")
                        .build())
                .reads(Signal.SYSTOLIC_BP, 0, "60")
                .reads(Signal.DIASTOLIC_BP, 0, "75");

        assertThat(bed.lines())
                .containsExactly(
                        "1 RAISED CRITICAL start @0 systolic-bp-low", "2 RETRACTED CRITICAL end @0 systolic-bp-low");
    }

    @Test
    void aReadingThatTheClockHasOvertakenCountsAtItsOwnTime() {
        VitalLimit above120 = Bed.limit(Signal.HEART_RATE, Direction.HIGH, LimitLevel.WARNING, "120")
                .setOnsetDelay(3000)
                .build();
        Bed bed = new Bed()
                .with(ABOVE_180, above120)
                .reads(Signal.HEART_RATE, 35, "185")
                .reaches(39)
                .reads(Signal.HEART_RATE, 36, "90");

        assertThat(bed.lines())
                .containsExactly(
                        "1 RAISED CRITICAL start @35 heart-rate-high", "2 CLEARED CRITICAL end @39 heart-rate-high");
        assertThat(bed.alarms()
                        .life(bed.alerts().get(0).getAlertId())
                        .orElseThrow()
                        .endedAt())
                .contains(Bed.START.plusSeconds(36));
    }
}
