package io.millrace.sports.match;

import io.millrace.contracts.sports.MatchEvent;
import io.millrace.sports.clock.MatchOrder;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Events that say what the score is by their source. */
final class Reports {

    private final NavigableSet<MatchEvent> placed = new TreeSet<>(MatchOrder.OF_PLAY);
    private final NavigableSet<MatchEvent> unplaced = new TreeSet<>(MatchOrder.BY_TIME);

    void add(MatchEvent event) {
        if (isReport(event)) {
            (MatchOrder.hasPlace(event) ? placed : unplaced).add(event);
        }
    }

    void remove(MatchEvent event) {
        if (isReport(event)) {
            (MatchOrder.hasPlace(event) ? placed : unplaced).remove(event);
        }
    }

    Optional<MatchEvent> latest() {
        if (unplaced.isEmpty() || placed.isEmpty()) {
            return placed.isEmpty() ? last(unplaced) : last(placed);
        }
        return placed.last().getEventTime().isBefore(unplaced.last().getEventTime()) ? last(unplaced) : last(placed);
    }

    private static Optional<MatchEvent> last(NavigableSet<MatchEvent> events) {
        return events.isEmpty() ? Optional.empty() : Optional.of(events.last());
    }

    private static boolean isReport(MatchEvent event) {
        return event.getHomeScore() != null && event.getAwayScore() != null;
    }
}
