package io.millrace.processors.alerts;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.alert.AlertState;
import io.millrace.contracts.alert.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The transitions of one alert under one policy. Pure: the same life and the same input give the same step. The
 * package says what the states are and what happens to late and repeated observations.
 *
 * <p>{@code detectedAt} is the clock of the machine that decides; it is copied into the alerts and decides nothing.
 */
public final class AlertMachine {

    private final AlertPolicy policy;
    private final Deadlines deadlines;

    public AlertMachine(AlertPolicy policy) {
        this.policy = policy;
        this.deadlines = new Deadlines(policy);
    }

    /**
     * What a transition leads to.
     *
     * @param life to be stored, also when there is nothing to publish
     * @param alerts to be published, in this order
     * @param nextDeadline when {@link #tick} has something to do, if nothing else happens before
     */
    public record Step(AlertLife life, List<Alert> alerts, Optional<Instant> nextDeadline) {}

    /** An alert begins. Raised at once if there is no onset delay. */
    public Step start(
            String alertId, AlertKey key, Optional<String> occurrence, Observation.Holds first, Instant detectedAt) {
        LifeDraft life = new LifeDraft(alertId, key, occurrence, first, detectedAt);
        return begun(life, first);
    }

    /** Another alert about what {@code past} was about. It knows the events that the past one has seen. */
    public Step startNext(AlertLife past, String alertId, Observation.Holds first, Instant detectedAt) {
        LifeDraft life = new LifeDraft(alertId, past.key(), past.occurrence(), first, detectedAt);
        life.rememberAll(past.seen());
        return begun(life, first);
    }

    /** An alert that was retracted begins again under its own id. An event that it has seen does not bring it back. */
    public Step startAgain(AlertLife retracted, Observation.Holds again, Instant detectedAt) {
        LifeDraft life = new LifeDraft(retracted, detectedAt);
        if (retracted.phase() != Phase.RETRACTED || retracted.hasSeen(again.eventId())) {
            return step(life);
        }
        life.begin(again);
        return begun(life, again);
    }

    /** The next look at the condition of an episode. Its evidence adds to what is there. An alert that is over
     * only notes that it has seen the event. One whose clear delay ends before the observation clears, and does not
     * see it.
     */
    public Step observe(AlertLife before, Observation observation, Instant detectedAt) {
        LifeDraft life = new LifeDraft(before, detectedAt);
        if (before.hasSeen(observation.eventId())) {
            return step(life);
        }
        if (!before.phase().isAlive()) {
            life.remember(observation);
            return step(life);
        }
        if (observation.at().isBefore(before.lastSeen())) {
            life.remember(observation);
            late(life, observation);
            return step(life);
        }
        runBefore(life, observation.at());
        if (!life.phase.isAlive()) {
            return step(life);
        }
        life.see(observation);
        if (observation instanceof Observation.Holds holds) {
            holds(life, holds);
        } else if (observation instanceof Observation.Ended ended) {
            ended(life, ended);
        }
        return settled(life, observation.at());
    }

    /** What is known of an occurrence, whenever it happened. It replaces what was known, the evidence included. */
    public Step report(AlertLife before, Observation.Holds report, Instant detectedAt) {
        LifeDraft life = new LifeDraft(before, detectedAt);
        if (!before.phase().isAlive() || before.hasSeen(report.eventId())) {
            return step(life);
        }
        runBefore(life, report.at());
        if (!life.phase.isAlive()) {
            return step(life);
        }
        life.see(report);
        life.lastTrue = report.at().isAfter(life.lastTrue) ? report.at() : life.lastTrue;
        boolean changed = !report.finding().equals(life.finding);
        find(life, report.finding(), changed, report);
        return settled(life, report.at());
    }

    /** A command. One that does not fit the state changes nothing. */
    public Step apply(AlertLife before, AlertCommand command, Instant detectedAt) {
        LifeDraft life = new LifeDraft(before, detectedAt);
        runBefore(life, command.at());
        Commands.obey(life, command);
        return settled(life, command.at());
    }

    /** Lets everything happen that falls due up to and including this moment, each at its own time. */
    public Step tick(AlertLife before, Instant upTo, Instant detectedAt) {
        return settled(new LifeDraft(before, detectedAt), upTo);
    }

    /** When {@link #tick} has something to do. */
    public Optional<Instant> nextDeadline(AlertLife life) {
        return deadlines.next(new LifeDraft(life, life.lastSeen())).map(Deadlines.Due::at);
    }

    private Step begun(LifeDraft life, Observation.Holds first) {
        if (policy.publishPending() && !policy.onsetDelay().isZero()) {
            Optional<String> reason = life.isPublished() ? Optional.of(Reasons.RAISED_AGAIN) : Optional.empty();
            life.publish(AlertState.PENDING, first.at(), reason);
        }
        return settled(life, first.at());
    }

