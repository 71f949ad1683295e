package io.millrace.sports.match;

import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.sports.clock.MatchOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which goals play has gone on from. Remembers what was asked: only that can make another answer of the rest. */
final class Restarts {

    private final OrderOfPlay order;
    private final Map<String, Answer> asked = new HashMap<>();

    private record Answer(MatchEvent goal, Optional<MatchEvent> restart) {}

    Restarts(OrderOfPlay order) {
        this.order = order;
    }

    boolean after(MatchEvent goal) {
        return of(goal).isPresent();
    }

    /** After the goal and after the check of it. */
    boolean after(MatchEvent goal, MatchEvent check) {
        return of(goal).filter(restart -> !MatchOrder.hasPlace(check) || MatchOrder.OF_PLAY.compare(restart, check) > 0)
                .isPresent();
    }

    /** After the goal and before the check. */
    boolean between(MatchEvent goal, MatchEvent check) {
        return MatchOrder.hasPlace(check)
                && of(goal).filter(restart -> MatchOrder.OF_PLAY.compare(restart, check) < 0)
                        .isPresent();
    }

    /** Whether an answer given would be another now. */
    boolean outdated() {
        return asked.values().stream()
                .anyMatch(answer -> !order.restartAfter(answer.goal()).equals(answer.restart()));
    }

    private Optional<MatchEvent> of(MatchEvent goal) {
        if (goal.getType() != EventType.GOAL && goal.getType() != EventType.OWN_GOAL) {
            return Optional.empty();
        }
        return asked.computeIfAbsent(goal.getEventId(), any -> new Answer(goal, order.restartAfter(goal)))
                .restart();
    }
}
