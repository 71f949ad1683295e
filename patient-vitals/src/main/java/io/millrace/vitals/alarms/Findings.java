package io.millrace.vitals.alarms;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.alert.Evidence;
import io.millrace.contracts.alert.Severity;
import io.millrace.contracts.vitals.Direction;
import io.millrace.contracts.vitals.LimitLevel;
import io.millrace.processors.alerts.AlertBook;
import io.millrace.processors.alerts.AlertLife;
import io.millrace.processors.alerts.AlertPolicy;
import io.millrace.processors.alerts.Finding;
import io.millrace.processors.alerts.Phase;
import io.millrace.vitals.limits.LimitPair;
import io.millrace.vitals.limits.LimitRow;
import io.millrace.vitals.readings.Reading;
import io.millrace.vitals.readings.Units;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a level finds, what the alarm says of it, and how a level behaves by its row. */
final class Findings {

    static final String VALUE = "value";
    static final String LEVEL = "level";
    static final String NOTIFY = "notify";
    static final String STATE = "alarmState";
    static final String ACTIVE = "active";
    static final String LATCHED = "latched";

    private Findings() {}

    static AlertPolicy levelPolicy(LimitRow row) {
        return AlertPolicy.immediate()
                .withOnsetDelay(row.onsetDelay())
                .withClearDelay(row.clearDelay())
                .withLatching(row.latching())
                .withUpdateEvery(AlertPolicy.FOREVER)
                .withEscalateAfter(row.escalation().stream()
                        .map(step -> new AlertPolicy.Escalation(step.after(), Priorities.severity(step.priority())))
                        .toList());
    }

    static Finding level(LimitRow row, long value, Sample sample, List<Evidence> evidence) {
        Map<String, String> values = new TreeMap<>(measured(row.level(), sample));
        values.put(VALUE, Reading.decimal(value).toPlainString());
        return new Finding(
                row.version(), Priorities.severity(row.priority()), title(row), values, limits(row), evidence);
    }

    /** Empty when nothing was measured. */
    static Map<String, String> measured(LimitLevel level, Sample sample) {
        if (sample.lowest().isEmpty()) {
            return Map.of();
        }
        Map<String, String> values = new TreeMap<>();
        values.put(VALUE, Reading.decimal(sample.lowest().getAsLong()).toPlainString());
        values.put(LEVEL, level.name());
        if (!sample.device().isEmpty()) {
            values.put("device", sample.device());
        }
        return values;
    }

    /** The alarm as it follows from its levels. What a reader would not notice stays as it is shown. */
    static Finding alarm(
            AlertBook levels,
            Map<LimitLevel, Severity> open,
            Optional<Alert> step,
            Optional<AlertLife> shown,
            LimitPair pair) {
        LimitLevel top = Collections.max(open.keySet());
        Severity severity = Collections.max(open.values());
        AlertLife level = levels.lives().stream()
                .filter(life -> life.phase().isAlive() && life.key().rule().equals(top.name()))
                .findFirst()
                .or(() -> last(levels, top))
                .orElseThrow();
        boolean same = shown.filter(
                        life -> top.name().equals(life.finding().values().get(LEVEL)))
                .isPresent();
        Finding base = same ? shown.get().finding() : level.finding();
        Map<String, String> values = new TreeMap<>(base.values());
        step.filter(one -> !same && one.getValues().containsKey(VALUE))
                .ifPresent(one -> values.put(VALUE, one.getValues().get(VALUE)));
        values.put(LEVEL, top.name());
        values.put(STATE, isLatched(levels, open) ? LATCHED : ACTIVE);
        whoIsTold(level, pair.row(top)).ifPresent(whom -> values.put(NOTIFY, whom));
        List<Evidence> evidence = same ? List.of() : level.finding().evidence();
        return new Finding(base.ruleVersion(), severity, base.title(), values, base.limits(), evidence);
    }

    /** The same with the value of now. */
    static Finding latest(Finding finding, Sample sample) {
        Map<String, String> values = new TreeMap<>(finding.values());
        values.put(VALUE, Reading.decimal(sample.lowest().getAsLong()).toPlainString());
        return new Finding(
                finding.ruleVersion(),
                finding.severity(),
                finding.title(),
                values,
                finding.limits(),
                sample.evidence());
    }

    /** The record that ended it. */
    static List<Evidence> latest(Alert step) {
        List<Evidence> lines = step.getEvidence();
        return lines.isEmpty() ? lines : lines.subList(lines.size() - 1, lines.size());
    }

    private static Optional<AlertLife> last(AlertBook levels, LimitLevel level) {
        return levels.lives().stream()
                .filter(life -> life.key().rule().equals(level.name()))
                .reduce((earlier, later) -> later);
    }

    private static boolean isLatched(AlertBook levels, Map<LimitLevel, Severity> open) {
        return levels.lives().stream()
                .filter(life -> life.phase().isOpen()
                        && open.containsKey(LimitLevel.valueOf(life.key().rule())))
                .allMatch(life -> life.phase() == Phase.LATCHED);
    }

    private static Optional<String> whoIsTold(AlertLife level, Optional<LimitRow> row) {
        int steps = level.escalations();
        return row.filter(one -> steps > 0 && steps <= one.escalation().size())
                .map(one -> one.escalation().get(steps - 1).whom());
    }

    private static String title(LimitRow row) {
        String side = row.direction() == Direction.HIGH ? " above " : " below ";
        String reach = row.inclusive() ? (row.direction() == Direction.HIGH ? " or more" : " or less") : "";
        String number =
                (Reading.decimal(row.threshold()).toPlainString() + " " + Units.canonical(row.signal())).strip();
        return Names.title(row.signal()) + (row.inclusive() ? " " + number + reach : side + number);
    }

    private static Map<String, String> limits(LimitRow row) {
        Map<String, String> limits = new TreeMap<>();
        limits.put("limit", row.limit());
        limits.put("row", row.id());
        limits.put("scope", row.scope().name());
        limits.put("onsetDelay", row.onsetDelay().toString());
        return limits;
    }
}
