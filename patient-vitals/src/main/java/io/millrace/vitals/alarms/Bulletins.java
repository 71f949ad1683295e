package io.millrace.vitals.alarms;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.alert.AlertState;
import io.millrace.processors.alerts.AlertLife;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The last revision of each alert, as it was published: with the facts of IHE PCD-04, which follow from what was published
 * before. It is kept to be sent again, with the same content, when it is not certain that it arrived.
 */
final class Bulletins {

    static final String PRIORITY = "priority";
    static final String TYPE = "type";
    static final String PHASE = "phase";
    static final String INACTIVATION = "inactivation";

    private static final String ENABLED = "enabled";
    private static final String ACKNOWLEDGED = "acknowledged";
    private static final String AUDIO_PAUSED = "audio-paused";
    private static final String ALARM_PAUSED = "alarm-paused";

    private final Map<String, Alert> last = new LinkedHashMap<>();

    /**
     * The alert with its facts. Its reason may be put in the words of the ward.
     *
     * @param type SP, ST or SA
     * @param life what is remembered of it
     * @param resetBy who resets alarms just now
     */
    Alert publish(Alert alert, String type, Optional<AlertLife> life, boolean suspended, Optional<String> resetBy) {
        Optional<Alert> before = Optional.ofNullable(last.get(alert.getAlertId()));
        Map<String, String> values = new TreeMap<>(alert.getValues());
        values.put(PRIORITY, Priorities.priority(alert.getSeverity()).name());
        values.put(TYPE, type);
        values.put(INACTIVATION, inactivation(alert, life, suspended));
        boolean over = alert.getState() == AlertState.CLEARED || alert.getState() == AlertState.RETRACTED;
        if (over) {
            values.put(Findings.STATE, "inactive");
        } else {
            values.putIfAbsent(Findings.STATE, Findings.ACTIVE);
        }
        boolean reset = alert.getState() == AlertState.CLEARED && resetBy.isPresent();
        values.put(PHASE, reset ? "reset" : phase(before, alert, values));
        alert.setValues(values);
        if (reset) {
            alert.setReason("reset by " + resetBy.get());
        }
        last.remove(alert.getAlertId());
        last.put(alert.getAlertId(), alert);
        return alert;
    }

    Collection<Alert> all() {
        return Collections.unmodifiableCollection(last.values());
    }

    void remember(Alert alert) {
        last.put(alert.getAlertId(), alert);
    }

    /** What is open stays. */
    void expire(Instant before) {
        last.values().removeIf(alert -> alert.getEventTime().isBefore(before) && isOver(alert));
    }

    static boolean isOver(Alert alert) {
        return alert.getState() == AlertState.CLEARED || alert.getState() == AlertState.RETRACTED;
    }

    private static String inactivation(Alert alert, Optional<AlertLife> life, boolean suspended) {
        boolean paused = life.flatMap(AlertLife::pausedUntil)
                .filter(until -> until.isAfter(alert.getEventTime()))
                .isPresent();
        if (suspended) {
            return ALARM_PAUSED;
        }
        if (alert.getAcknowledged()) {
            return ACKNOWLEDGED;
        }
        return paused ? AUDIO_PAUSED : ENABLED;
    }

    private static String phase(Optional<Alert> before, Alert alert, Map<String, String> values) {
        if (isOver(alert)) {
            return "end";
        }
        if (before.isEmpty() || isOver(before.get())) {
            return "start";
        }
        int severity = alert.getSeverity().compareTo(before.get().getSeverity());
        if (severity != 0) {
            return severity > 0 ? "escalate" : "deescalate";
        }
        if (alert.getAcknowledged() && !before.get().getAcknowledged()) {
            return ACKNOWLEDGED;
        }
        String inactivation = values.get(INACTIVATION);
        boolean silenced = inactivation.equals(AUDIO_PAUSED) || inactivation.equals(ALARM_PAUSED);
        if (silenced && !inactivation.equals(before.get().getValues().get(INACTIVATION))) {
            return "inactivate";
        }
        return sameBesidesPhase(before.get().getValues(), values) ? "continue" : "update";
    }

    private static boolean sameBesidesPhase(Map<String, String> before, Map<String, String> after) {
        Map<String, String> one = new TreeMap<>(before);
        Map<String, String> other = new TreeMap<>(after);
        one.remove(PHASE);
        other.remove(PHASE);
        return one.equals(other);
    }
}