    private static void late(LifeDraft life, Observation observation) {
        boolean duringIt = !observation.at().isBefore(life.since);
        if (observation instanceof Observation.Holds holds) {
            if (duringIt) {
                life.finding = holds.finding().followedBy(life.finding);
            }
            if (life.falseSince.filter(from -> !holds.at().isBefore(from)).isPresent()) {
                life.falseSince = Optional.of(life.lastSeen());
            }
        } else if (life.phase == Phase.PENDING && duringIt) {
            life.since = life.lastTrue;
        }
    }

    private void holds(LifeDraft life, Observation.Holds holds) {
        life.lastTrue = holds.at();
        life.falseSince = Optional.empty();
        if (life.phase == Phase.LATCHED) {
            Severity severity = life.severity();
            life.phase = Phase.RAISED;
            life.finding = life.finding.followedBy(holds.finding());
            life.askAgainIfWorseThan(severity);
            life.publish(AlertState.UPDATED, holds.at(), Optional.of(Reasons.HOLDS_AGAIN));
            return;
        }
        boolean changed = !holds.finding().saysTheSameAs(life.finding);
        find(life, life.finding.followedBy(holds.finding()), changed, holds);
    }

    private void find(LifeDraft life, Finding finding, boolean changed, Observation.Holds holds) {
        Instant at = holds.at();
        Severity severity = life.severity();
        life.finding = finding;
        life.askAgainIfWorseThan(severity);
        if (!changed || !life.isPublished()) {
            return;
        }
        if (life.severity() != severity) {
            life.publish(showing(life), at, Optional.of(Reasons.severity(severity, life.severity())));
        } else if (policy.updateEvery().isZero()) {
            life.publish(showing(life), at, Optional.of(holds.change().orElse(Reasons.CHANGED)));
        } else if (life.changedAt.isEmpty()) {
            life.changedAt = Optional.of(at);
        }
    }

    private void ended(LifeDraft life, Observation.Ended ended) {
        if (life.phase == Phase.LATCHED) {
            return;
        }
        life.finding = life.finding.measured(ended.values(), ended.evidence());
        if (life.phase == Phase.PENDING) {
            life.close(Phase.CLEARED, AlertState.CLEARED, ended.at(), Reasons.lapsed(policy.onsetDelay()));
        } else if (life.raisedAt.filter(ended.at()::isBefore).isPresent()) {
            // What is older than this end must not bring it back.
            life.since = ended.at();
            String reason = Reasons.endedBefore(ended.at(), policy.onsetDelay());
            life.close(Phase.RETRACTED, AlertState.RETRACTED, ended.at(), reason);
        } else if (life.falseSince.isEmpty()) {
            life.falseSince = Optional.of(ended.at());
        }
    }

    /** An observation at the moment itself decides before a delay that ends then. */
    private void runBefore(LifeDraft life, Instant moment) {
        run(life, moment.minusMillis(1));
    }

    private Step settled(LifeDraft life, Instant moment) {
        run(life, moment);
        return step(life);
    }

    private Step step(LifeDraft life) {
        return new Step(life.freeze(), life.published(), deadlines.next(life).map(Deadlines.Due::at));
    }

    private void run(LifeDraft life, Instant upTo) {
        Optional<Deadlines.Due> due = deadlines.next(life);
        while (due.isPresent() && !due.get().at().isAfter(upTo)) {
            fire(life, due.get());
            due = deadlines.next(life);
        }
    }

    private void fire(LifeDraft life, Deadlines.Due due) {
        switch (due.kind()) {
            case ONSET -> life.raise(due.at(), raisedBecause(life));
            case CLEAR -> clear(life, due.at());
            case ESCALATE -> escalate(life, due.at());
            case UPDATE -> life.publish(showing(life), due.at(), Optional.of(Reasons.CHANGED));
            case REPEAT ->
                life.publish(AlertState.UPDATED, due.at(), Optional.of(Reasons.repeated(policy.repeatEvery())));
        }
    }

    private void clear(LifeDraft life, Instant at) {
        if (policy.latching() && !life.acknowledged) {
            life.phase = Phase.LATCHED;
            life.falseSince = Optional.empty();
            life.publish(AlertState.UPDATED, at, Optional.of(Reasons.LATCHED));
        } else {
            life.close(Phase.CLEARED, AlertState.CLEARED, at, Reasons.overFor(policy.clearDelay()));
        }
    }

    private void escalate(LifeDraft life, Instant at) {
        AlertPolicy.Escalation escalation = policy.escalateAfter().get(life.escalations);
        life.escalations++;
        life.escalatedTo = Optional.of(AlertLife.worse(escalation.severity(), life.escalatedTo));
        life.publish(AlertState.UPDATED, at, Optional.of(Reasons.escalated(escalation.after(), life.severity())));
    }

    private Optional<String> raisedBecause(LifeDraft life) {
        if (!life.isPublished()) {
            return Optional.empty();
        }
        return Optional.of(policy.onsetDelay().isZero() ? Reasons.RAISED_AGAIN : Reasons.held(policy.onsetDelay()));
    }

    private static AlertState showing(LifeDraft life) {
        return life.phase == Phase.PENDING ? AlertState.PENDING : AlertState.UPDATED;
    }
}
