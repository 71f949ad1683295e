package io.millrace.sports.match;

import io.millrace.contracts.sports.EventStatus;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.sports.match.Change.News;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of each event. The highest revision counts; of equal ones the withdrawal, then the confirmed, then by content, so
 * that the order of arrival decides nothing. A withdrawal that comes first voids the event that follows.
 */
final class EventSet {

    private static final Comparator<MatchEvent> WEIGHT = Comparator.comparingInt(MatchEvent::getRevision)
            .thenComparingInt(event -> weight(event.getStatus()))
            .thenComparing(Comparator.naturalOrder());

    /**
     * @param latest what counts
     * @param before behind a withdrawal, whose fields may be empty: the highest revision that was none
     */
    record Known(MatchEvent latest, Optional<MatchEvent> before) {

        boolean withdrawn() {
            return latest.getStatus() == EventStatus.CANCELLED;
        }

        /** Empty when the source has withdrawn it. */
        Optional<MatchEvent> live() {
            return withdrawn() ? Optional.empty() : Optional.of(latest);
        }

        /** The last words about what happened. */
        MatchEvent told() {
            return before.orElse(latest);
        }

        List<MatchEvent> kept() {
            return before.map(words -> List.of(words, latest)).orElseGet(() -> List.of(latest));
        }

        private boolean knows(MatchEvent event) {
            return latest.equals(event) || before.filter(event::equals).isPresent();
        }

        private Known and(MatchEvent event) {
            boolean isHigher = WEIGHT.compare(event, latest) > 0;
            MatchEvent higher = isHigher ? event : latest;
            MatchEvent lower = isHigher ? latest : event;
            if (higher.getStatus() != EventStatus.CANCELLED) {
                return new Known(higher, Optional.empty());
            }
            Optional<MatchEvent> words = before;
            if (lower.getStatus() != EventStatus.CANCELLED
                    && words.filter(known -> WEIGHT.compare(known, lower) >= 0).isEmpty()) {
                words = Optional.of(lower);
            }
            return new Known(higher, words);
        }
    }

    private final Map<String, Known> known = new HashMap<>();

    News learn(MatchEvent event) {
        Known before = known.get(event.getEventId());
        if (before == null) {
            known.put(event.getEventId(), new Known(event, Optional.empty()));
            return News.NEW;
        }
        if (before.knows(event)) {
            return News.DUPLICATE;
        }
        Known after = before.and(event);
        if (after.equals(before)) {
            return News.STALE;
        }
        known.put(event.getEventId(), after);
        return News.NEW;
    }

    Optional<Known> of(String eventId) {
        return Optional.ofNullable(known.get(eventId));
    }

    Collection<Known> all() {
        return known.values();
    }

    private static int weight(EventStatus status) {
        return switch (status) {
            case PENDING -> 0;
            case CONFIRMED -> 1;
            case CANCELLED -> 2;
        };
    }
}
