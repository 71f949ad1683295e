package io.millrace.ingest.stadium;

import java.util.SplittableRandom;

/** Fifteen seconds in which the source of a match says nothing. What it had to say comes at once afterwards. */
record Silence(long from, long to) {

    private static final long LENGTH_MILLIS = 15_000;

    /** In the first round soon after the kick-off, so that who just started sees it. */
    static Silence of(Pairing pairing, Faults faults, int matches, SplittableRandom random) {
        int place = Math.floorMod(pairing.number() - 1, matches);
        if (place >= faults.silences()) {
            return new Silence(Long.MAX_VALUE, Long.MAX_VALUE);
        }
        long span = pairing.halfMinutes() * 60_000L;
        long after = pairing.round() == 0
                ? 65_000 + random.nextInt(10_000)
                : 60_000 + random.nextLong(Math.max(1, span - 120_000));
        return new Silence(pairing.kickOff() + after, pairing.kickOff() + after + LENGTH_MILLIS);
    }

    boolean covers(long time) {
        return time >= from && time < to;
    }

    /** When a record that is ready at that time goes out. */
    long after(long time) {
        return covers(time) ? to : time;
    }
}
