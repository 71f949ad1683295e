package io.millrace.vitals.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.alert.AlertState;
import io.millrace.contracts.vitals.Direction;
import io.millrace.contracts.vitals.LimitLevel;
import io.millrace.contracts.vitals.Signal;
import io.millrace.contracts.vitals.VitalLimit;
import io.millrace.contracts.vitals.VitalSign;
import io.millrace.vitals.DataSets;
import io.millrace.vitals.readings.Fault;
import io.millrace.vitals.readings.Reading;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** Two days of 4,000 intensive care patients, charted by hand: values an hour apart, with real dirt in them. */
class PhysionetConformanceTest {

    private static final Map<String, Signal> PARAMETERS = Map.of(
            "HR", Signal.HEART_RATE,
            "Temp", Signal.TEMPERATURE,
            "NISysABP", Signal.SYSTOLIC_BP,
            "RespRate", Signal.RESPIRATORY_RATE);

    @Test
    void heartRatesAbove180AlertAndSensorFaultsDoNot() throws IOException {
        VitalLimit emergency = Bed.limit(Signal.HEART_RATE, Direction.HIGH, LimitLevel.CRITICAL, "180")
                .build();
        VitalLimit slow = Bed.limit(Signal.HEART_RATE, Direction.LOW, LimitLevel.CRITICAL, "3")
                .build();
        VitalLimit cold = Bed.limit(Signal.TEMPERATURE, Direction.LOW, LimitLevel.CRITICAL, "25")
                .build();
        Map<String, Bed> beds = new LinkedHashMap<>();
        Set<String> above = new TreeSet<>();
        int zeros = 0;
        int cold25 = 0;
        try (var rows = DataSets.csv(DataSets.vitals("physionet2012_icu/dev/observations.csv.gz"))) {
            for (CSVRecord row : rows) {
                Signal signal = PARAMETERS.get(row.get("Parameter"));
                if (signal == null) {
                    continue;
                }
                Bed bed = beds.computeIfAbsent(
                        row.get("RecordID"), id -> new Bed().keptInMemory().with(emergency, slow, cold));
                int before = bed.alerts().size();
                VitalSign vital = Bed.reading(signal, second(row.get("Time")), row.get("Value"))
                        .setReadingId("row " + row.getRecordNumber())
                        .build();
                bed.reads(vital);
                boolean open = bed.alarms().open().stream()
                        .anyMatch(alert -> alert.getRule().equals("heart-rate-high"));
                if (signal == Signal.HEART_RATE && open) {
                    above.add(row.get("RecordID") + ' ' + row.get("Time"));
                }
                boolean fault = Reading.of(vital, 0, 0).fault() != Fault.NONE;
                zeros += signal == Signal.HEART_RATE && fault ? 1 : 0;
                cold25 += signal == Signal.TEMPERATURE && fault ? 1 : 0;
                if (fault) {
                    assertThat(bed.alerts().subList(before, bed.alerts().size()))
                            .as("%s", row)
                            .noneMatch(PhysionetConformanceTest::isNewAndClinical);
                }
            }
        }

        Set<String> truth = new TreeSet<>();
        try (var rows = DataSets.csv(DataSets.vitals("physionet2012_icu/dev/truth/hr_gt_180.csv"))) {
            rows.forEach(row -> truth.add(row.get("RecordID") + ' ' + row.get("Time")));
        }
        assertThat(above).isEqualTo(truth).hasSize(51);
        assertThat(beds.values().stream()
                        .filter(bed -> bed.alerts().stream().anyMatch(PhysionetConformanceTest::isEmergency)))
                .hasSize(27);
        assertThat(beds.values().stream().flatMap(bed -> bed.alerts().stream()))
                .noneMatch(alert -> alert.getRule().equals("heart-rate-low")
                        || alert.getRule().equals("temperature-low"));
        assertThat(zeros).isEqualTo(11);
        assertThat(cold25).isEqualTo(130);
    }

    private static boolean isEmergency(Alert alert) {
        return alert.getRule().equals("heart-rate-high") && alert.getState() == AlertState.RAISED;
    }

    private static boolean isNewAndClinical(Alert alert) {
        return alert.getValues().get("type").equals("SP") && alert.getState() == AlertState.RAISED;
    }

    private static long second(String time) {
        String[] parts = time.split(":", -1);
        return Duration.ofHours(Long.parseLong(parts[0]))
                .plusMinutes(Long.parseLong(parts[1]))
                .toSeconds();
    }
}
