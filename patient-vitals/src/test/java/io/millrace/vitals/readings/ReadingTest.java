package io.millrace.vitals.readings;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.vitals.Quality;
import io.millrace.contracts.vitals.ReadingStatus;
import io.millrace.contracts.vitals.Signal;
import io.millrace.contracts.vitals.VitalSign;
import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import io.millrace.vitals.readings.Corrections.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {

    private static VitalSign.Builder vital(Signal signal, String value, String unit) {
        return VitalSign.newBuilder()
                .setReadingId("r-1")
                .setPatient("p-7")
                .setSignal(signal)
                .setValue(value == null ? null : new BigDecimal(value).setScale(4))
                .setUnit(unit)
                .setEffectiveTime(Instant.parse("2026-01-01T12:00:00Z"));
    }

    private static Reading reading(VitalSign.Builder vital) {
        return Reading.of(vital.build(), 0, 17);
    }

    @ParameterizedTest
    @CsvSource({
        "TEMPERATURE, 98.6, [degF], 37",
        "TEMPERATURE, 310.15, K, 37",
        "TEMPERATURE, 37, Cel, 37",
        "WEIGHT, 185, [lb_av], 83.9146",
        "WEIGHT, 3500, g, 3.5",
        "HEIGHT, 70, [in_i], 177.8",
        "HEIGHT, 1.8, m, 180",
        "SYSTOLIC_BP, 16, kPa, 120.0102",
        "HEART_RATE, 72, {beats}/min, 72",
        "HEART_RATE, 1.5, /s, 90",
        "SPO2, 0.97, 1, 97",
        "RESPIRATORY_RATE, 16, {breaths}/min, 16",
        "OXYGEN_FLOW, 2000, mL/min, 2",
        "GLUCOSE, 90.078, mg/dL, 5",
    })
    void unitsAreMadeCanonical(Signal signal, String value, String unit, String canonical) {
        assertThat(reading(vital(signal, value, unit)).decimal()).isEqualByComparingTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({"HEART_RATE, Cel", "HEART_RATE, bpm", "TEMPERATURE, ''", "SYSTOLIC_BP, mmHg", "SPO2, mm[Hg]"})
    void anUnknownUnitIsRefusedAndNeverGuessed(Signal signal, String unit) {
        assertThat(VitalSignFault.of(vital(signal, "70", unit).build()))
                .get()
                .asString()
                .startsWith("unit is \"" + unit + "\": expected one of " + Units.canonical(signal))
                .endsWith("(UCUM) for " + signal);
    }

    @ParameterizedTest
    @CsvSource({
        "HEART_RATE, 0, SENSOR_ZERO",
        "HEART_RATE, 350, NONE",
        "HEART_RATE, 351, IMPLAUSIBLE",
        "HEART_RATE, -1, IMPLAUSIBLE",
        "RESPIRATORY_RATE, 0, NONE",
        "SPO2, 0, PROBE_OFF",
        "SPO2, 101, IMPLAUSIBLE",
        "SYSTOLIC_BP, 0, SENSOR_ZERO",
        "TEMPERATURE, 24.9, IMPLAUSIBLE",
        "TEMPERATURE, 25, NONE",
        "TEMPERATURE, 45.1, IMPLAUSIBLE",
        "TEMPERATURE, -17.8, IMPLAUSIBLE",
    })
    void whatCannotBeIsNotAMeasurement(Signal signal, String value, Fault fault) {
        assertThat(reading(vital(signal, value, Units.canonical(signal))).fault())
                .isEqualTo(fault);
    }

    @Test
    void theDevicesWordOnItsSignalCounts() {
        assertThat(reading(vital(Signal.SPO2, "97", "%").setQuality(Quality.PROBE_OFF))
                        .fault())
                .isEqualTo(Fault.PROBE_OFF);
        assertThat(reading(vital(Signal.SPO2, "97", "%").setQuality(Quality.QUESTIONABLE)))
                .satisfies(reading -> assertThat(reading.isMeasured()).isTrue())
                .satisfies(reading -> assertThat(reading.summary()).isEqualTo("SPO2 97 %, questionable"));
    }

    @Test
    void wordsInPlaceOfANumberAreRefused() {
        assertThat(VitalSignFault.of(
                        vital(Signal.WEIGHT, null, "").setText("185 pounds").build()))
                .contains("WEIGHT is the text \"185 pounds\": expected a number and its unit");
        assertThat(VitalSignFault.of(
                        vital(Signal.CONSCIOUSNESS, null, "").setText("drowsy").build()))
                .contains("CONSCIOUSNESS is \"drowsy\": expected A, C, V, P or U as text");
        assertThat(VitalSignFault.of(
                        vital(Signal.SPO2, "97", "%").setEffectiveTime(null).build()))
                .contains("effectiveTime is missing: expected the time at which it was measured");
    }

    @Test
    void theHigherVersionCountsThenTheLaterStanding() {
        Reading preliminary = reading(vital(Signal.SPO2, "97", "%").setStatus(ReadingStatus.PRELIMINARY));
        Reading last = reading(vital(Signal.SPO2, "96", "%").setStatus(ReadingStatus.FINAL));
        Reading corrected = reading(vital(Signal.SPO2, "95", "%").setStatus(ReadingStatus.CORRECTED));
        Reading takenBack = reading(vital(Signal.SPO2, "95", "%").setStatus(ReadingStatus.ENTERED_IN_ERROR));
        Reading second = reading(vital(Signal.SPO2, "94", "%").setVersion(2));

        assertThat(Corrections.decide(Optional.empty(), preliminary)).isEqualTo(Verdict.NEW);
        assertThat(Corrections.decide(Optional.of(preliminary), last)).isEqualTo(Verdict.REPLACES);
        assertThat(Corrections.decide(Optional.of(corrected), last)).isEqualTo(Verdict.OUTDATED);
        assertThat(Corrections.decide(Optional.of(corrected), takenBack)).isEqualTo(Verdict.REPLACES);
        assertThat(Corrections.decide(Optional.of(takenBack), second)).isEqualTo(Verdict.REPLACES);
        assertThat(Corrections.decide(Optional.of(second), second)).isEqualTo(Verdict.DUPLICATE);
    }

    @Test
    void aReadingIsReadAsItWasStored() {
        Reading reading = reading(vital(Signal.TEMPERATURE, "98.6", "[degF]")
                .setDevice("thermometer-3")
                .setIssuedAt(Instant.parse("2026-01-01T12:01:00Z"))
                .setStatus(ReadingStatus.AMENDED));
        StateWriter out = new StateWriter();
        ReadingFormat.write(out, reading);
        StateReader in = new StateReader(out.toBytes());

        assertThat(ReadingFormat.read(in)).isEqualTo(reading);
        assertThat(in.atEnd()).isTrue();
    }

    @Test
    void aDeviceOnTwoPatientsAtOnceIsAClash() {
        DeviceHolder first = DeviceHolder.see(Optional.empty(), "p-1", 0, Duration.ofMinutes(5))
                .holder();

        assertThat(DeviceHolder.see(Optional.of(first), "p-2", 60_000, Duration.ofMinutes(5))
                        .clashesWith())
                .contains("p-1");
        assertThat(DeviceHolder.see(Optional.of(first), "p-2", 300_000, Duration.ofMinutes(5))
                        .clashesWith())
                .isEmpty();
        assertThat(DeviceHolder.see(Optional.of(first), "p-1", 1_000, Duration.ofMinutes(5))
                        .clashesWith())
                .isEmpty();
    }
}
