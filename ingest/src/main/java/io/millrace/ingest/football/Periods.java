package io.millrace.ingest.football;

import io.millrace.contracts.sports.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Times of the day for a source that only tells the clock of the period. The breaks are those of the Laws of the Game
 * (Law 7: half-time up to 15 minutes; before extra time 5 are usual); a period begins after the longest clock that the
 * one before has shown, so that time goes on with the match. One for each match, told the events in their order.
 */
public final class Periods {

    private static final List<Period> ALL = List.of(Period.values());

    private final Instant kickOff;
    private final Map<Period, Instant> starts = new EnumMap<>(Period.class);
    private final Map<Period, Duration> longest = new EnumMap<>(Period.class);

    public Periods(Instant kickOff) {
        this.kickOff = kickOff;
    }

    /** StatsBomb's and others' numbers: 1 to 5. */
    public static Optional<Period> numbered(int number) {
        return number >= 1 && number <= ALL.size() ? Optional.of(ALL.get(number - 1)) : Optional.empty();
    }

    /** Full minutes of play before the period, on the nominal clock. */
    public static int minutesBefore(Period period) {
        return switch (period) {
            case FIRST_HALF -> 0;
            case SECOND_HALF -> 45;
            case EXTRA_FIRST -> 90;
            case EXTRA_SECOND -> 105;
            case SHOOT_OUT -> 120;
        };
    }

    /** Each team attacks the goal that it attacked in the first half. Teams change ends after every period. */
    public static boolean endsAsInFirstHalf(Period period) {
        return switch (period) {
            case FIRST_HALF, EXTRA_FIRST, SHOOT_OUT -> true;
            case SECOND_HALF, EXTRA_SECOND -> false;
        };
    }

    /** When the clock of the period showed this. */
    public Instant at(Period period, Duration clock) {
        Instant start = start(period);
        longest.merge(period, clock, (one, other) -> one.compareTo(other) > 0 ? one : other);
        return start.plus(clock);
    }

    /** The longest clock that the period has shown. */
    public Duration shown(Period period) {
        return longest.getOrDefault(period, Duration.ZERO);
    }

    private Instant start(Period period) {
        Instant known = starts.get(period);
        if (known != null) {
            return known;
        }
        Instant start = period == Period.FIRST_HALF ? kickOff : endOf(playedBefore(period));
        starts.put(period, start);
        return start;
    }

    /** The end of its break too. */
    private Instant endOf(Period period) {
        Duration nominal = Duration.ofMinutes(isExtraTime(period) ? 15 : 45);
        Duration length = shown(period).compareTo(nominal) > 0 ? shown(period) : nominal;
        return start(period).plus(length).plus(breakAfter(period));
    }

    /** Extra time that nobody told was not played. */
    private Period playedBefore(Period period) {
        return switch (period) {
            case FIRST_HALF, SECOND_HALF -> Period.FIRST_HALF;
            case EXTRA_FIRST -> Period.SECOND_HALF;
            case EXTRA_SECOND -> longest.containsKey(Period.EXTRA_FIRST) ? Period.EXTRA_FIRST : Period.SECOND_HALF;
            case SHOOT_OUT ->
                longest.containsKey(Period.EXTRA_SECOND) ? Period.EXTRA_SECOND : playedBefore(Period.EXTRA_SECOND);
        };
    }

    private static boolean isExtraTime(Period period) {
        return period == Period.EXTRA_FIRST || period == Period.EXTRA_SECOND;
    }

    private static Duration breakAfter(Period period) {
        return switch (period) {
            case FIRST_HALF -> Duration.ofMinutes(15);
            case EXTRA_FIRST -> Duration.ofMinutes(1);
            case SECOND_HALF, EXTRA_SECOND, SHOOT_OUT -> Duration.ofMinutes(5);
        };
    }
}
