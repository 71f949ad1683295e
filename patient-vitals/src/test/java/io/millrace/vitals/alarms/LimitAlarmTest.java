package io.millrace.vitals.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.vitals.CommandKind;
import io.millrace.contracts.vitals.Direction;
import io.millrace.contracts.vitals.EscalationStep;
import io.millrace.contracts.vitals.LimitLevel;
import io.millrace.contracts.vitals.LimitScope;
import io.millrace.contracts.vitals.Priority;
import io.millrace.contracts.vitals.Signal;
import io.millrace.contracts.vitals.VitalLimit;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitAlarmTest {

    private static VitalLimit.Builder above(String threshold) {
        return Bed.limit(Signal.HEART_RATE, Direction.HIGH, LimitLevel.CRITICAL, threshold);
    }

    private static VitalLimit.Builder warnAbove(String threshold) {
        return Bed.limit(Signal.HEART_RATE, Direction.HIGH, LimitLevel.WARNING, threshold);
    }

    @Test
    void anAlarmSaysWhatWasMeasuredAndWhatDecided() {
        Alert alert = new Bed()
                .with(above("180").setSource("the ward's round of May").build())
                .reads(Signal.HEART_RATE, 3, "185")
                .alerts()
                .get(0);

        assertThat(alert.getAlertId()).isEqualTo("patient-vitals:heart-rate-high:p-7:20260101T120003.000Z");
        assertThat(alert.getTitle()).isEqualTo("Heart rate above 180 /min");
        assertThat(alert.getValues())
                .containsEntry("value", "185")
                .containsEntry("level", "CRITICAL")
                .containsEntry("priority", "PH")
                .containsEntry("type", "SP")
                .containsEntry("phase", "start")
                .containsEntry("alarmState", "active")
                .containsEntry("inactivation", "enabled");
        assertThat(alert.getLimits())
                .containsEntry("limit", "> 180 /min")
                .containsEntry("row", "default/HEART_RATE/HIGH/CRITICAL");
        assertThat(alert.getEvidence())
                .extracting(line -> line.getSummary())
                .containsExactly("HEART_RATE 185 /min, monitor-1");
    }

    @Test
    void aValueOnTheLimitIsNotBeyondItUnlessTheRowSaysSo() {
        assertThat(new Bed()
                        .with(above("180").build())
                        .reads(Signal.HEART_RATE, 0, "180")
                        .lines())
                .isEmpty();
        assertThat(new Bed()
                        .with(above("180").setInclusive(true).build())
                        .reads(Signal.HEART_RATE, 0, "180")
                        .lines())
                .containsExactly("1 RAISED CRITICAL start @0 heart-rate-high");
    }

    @Test
    void itMustHoldForTheOnsetDelay() {
        Bed bed = new Bed().with(above("180").setOnsetDelay(3000).build());

        assertThat(bed.reads(Signal.HEART_RATE, 0, "185", "185", "170", "185", "185", "185", "185", "170")
                        .lines())
                .containsExactly(
                        "1 RAISED CRITICAL start @6 heart-rate-high", "2 CLEARED CRITICAL end @7 heart-rate-high");
    }

    @Test
    void aSingleValueIsRaisedWhenNothingContradictsIt() {
        Bed bed = new Bed().with(above("180").setOnsetDelay(5000).build()).reads(Signal.HEART_RATE, 0, "185");

        assertThat(bed.lines()).isEmpty();
        assertThat(bed.reaches(60).lines()).containsExactly("1 RAISED CRITICAL start @5 heart-rate-high");
    }

    @Test
    void anOpenAlarmHoldsOnWithinTheHysteresis() {
        Bed bed = new Bed().with(above("180").setHysteresis(Bed.decimal("5")).build());

        assertThat(bed.reads(Signal.HEART_RATE, 0, "178", "181", "176", "175", "178")
                        .lines())
                .containsExactly(
                        "1 RAISED CRITICAL start @1 heart-rate-high", "2 CLEARED CRITICAL end @3 heart-rate-high");
    }

    @Test
    void aMeanIsComparedWhereTheRowAsksForOne() {
        Bed bed = new Bed().with(above("180").setAveraging(4000).build());

        assertThat(bed.reads(Signal.HEART_RATE, 0, "100", "100", "100", "300", "300", "300")
                        .lines())
                .containsExactly("1 RAISED CRITICAL start @4 heart-rate-high");
    }

    @Test
    void aSuddenDropDoesNotWait() {
        Bed bed = new Bed()
                .with(Bed.limit(Signal.SPO2, Direction.LOW, LimitLevel.WARNING, "88")
                        .setOnsetDelay(15_000)
                        .setImmediateDrop(Bed.decimal("10"))
                        .build());

        assertThat(bed.reads(Signal.SPO2, 0, "97", "97", "97", "86").lines())
                .containsExactly("1 RAISED ERROR start @3 spo2-low");
    }

    @Test
    void twoLevelsAreOneAlarmThatEscalatesAndDeescalates() {
        Bed bed = new Bed().with(warnAbove("120").build(), above("180").build());

        assertThat(bed.reads(Signal.HEART_RATE, 0, "110", "125", "185", "130", "110")
                        .lines())
                .containsExactly(
                        "1 RAISED ERROR start @1 heart-rate-high",
                        "2 UPDATED CRITICAL escalate @2 heart-rate-high",
                        "3 UPDATED ERROR deescalate @3 heart-rate-high",
                        "4 CLEARED ERROR end @4 heart-rate-high");
    }

    @Test
    void theSecondLevelHasItsOwnDelay() {
        Bed bed = new Bed()
                .with(warnAbove("120").build(), above("180").setOnsetDelay(2000).build());

        assertThat(bed.reads(Signal.HEART_RATE, 0, "185", "185", "185", "185").lines())
                .containsExactly(
                        "1 RAISED ERROR start @0 heart-rate-high", "2 UPDATED CRITICAL escalate @2 heart-rate-high");
    }

    @Test
    void whoAcknowledgedAWarningHasNotAcknowledgedTheEmergency() {
        Bed bed = new Bed().with(warnAbove("120").build(), above("180").build());

        assertThat(bed.reads(Signal.HEART_RATE, 0, "125")
                        .isTold(CommandKind.ACKNOWLEDGE, 1)
                        .reads(Signal.HEART_RATE, 2, "185")
                        .lines())
                .containsExactly(
                        "1 RAISED ERROR start @0 heart-rate-high",
                        "2 UPDATED ERROR ack acknowledged @1 heart-rate-high",
                        "3 UPDATED CRITICAL escalate @2 heart-rate-high");
    }

    @Test
    void aLatchedAlarmStaysUntilItIsReset() {
        Bed bed = new Bed().with(above("180").setLatching(true).build());

        assertThat(bed.reads(Signal.HEART_RATE, 0, "185", "100")
                        .isTold(CommandKind.RESET, 9)
                        .lines())
                .containsExactly(
                        "1 RAISED CRITICAL start @0 heart-rate-high",
                        "2 UPDATED CRITICAL update @1 heart-rate-high",
                        "3 CLEARED CRITICAL reset @9 heart-rate-high");
        assertThat(bed.alerts().get(1).getValues()).containsEntry("alarmState", "latched");
        assertThat(bed.alerts().get(2).getReason()).isEqualTo("reset by nurse 4");
    }

    @Test
    void nobodyAcknowledgesSoOthersAreToldAndItIsRepeated() {
        Bed bed = new Bed()
                .with(above("180")
                        .setPriority(Priority.PM)
                        .setRepeatEvery(60_000)
                        .setEscalation(List.of(new EscalationStep(90_000, Priority.PH, "registrar")))
                        .build());

        assertThat(bed.reads(Signal.HEART_RATE, 0, "185").reaches(200).lines())
                .containsExactly(
                        "1 RAISED ERROR start @0 heart-rate-high",
                        "2 UPDATED ERROR continue @60 heart-rate-high",
                        "3 UPDATED CRITICAL escalate @90 heart-rate-high",
                        "4 UPDATED CRITICAL continue @150 heart-rate-high");
        assertThat(bed.alerts().get(2).getValues()).containsEntry("notify", "registrar");
    }

    @Test
    void anAudioPauseStopsTheRepeatsUntilItIsOver() {
        Bed bed = new Bed()
                .with(above("180").setRepeatEvery(60_000).build())
                .reads(Signal.HEART_RATE, 0, "185")
                .isTold(CommandKind.AUDIO_PAUSE, 10, 300L, null)
                .reaches(310);

        assertThat(bed.lines())
                .containsExactly(
                        "1 RAISED CRITICAL start @0 heart-rate-high",
                        "2 UPDATED CRITICAL inactivate @10 heart-rate-high",
                        "3 UPDATED CRITICAL update @300 heart-rate-high");
        assertThat(bed.alerts().get(1).getValues()).containsEntry("inactivation", "audio-paused");
    }

    @Test
    void whileSuspendedNothingOfThePatientIsPublishedAndThenWhatStillHolds() {
        Bed bed = new Bed()
                .with(above("180").build())
                .isTold(CommandKind.SUSPEND, 0, 60L, null)
                .reads(Signal.HEART_RATE, 1, "185", "100", "190");

        assertThat(bed.lines()).isEmpty();
        assertThat(bed.reaches(90).lines()).containsExactly("1 RAISED CRITICAL start @60 heart-rate-high");
        assertThat(bed.alerts().get(0).getValues()).containsEntry("value", "190");
    }

    @Test
    void aResumeEndsASuspension() {
        Bed bed = new Bed()
                .with(above("180").build())
                .reads(Signal.HEART_RATE, 0, "185")
                .isTold(CommandKind.SUSPEND, 1, 600L, null)
                .reads(Signal.HEART_RATE, 2, "100")
                .isTold(CommandKind.RESUME, 5);

        assertThat(bed.lines())
                .containsExactly(
                        "1 RAISED CRITICAL start @0 heart-rate-high",
                        "2 UPDATED CRITICAL inactivate @1 heart-rate-high",
                        "3 CLEARED CRITICAL end @5 heart-rate-high");
        assertThat(bed.alerts().get(1).getValues()).containsEntry("inactivation", "alarm-paused");
    }

    @Test
    void aPatientsOwnRowIsInForceAtOnce() {
        VitalLimit own = above("200")
                .setId("patient/p-7/HEART_RATE/HIGH/CRITICAL")
                .setScope(LimitScope.PATIENT)
                .setScopeId("p-7")
                .build();

        assertThat(new Bed()
                        .with(above("180").build())
                        .reads(Signal.HEART_RATE, 0, "185")
                        .with(own)
                        .reviews()
                        .lines())
                .containsExactly(
                        "1 RAISED CRITICAL start @0 heart-rate-high", "2 CLEARED CRITICAL end @0 heart-rate-high");
    }

    @Test
    void aRowThatIsSwitchedOffHidesTheWiderOnes() {
        VitalLimit off = above("180")
                .setId("ward/icu/HEART_RATE/HIGH/CRITICAL")
                .setScope(LimitScope.WARD)
                .setScopeId("icu")
                .setActive(false)
                .build();

        assertThat(new Bed()
                        .with(Bed.patient().build())
                        .with(above("180").build(), off)
                        .reads(Signal.HEART_RATE, 0, "185")
                        .lines())
                .isEmpty();
    }

    @Test
    void whenThePatientLeavesEveryAlarmEnds() {
        Bed bed = new Bed()
                .with(above("180").setLatching(true).build())
                .reads(Signal.HEART_RATE, 0, "185")
                .leaves(9);

        assertThat(bed.lines())
                .containsExactly(
                        "1 RAISED CRITICAL start @0 heart-rate-high", "2 CLEARED CRITICAL end @9 heart-rate-high");
        assertThat(bed.alarms().open()).isEmpty();
    }

    @Test
    void anOpenAlarmTellsItsLatestValueOnceAMinute() {
        Bed bed = new Bed().with(above("180").build());
        for (int second = 0; second <= 65; second++) {
            bed.reads(Signal.HEART_RATE, second, String.valueOf(185 + second));
        }

        assertThat(bed.lines())
                .containsExactly(
                        "1 RAISED CRITICAL start @0 heart-rate-high", "2 UPDATED CRITICAL update @60 heart-rate-high");
        assertThat(bed.alerts().get(1).getValues()).containsEntry("value", "245");
    }
}
