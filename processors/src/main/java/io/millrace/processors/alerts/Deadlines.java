package io.millrace.processors.alerts;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What happens to an alert by itself when nothing else does, and when. */
record Deadlines(AlertPolicy policy) {

    /** What falls due, in the order in which it happens if several fall due at the same time. */
    enum Kind {
        ONSET,
        CLEAR,
        ESCALATE,
        UPDATE,
        REPEAT
    }

    record Due(Kind kind, Instant at) {}

    Optional<Due> next(LifeDraft life) {
        return due(life).stream().min(Comparator.comparing(Due::at).thenComparing(Due::kind));
    }

    private List<Due> due(LifeDraft life) {
        List<Due> due = new ArrayList<>(Kind.values().length);
        if (life.phase == Phase.PENDING) {
            after(life.since, policy.onsetDelay()).ifPresent(at -> due.add(new Due(Kind.ONSET, at)));
        }
        if (life.phase == Phase.RAISED) {
            life.falseSince
                    .flatMap(from -> after(from, policy.clearDelay()))
                    .ifPresent(at -> due.add(new Due(Kind.CLEAR, at)));
        }
        if (life.phase.isAlive()) {
            update(life).ifPresent(at -> due.add(new Due(Kind.UPDATE, at)));
        }
        if (life.phase.isOpen() && !life.acknowledged) {
            escalation(life).ifPresent(at -> due.add(new Due(Kind.ESCALATE, at)));
            repeat(life).ifPresent(at -> due.add(new Due(Kind.REPEAT, at)));
        }
        return due;
    }

    private Optional<Instant> update(LifeDraft life) {
        return life.changedAt.flatMap(changed -> life.notifiedAt()
                .flatMap(last -> after(last, policy.updateEvery()))
                .map(at -> at.isAfter(changed) ? at : changed));
    }

    private Optional<Instant> escalation(LifeDraft life) {
        if (life.escalations >= policy.escalateAfter().size()) {
            return Optional.empty();
        }
        Duration wait = policy.escalateAfter().get(life.escalations).after();
        return life.raisedAt.flatMap(raised -> after(raised, wait)).map(at -> notBeforeTheLastWord(life, at));
    }

    /** An acknowledgement that no longer counts leaves a step behind that was due in the meantime. */
    private static Instant notBeforeTheLastWord(LifeDraft life, Instant at) {
        return life.notifiedAt().filter(last -> last.isAfter(at)).orElse(at);
    }

    private Optional<Instant> repeat(LifeDraft life) {
        if (policy.repeatEvery().isZero()) {
            return Optional.empty();
        }
        return life.notifiedAt()
                .flatMap(last -> after(last, policy.repeatEvery()))
                .map(at -> life.pausedUntil.filter(pause -> pause.isAfter(at)).orElse(at));
    }

    private static Optional<Instant> after(Instant from, Duration delay) {
        return delay.compareTo(AlertPolicy.FOREVER) >= 0 ? Optional.empty() : Optional.of(from.plus(delay));
    }
}
