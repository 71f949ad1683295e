package io.millrace.sports.clock;

import io.millrace.contracts.sports.Fixture;
import io.millrace.contracts.sports.Period;
import java.util.Optional;

/**
 * How long the halves are, and so what the clock reads. On the nominal clock stoppage time stands still: a half of 48 minutes ends at
 * minute 45, and the next begins there.
 *
 * @param half minutes of a half
 * @param extraHalf minutes of a half of extra time
 */
public record PlayingTime(int half, int extraHalf) {

    public static final PlayingTime STANDARD = new PlayingTime(45, 15);

    private static final int MINUTE = 60_000;

    public static PlayingTime of(Fixture fixture) {
        return new PlayingTime(fixture.getHalfMinutes(), fixture.getExtraHalfMinutes());
    }

    /** Minute of the nominal clock at which the period begins. */
    public int start(Period period) {
        return switch (period) {
            case FIRST_HALF -> 0;
            case SECOND_HALF -> half;
            case EXTRA_FIRST -> 2 * half;
            case EXTRA_SECOND -> 2 * half + extraHalf;
            case SHOOT_OUT -> 2 * (half + extraHalf);
        };
    }

    /** Minute of the nominal clock at which it ends. */
    public int end(Period period) {
        return start(period) + length(period);
    }

    /** What fans read: 18, 45+2. A minute is named while it runs, so the first is 1. Empty in a shoot-out, which has no clock. */
    public Optional<String> label(Period period, int clock) {
        if (period == Period.SHOOT_OUT) {
            return Optional.empty();
        }
        int begun = clock / MINUTE + 1;
        return Optional.of(
                begun <= length(period)
                        ? String.valueOf(start(period) + begun)
                        : end(period) + "+" + (begun - length(period)));
    }

    /** Milliseconds of the nominal clock. */
    public long nominal(Period period, int clock) {
        return (long) start(period) * MINUTE + Math.min(clock, (long) length(period) * MINUTE);
    }

    /** Milliseconds of the nominal clock at which the period ends. */
    public long endOf(Period period) {
        return (long) end(period) * MINUTE;
    }

    /** Running minute of the nominal clock, from 1, of a minute of a period, from 0. Stoppage time belongs to the last. */
    public int minute(Period period, int ofPeriod) {
        return start(period) + Math.min(ofPeriod + 1, length(period));
    }

    private int length(Period period) {
        return switch (period) {
            case FIRST_HALF, SECOND_HALF -> half;
            case EXTRA_FIRST, EXTRA_SECOND -> extraHalf;
            case SHOOT_OUT -> 0;
        };
    }
}
