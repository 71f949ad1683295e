package io.millrace.sports.match;

import io.millrace.contracts.sports.MatchEvent;
import io.millrace.sports.clock.MatchOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Puts incidents in match order. One without a place comes after the last that its time says was before it. */
final class Incidents {

    private Incidents() {}

    static List<MatchEvent> inOrder(Collection<MatchEvent> events) {
        List<MatchEvent> placed = events.stream()
                .filter(MatchOrder::hasPlace)
                .sorted(MatchOrder.OF_PLAY)
                .toList();
        List<MatchEvent> unplaced = events.stream()
                .filter(event -> !MatchOrder.hasPlace(event))
                .sorted(MatchOrder.BY_TIME)
                .toList();
        if (unplaced.isEmpty()) {
            return placed;
        }
        List<List<MatchEvent>> before = new ArrayList<>();
        for (int slot = 0; slot <= placed.size(); slot++) {
            before.add(new ArrayList<>(0));
        }
        unplaced.forEach(event -> before.get(slot(placed, event)).add(event));
        List<MatchEvent> ordered = new ArrayList<>(events.size());
        for (int slot = 0; slot <= placed.size(); slot++) {
            ordered.addAll(before.get(slot));
            if (slot < placed.size()) {
                ordered.add(placed.get(slot));
            }
        }
        return ordered;
    }

    /** How many of the ordered incidents are before the event. It need not be one of them. */
    static int slot(List<MatchEvent> ordered, MatchEvent event) {
        int slot = 0;
        for (int i = 0; i < ordered.size(); i++) {
            if (isBefore(ordered.get(i), event)) {
                slot = i + 1;
            }
        }
        return slot;
    }

    private static boolean isBefore(MatchEvent one, MatchEvent other) {
        if (MatchOrder.hasPlace(one) && MatchOrder.hasPlace(other)) {
            return MatchOrder.OF_PLAY.compare(one, other) <= 0;
        }
        if (one.getPeriod() != null && other.getPeriod() != null && one.getPeriod() != other.getPeriod()) {
            return one.getPeriod().compareTo(other.getPeriod()) < 0;
        }
        return one.getEventTime().compareTo(other.getEventTime()) <= 0;
    }
}
