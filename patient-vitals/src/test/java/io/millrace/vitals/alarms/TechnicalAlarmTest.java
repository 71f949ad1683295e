package io.millrace.vitals.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.vitals.CommandKind;
import io.millrace.contracts.vitals.Direction;
import io.millrace.contracts.vitals.LimitLevel;
import io.millrace.contracts.vitals.Quality;
import io.millrace.contracts.vitals.Signal;
import org.junit.jupiter.api.Test;

class TechnicalAlarmTest {

    @Test
    void aProbeThatFallsOffIsATechnicalAlarmAndNoDesaturation() {
        Bed bed = new Bed().withDefaults().reads(Signal.SPO2, 0, "97", "0", "0", "0", "0", "0", "0", "96");

        assertThat(bed.lines())
                .containsExactly("1 RAISED WARNING start @6 spo2-probe-off", "2 CLEARED WARNING end @7 spo2-probe-off");
        assertThat(bed.alerts().get(0).getValues()).containsEntry("type", "ST").containsEntry("priority", "PL");
    }

    @Test
    void anArtefactRaisesNothing() {
        Bed bed = new Bed()
                .withDefaults()
                .reads(Signal.HEART_RATE, 0, "80")
                .reads(Bed.reading(Signal.HEART_RATE, 1, "240")
                        .setQuality(Quality.ARTEFACT)
                        .build())
                .reads(Signal.HEART_RATE, 2, "400", "81");

        assertThat(bed.reaches(100).lines()).isEmpty();
    }

    @Test
    void aHeartRateOfZeroIsASensorFault() {
        Bed bed = new Bed().withDefaults().reads(Signal.HEART_RATE, 0, "80", "0");

        assertThat(bed.reaches(60).lines()).containsExactly("1 RAISED WARNING start @6 heart-rate-probe-off");
    }

    @Test
    void aDeviceThatFallsSilentIsAnAlarmAndTakesOverFromTheOthers() {
        Bed bed = new Bed()
                .with(Bed.limit(Signal.HEART_RATE, Direction.HIGH, LimitLevel.CRITICAL, "180")
                        .build())
                .monitored(Signal.HEART_RATE)
                .reads(Signal.HEART_RATE, 0, "185", "185")
                .reaches(10);

        assertThat(bed.lines()).containsExactly("1 RAISED CRITICAL start @0 heart-rate-high");
        assertThat(bed.reaches(30).reads(Signal.HEART_RATE, 40, "80").lines())
                .endsWith(
                        "2 CLEARED CRITICAL end @2 heart-rate-high",
                        "1 RAISED ERROR start @16 no-data/monitor-1",
                        "2 CLEARED ERROR end @40 no-data/monitor-1");
    }

    @Test
    void lowBatteriesOfTwoDevicesAreTwoAlarms() {
        Bed bed = new Bed()
                .with(Bed.limit(Signal.BATTERY, Direction.LOW, LimitLevel.WARNING, "20")
                        .build())
                .reads(Signal.BATTERY, 0, "15")
                .reads(Bed.reading(Signal.BATTERY, 1, "10").setDevice("watch-2").build())
                .reads(Signal.BATTERY, 2, "100");

        assertThat(bed.lines())
                .containsExactly(
                        "1 RAISED ERROR start @0 battery-low/monitor-1",
                        "1 RAISED ERROR start @1 battery-low/watch-2",
                        "2 CLEARED ERROR end @2 battery-low/monitor-1");
        assertThat(bed.alerts().get(0).getValues()).containsEntry("type", "ST");
    }

    @Test
    void suspendingAlarmsDoesNotSilenceTechnicalOnes() {
        Bed bed = new Bed()
                .withDefaults()
                .isTold(CommandKind.SUSPEND, 0, 600L, null)
                .reads(Signal.SPO2, 1, "0");

        assertThat(bed.reaches(20).lines()).containsExactly("1 RAISED WARNING start @6 spo2-probe-off");
    }
}
