package io.millrace.vitals.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.alert.AlertState;
import io.millrace.contracts.alert.Severity;
import io.millrace.contracts.vitals.Direction;
import io.millrace.contracts.vitals.LimitLevel;
import io.millrace.contracts.vitals.Signal;
import io.millrace.contracts.vitals.VitalLimit;
import io.millrace.vitals.DataSets;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** Eight minutes of 27 intensive care patients, one row a second. An empty field is a second without a value. */
class BidmcConformanceTest {

    private static final Map<String, Signal> COLUMNS =
            Map.of("HR", Signal.HEART_RATE, "RESP", Signal.RESPIRATORY_RATE, "SpO2", Signal.SPO2);

    /** Thresholds of the truth that may stand in one table together: two of one direction are its two levels. */
    private static final Map<String, VitalLimit.Builder> LIMITS = limits();

    private static Map<String, VitalLimit.Builder> limits() {
        Map<String, VitalLimit.Builder> limits = new LinkedHashMap<>();
        limits.put("HR>120", Bed.limit(Signal.HEART_RATE, Direction.HIGH, LimitLevel.WARNING, "120"));
        limits.put(
                "HR>=131 (NEWS2=3)",
                Bed.limit(Signal.HEART_RATE, Direction.HIGH, LimitLevel.CRITICAL, "131")
                        .setInclusive(true));
        limits.put("HR<50", Bed.limit(Signal.HEART_RATE, Direction.LOW, LimitLevel.WARNING, "50"));
        limits.put(
                "SpO2<=91 (NEWS2=3)",
                Bed.limit(Signal.SPO2, Direction.LOW, LimitLevel.WARNING, "91").setInclusive(true));
        limits.put("SpO2<90", Bed.limit(Signal.SPO2, Direction.LOW, LimitLevel.CRITICAL, "90"));
        limits.put(
                "RESP>=25 (NEWS2=3)",
                Bed.limit(Signal.RESPIRATORY_RATE, Direction.HIGH, LimitLevel.WARNING, "25")
                        .setInclusive(true));
        limits.put(
                "RESP<=8 (NEWS2=3)",
                Bed.limit(Signal.RESPIRATORY_RATE, Direction.LOW, LimitLevel.WARNING, "8")
                        .setInclusive(true));
        return limits;
    }

    private record Episode(String patient, String rule, long start, long end) implements Comparable<Episode> {
        @Override
        public int compareTo(Episode other) {
            return toString().compareTo(other.toString());
        }
    }

    @Test
    void episodesEqualTheTruthToTheSecond() throws IOException {
        assertThat(episodes(0)).isEqualTo(truth(0));
    }

    @Test
    void withAHoldOfTenSecondsOnlyThoseOfTenSecondsAndMore() throws IOException {
        assertThat(episodes(10)).isEqualTo(truth(10)).hasSize(20);
    }

    @Test
    void aSecondThatIsLeftOutEndsARunAsAnEmptyOneDoes() throws IOException {
        assertThat(episodes(0, false)).isEqualTo(truth(0));
    }

    @Test
    void nobodyHasAHeartRateAbove180() throws IOException {
        VitalLimit row = Bed.limit(Signal.HEART_RATE, Direction.HIGH, LimitLevel.CRITICAL, "180")
                .build();
        for (List<CSVRecord> rows : patients().values()) {
            Bed bed = new Bed().keptInMemory().with(row);
            rows.forEach(one -> read(bed, one, true));
            assertThat(bed.alerts()).isEmpty();
        }
    }

    private static SortedSet<Episode> truth(int atLeast) throws IOException {
        TreeSet<Episode> episodes = new TreeSet<>();
        try (var rows = DataSets.csv(DataSets.vitals("bidmc_1hz/dev/truth/expected_episodes.csv"))) {
            for (CSVRecord row : rows) {
                if (Long.parseLong(row.get("seconds")) >= atLeast) {
                    episodes.add(new Episode(
                            row.get("patient"),
                            row.get("rule"),
                            Long.parseLong(row.get("start_s")),
                            Long.parseLong(row.get("end_s"))));
                }
            }
        }
        return episodes;
    }

    private static SortedSet<Episode> episodes(int hold) throws IOException {
        return episodes(hold, true);
    }

    private static SortedSet<Episode> episodes(int hold, boolean emptyIsSent) throws IOException {
        VitalLimit[] rows = LIMITS.values().stream()
                .map(row ->
                        VitalLimit.newBuilder(row).setOnsetDelay(hold * 1000).build())
                .toArray(VitalLimit[]::new);
        TreeSet<Episode> episodes = new TreeSet<>();
        for (Map.Entry<String, List<CSVRecord>> patient : patients().entrySet()) {
            Bed bed = new Bed()
                    .keptInMemory()
                    .with(rows)
                    .monitored(Signal.HEART_RATE, Signal.RESPIRATORY_RATE, Signal.SPO2);
            patient.getValue().forEach(row -> read(bed, row, emptyIsSent));
            bed.reaches(500);
            long last = patient.getValue().size();
            LIMITS.forEach((rule, row) -> runs(bed.alerts(), row, last)
                    .forEach(run -> episodes.add(new Episode(patient.getKey(), rule, run[0] - hold, run[1] - 1))));
        }
        return episodes;
    }

    private static Map<String, List<CSVRecord>> patients() throws IOException {
        Map<String, List<CSVRecord>> patients = new LinkedHashMap<>();
        try (var rows = DataSets.csv(DataSets.vitals("bidmc_1hz/dev/numerics.csv.gz"))) {
            for (CSVRecord row : rows) {
                patients.computeIfAbsent(row.get("patient"), patient -> new ArrayList<>())
                        .add(row);
            }
        }
        return patients;
    }

    private static void read(Bed bed, CSVRecord row, boolean emptyIsSent) {
        COLUMNS.forEach((column, signal) -> {
            String value = row.get(column);
            if (!value.isEmpty() || emptyIsSent) {
                bed.reads(signal, Long.parseLong(row.get("sec")), value.isEmpty() ? null : value);
            }
        });
    }

    /** From and to (excluded) of the time for which the alarm was at least as severe as the row's level. */
    private static List<long[]> runs(List<Alert> alerts, VitalLimit.Builder row, long end) {
        String rule = Names.rule(row.getSignal()) + (row.getDirection() == Direction.HIGH ? "-high" : "-low");
        Severity level = Priorities.severity(row.getPriority());
        List<long[]> runs = new ArrayList<>();
        Instant since = null;
        for (Alert alert :
                alerts.stream().filter(one -> one.getRule().equals(rule)).toList()) {
            boolean reached = alert.getState() != AlertState.CLEARED
                    && alert.getSeverity().compareTo(level) >= 0;
            if (reached && since == null) {
                since = alert.getEventTime();
            } else if (!reached && since != null) {
                runs.add(new long[] {second(since), second(alert.getEventTime())});
                since = null;
            }
        }
        if (since != null) {
            runs.add(new long[] {second(since), end});
        }
        return runs;
    }

    private static long second(Instant time) {
        return Duration.between(Bed.START, time).toSeconds();
    }
}
