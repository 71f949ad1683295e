package io.millrace.sports.clock;

import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import java.util.Comparator;

/**
 * The order of play: by period, clock, the source's sequence, time. An event that says neither period nor clock has no place in
 * it; where it belongs is judged by its time.
 */
public final class MatchOrder {

    /** Only for events that have a place. */
    public static final Comparator<MatchEvent> OF_PLAY = (one, other) -> {
        int order = one.getPeriod().compareTo(other.getPeriod());
        if (order == 0) {
            order = Integer.compare(clock(one), clock(other));
        }
        return order == 0 ? bySource(one, other) : order;
    };

    /** As the source counts, or else dates, them. */
    public static final Comparator<MatchEvent> BY_SOURCE = MatchOrder::bySource;

    public static final Comparator<MatchEvent> BY_TIME =
            Comparator.comparing(MatchEvent::getEventTime).thenComparing(BY_SOURCE);

    private MatchOrder() {}

    /** The start and the end of a period have a place without a clock. */
    public static boolean hasPlace(MatchEvent event) {
        return event.getPeriod() != null
                && (event.getClock() != null
                        || event.getType() == EventType.PERIOD_START
                        || event.getType() == EventType.PERIOD_END);
    }

    /** Milliseconds into the period. An end of which the source does not say when is after everything else. */
    public static int clock(MatchEvent event) {
        if (event.getClock() != null) {
            return event.getClock();
        }
        return event.getType() == EventType.PERIOD_END ? Integer.MAX_VALUE : 0;
    }

    /** Those without a sequence come last: a place between counted ones cannot be told. */
    private static int bySource(MatchEvent one, MatchEvent other) {
        int order = Long.compare(sequence(one), sequence(other));
        if (order == 0) {
            order = one.getEventTime().compareTo(other.getEventTime());
        }
        if (order == 0) {
            order = Integer.compare(rank(one.getType()), rank(other.getType()));
        }
        return order == 0 ? one.getEventId().compareTo(other.getEventId()) : order;
    }

    private static long sequence(MatchEvent event) {
        return event.getSequence() == null ? Long.MAX_VALUE : event.getSequence();
    }

    /** Within one instant: what is reviewed, the check, the decision. */
    private static int rank(EventType type) {
        return switch (type) {
            case PERIOD_START -> 0;
            case VAR_CHECK -> 2;
            case VAR_DECISION -> 3;
            case PERIOD_END -> 4;
            default -> 1;
        };
    }
}
