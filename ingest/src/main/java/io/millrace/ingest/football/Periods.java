package io.millrace.ingest.football;

import io.millrace.contracts.sports.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Times of the day for a source that only tells the clock of the period. The breaks are those of the Laws of the Game
 * (Law 7: half-time up to 15 minutes; before extra time 5 are usual); a period begins after the longest clock that the
 * one before has shown, so that time goes on with the match. One for each match, told the events in their order.
 */
public final class Periods {

    private static final Period[] ALL = Period.values();

    private final Instant kickOff;
    private final Map<Period, Instant> starts = new EnumMap<>(Period.class);
    private final Map<Period, Duration> longest = new EnumMap<>(Period.class);

    public Periods(Instant kickOff) {
        this.kickOff = kickOff;
    }

    /** StatsBomb's and others' numbers: 1 to 5. */
    public static Optional<Period> numbered(int number) {
        return number >= 1 && number <= ALL.length ? Optional.of(ALL[number - 1]) : Optional.empty();
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
        Instant start = period == Period.FIRST_HALF ? kickOff : startAfter(ALL[period.ordinal() - 1]);
        starts.put(period, start);
        return start;
    }

    /** A period that nobody played, like extra time where there is none, takes no time. */
    private Instant startAfter(Period before) {
        boolean played = longest.containsKey(before) || before.ordinal() <= Period.SECOND_HALF.ordinal();
        if (!played) {
            return startAfter(ALL[before.ordinal() - 1]);
        }
        Duration length = longer(shown(before), nominal(before));
        return start(before).plus(length).plus(breakAfter(before));
    }

    private static Duration nominal(Period period) {
        return Duration.ofMinutes(period.ordinal() <= Period.SECOND_HALF.ordinal() ? 45 : 15);
    }

    private static Duration breakAfter(Period period) {
        return switch (period) {
            case FIRST_HALF -> Duration.ofMinutes(15);
            case EXTRA_FIRST -> Duration.ofMinutes(1);
            case SECOND_HALF, EXTRA_SECOND, SHOOT_OUT -> Duration.ofMinutes(5);
        };
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
