package io.millrace.processors.alerts;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.alert.AlertState;
import io.millrace.contracts.alert.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The episodes of one key, as they were told, brought in line with what they should have been. */
final class Reconciliation {

    private final Instant from;
    private final String reason;
    private final Instant at;
    private final Instant detectedAt;
    private final List<Alert> published = new ArrayList<>();
    private final Set<String> taken = new HashSet<>();

    Reconciliation(Instant from, String reason, Instant at, Instant detectedAt) {
        this.from = from;
        this.reason = reason;
        this.at = at;
        this.detectedAt = detectedAt;
    }

    /** In the order of time: the order in which the alerts say it happened. */
    List<Alert> published() {
        return published.stream()
                .sorted(Comparator.comparing(Alert::getEventTime))
                .toList();
    }

    /** What nobody has heard of is not worth keeping: the recomputed pending alert takes its place. */
    List<AlertLife> of(List<AlertLife> told, List<AlertLife> recomputed) {
        List<AlertLife> before =
                told.stream().filter(life -> life.revision() > 0).toList();
        before.forEach(life -> taken.add(life.alertId()));
        List<AlertLife> unmatched = new ArrayList<>(before);
        List<AlertLife> after = new ArrayList<>();
        for (AlertLife right : recomputed) {
            Optional<AlertLife> same =
                    unmatched.stream().filter(life -> goesOnAs(life, right)).findFirst();
            same.ifPresent(unmatched::remove);
            if (same.isPresent()) {
                after.add(adopt(same.get(), right));
            } else if (right.phase().isAlive() || right.raisedAt().isPresent()) {
                after.add(begin(right, before));
            }
        }
        for (AlertLife life : unmatched) {
            boolean known =
                    life.raisedAt().filter(raised -> !raised.isBefore(from)).isPresent();
            after.add(life.phase() == Phase.RETRACTED || !known ? life : retract(life));
        }
        return after;
    }

    /** One that is over stays over: what goes on after it is another alert. A retracted one comes back only under its own id. */
    private static boolean goesOnAs(AlertLife told, AlertLife right) {
        return switch (told.phase()) {
            case PENDING, RAISED, LATCHED ->
                overlap(told, right) || told.alertId().equals(right.alertId());
            case CLEARED -> !right.phase().isAlive() && overlap(told, right);
            case RETRACTED ->
                told.alertId().equals(right.alertId()) && right.raisedAt().isPresent();
        };
    }

    private static boolean overlap(AlertLife one, AlertLife other) {
        if (one.raisedAt().isEmpty() || other.raisedAt().isEmpty() || one.phase() == Phase.RETRACTED) {
            return false;
        }
        return !endsBefore(one, other.raisedAt().get())
                && !endsBefore(other, one.raisedAt().get());
    }

    private static boolean endsBefore(AlertLife life, Instant moment) {
        return life.endedAt().filter(end -> end.isBefore(moment)).isPresent();
    }

    /** The same alert, corrected. */
    private AlertLife adopt(AlertLife told, AlertLife right) {
        boolean wasOpen = told.phase().isOpen();
        Phase phase = right.phase() == Phase.LATCHED && told.acknowledged() ? Phase.CLEARED : right.phase();
        LifeDraft draft = new LifeDraft(told, detectedAt);
        boolean beganBefore =
                told.raisedAt().filter(raised -> raised.isBefore(from)).isPresent();
        boolean looksDifferent = phase != told.phase() || !right.finding().saysTheSameAs(told.finding());
        Severity severity = draft.severity();
        draft.follow(right);
        draft.phase = phase;
        if (beganBefore) {
            draft.since = told.since();
            draft.raisedAt = told.raisedAt();
        }
        if (wasOpen) {
            draft.askAgainIfWorseThan(severity);
        }
        switch (phase) {
            case RAISED, LATCHED -> {
                if (looksDifferent) {
                    draft.publish(wasOpen ? AlertState.UPDATED : AlertState.RAISED, at, Optional.of(reason));
                }
            }
            case CLEARED -> {
                draft.endedAt = Optional.of(right.endedAt().orElse(at));
                if (wasOpen) {
                    draft.publish(AlertState.CLEARED, at, Optional.of(reason));
                }
            }
            case PENDING, RETRACTED -> draft.close(Phase.RETRACTED, AlertState.RETRACTED, at, reason);
        }
        return finish(draft);
    }

    /** An alert that was missed, told from its beginning. */
    private AlertLife begin(AlertLife right, List<AlertLife> before) {
        String alertId = right.alertId();
        for (int i = 2; taken.contains(alertId); i++) {
            alertId = right.alertId() + '~' + i;
        }
        taken.add(alertId);
        LifeDraft draft = new LifeDraft(right.unpublishedAs(alertId), detectedAt);
        before.forEach(life -> draft.rememberAll(life.seen()));
        if (right.raisedAt().isPresent()) {
            Phase phase = right.phase();
            draft.phase = Phase.RAISED;
            draft.publish(AlertState.RAISED, right.raisedAt().get(), Optional.of(reason));
            draft.phase = phase;
            if (phase == Phase.LATCHED) {
                draft.publish(AlertState.UPDATED, right.lastSeen(), Optional.of(Reasons.LATCHED));
            } else if (phase == Phase.CLEARED) {
                draft.publish(AlertState.CLEARED, right.endedAt().orElse(at), Optional.of(Reasons.CLEARED));
            }
        }
        return finish(draft);
    }

    private AlertLife retract(AlertLife life) {
        LifeDraft draft = new LifeDraft(life, detectedAt);
        draft.close(Phase.RETRACTED, AlertState.RETRACTED, at, reason);
        return finish(draft);
    }

    private AlertLife finish(LifeDraft draft) {
        published.addAll(draft.published());
        return draft.freeze();
    }
}
