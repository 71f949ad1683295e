package io.millrace.vitals.policy;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.alert.AlertState;
import io.millrace.vitals.alarms.AlarmSettings;
import io.millrace.vitals.alarms.Bedside;
import io.millrace.vitals.alarms.PatientAlarms;
import io.millrace.vitals.alarms.Scene;
import io.millrace.vitals.limits.LimitRow;
import io.millrace.vitals.limits.LimitTable;
import io.millrace.vitals.readings.Reading;
import io.millrace.vitals.readings.ReadingHistory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Runs a log of readings under every cell of a grid. The order of the log does not matter. */
public final class PolicySimulator {

    private static final Duration SHORT = Duration.ofSeconds(15);
    private static final Duration DAY = Duration.ofDays(1);

    private final PolicyGrid grid;
    private final AlarmSettings settings;
    private final Map<String, List<Reading>> beds = new TreeMap<>();

    public PolicySimulator(PolicyGrid grid, AlarmSettings settings) {
        this.grid = grid;
        this.settings = settings;
    }

    /** Readings of other signals are left out. */
    public void add(String patient, Reading reading) {
        if (reading.signal() == grid.row().signal() && !reading.takenBack()) {
            beds.computeIfAbsent(patient, bed -> new ArrayList<>()).add(reading);
        }
    }

    /** Thresholds in the grid's order, and for each of them the delays. */
    public List<PolicyOutcome> run() {
        beds.values()
                .forEach(bed -> bed.sort(Comparator.comparingLong(Reading::time).thenComparingLong(Reading::id)));
        List<PolicyOutcome> outcomes = new ArrayList<>();
        for (BigDecimal threshold : grid.thresholds()) {
            for (Duration delay : grid.delays()) {
                outcomes.add(outcome(threshold, delay));
            }
        }
        return outcomes;
    }

    private PolicyOutcome outcome(BigDecimal threshold, Duration delay) {
        LimitRow row = grid.row(threshold, delay);
        int alarms = 0;
        int brief = 0;
        int events = 0;
        List<Duration> delays = new ArrayList<>();
        for (Map.Entry<String, List<Reading>> bed : beds.entrySet()) {
            List<Span> raised = alarms(bed.getKey(), bed.getValue(), row);
            alarms += raised.size();
            brief += (int) raised.stream()
                    .filter(alarm -> alarm.length().compareTo(SHORT) < 0)
                    .count();
            for (Span event : events(bed.getValue())) {
                events++;
                raised.stream()
                        .filter(event::overlaps)
                        .map(Span::from)
                        .findFirst()
                        .ifPresent(at -> delays.add(
                                at.isBefore(event.from()) ? Duration.ZERO : Duration.between(event.from(), at)));
            }
        }
        double days = (double) watched().toMillis() / DAY.toMillis();
        return new PolicyOutcome(
                threshold,
                delay,
                alarms,
                days == 0 ? 0 : alarms / days,
                alarms == 0 ? 0 : (double) brief / alarms,
                events,
                events - delays.size(),
                median(delays));
    }

    /** How long all beds together were watched. */
    private Duration watched() {
        return beds.values().stream()
                .map(bed -> Duration.between(bed.get(0).at(), end(bed)))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Instant end(List<Reading> bed) {
        return bed.get(bed.size() - 1).at();
    }

    private List<Span> alarms(String patient, List<Reading> bed, LimitRow row) {
        LimitTable table = LimitTable.of(List.of(row));
        PatientAlarms alarms = new PatientAlarms(settings.domain(), patient);
        ReadingHistory history = new ReadingHistory();
        Scene scene = new Scene(settings, Bedside.unknown(), table.of(patient, ""), end(bed));
        Map<String, Span> spans = new LinkedHashMap<>();
        for (Reading reading : bed) {
            history.forgetBefore(reading.time() - settings.horizon().toMillis());
            if (!history.contains(reading.id())) {
                history.put(reading);
                note(spans, alarms.read(reading, Optional.empty(), history, scene), end(bed));
            }
        }
        note(spans, alarms.tick(end(bed), scene), end(bed));
        return List.copyOf(spans.values());
    }

    private void note(Map<String, Span> spans, List<Alert> alerts, Instant end) {
        for (Alert alert : alerts) {
            String id = alert.getAlertId();
            if (!alert.getValues().get("type").equals("SP")) {
                continue;
            }
            if (alert.getState() == AlertState.RAISED) {
                spans.put(id, new Span(alert.getEventTime(), end));
            } else if (alert.getState() == AlertState.CLEARED) {
                spans.computeIfPresent(id, (same, span) -> new Span(span.from(), alert.getEventTime()));
            } else if (alert.getState() == AlertState.RETRACTED) {
                spans.remove(id);
            }
        }
    }

    /** Runs of values beyond the reference that last long enough. */
    private List<Span> events(List<Reading> bed) {
        List<Span> events = new ArrayList<>();
        Instant since = null;
        for (Reading reading : bed) {
            boolean reached = reading.isMeasured() && grid.isReached(reading);
            if (reached && since == null) {
                since = reading.at();
            } else if (!reached && since != null) {
                events.add(new Span(since, reading.at()));
                since = null;
            }
        }
        if (since != null) {
            events.add(new Span(since, end(bed)));
        }
        events.removeIf(event -> event.length().compareTo(grid.reference().atLeast()) < 0);
        return events;
    }

    private static Optional<Duration> median(List<Duration> delays) {
        if (delays.isEmpty()) {
            return Optional.empty();
        }
        List<Duration> sorted = delays.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return Optional.of(
                sorted.size() % 2 == 1
                        ? sorted.get(middle)
                        : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2));
    }
}
