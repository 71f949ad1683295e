package io.millrace.processors.replay;

import java.time.Duration;
import java.util.Arrays;

/**
 * The wall clock of a replay. It follows the timestamps of the input: it stands at the latest one, in whole seconds, so
 * it is never ahead of the input and at most a second behind. It never goes back.
 *
 * <p>A record further ahead than {@link #LEAP} is not simply followed, because one wrong date would move the clock for
 * every record behind it. It moves the clock when its witnesses are ahead as well: at least half of the next
 * {@link #WITNESSES} records that have a say. A lull in the input passes that test, a stray date does not. The last record
 * of the input has no witness and none behind it to harm: it is followed up to {@link #LAST_LEAP}.
 *
 * <p>On the way the clock stops often enough for the wall-clock punctuators: every ten seconds at first, and more rarely
 * the longer nothing comes. What closes after a silence closes late by a quarter of that silence at most, and a year
 * without a record costs some seventy stops.
 */
final class ReplayClock {

    /** The clock of a cluster lets a record be this much ahead; see the setting {@code intake.max-future}. */
    static final Duration LEAP = Duration.ofMinutes(5);

    static final int WITNESSES = 100;
    static final Duration LAST_LEAP = Duration.ofDays(365);

    private static final long STRIDE = Duration.ofSeconds(10).toMillis();

    /** Where the clock goes, a stop at a time. */
    @FunctionalInterface
    interface Stop {
        void at(long now);
    }

    private long now;
    private long strays;

    /** @param now epoch milliseconds */
    ReplayClock(long now) {
        this.now = wholeSeconds(now);
    }

    /**
     * Where the clock stands before the first record: the earliest of the first timestamps, zero when there is none. A
     * stray date ahead of the others does not count then, and from one behind them the first record leads back.
     */
    static long start(long[] firstTimes) {
        return Arrays.stream(firstTimes).min().orElse(0);
    }

    /** Epoch milliseconds. */
    long now() {
        return now;
    }

    /** How many records were so far ahead, and so alone, that the clock did not follow them. */
    long strays() {
        return strays;
    }

    /** Goes where a record of this time sends it, before that record is processed. */
    void follow(long time, Witnesses witnesses, Stop stop) {
        long leap = time - now;
        if (leap < 1000) {
            return;
        }
        if (leap > LEAP.toMillis() && !believed(leap, witnesses.ahead(WITNESSES))) {
            strays++;
            return;
        }
        goTo(wholeSeconds(time), stop);
    }

    /** Goes on alone, with nothing coming in. */
    void settle(Duration time, Stop stop) {
        goTo(wholeSeconds(now + time.toMillis()), stop);
    }

    private boolean believed(long leap, long[] next) {
        if (next.length == 0) {
            return leap <= LAST_LEAP.toMillis();
        }
        long ahead =
                Arrays.stream(next).filter(time -> time - now > LEAP.toMillis()).count();
        return 2 * ahead >= next.length;
    }

    private void goTo(long target, Stop stop) {
        long from = now;
        while (now < target) {
            now = Math.min(target, now + stride(now - from));
            stop.at(now);
        }
    }

    private static long stride(long silence) {
        return Math.max(STRIDE, wholeSeconds(silence / 4));
    }

    private static long wholeSeconds(long millis) {
        return Math.floorDiv(millis, 1000L) * 1000L;
    }

    /** The times of the records to come, of those that have a say. */
    @FunctionalInterface
    interface Witnesses {
        /** At most {@code count}, fewer where the input ends. */
        long[] ahead(int count);
    }
}
