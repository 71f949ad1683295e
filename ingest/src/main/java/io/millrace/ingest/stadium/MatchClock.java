package io.millrace.ingest.stadium;

import io.millrace.contracts.sports.Period;

/** The time of a match: its period, and how many frames of it have passed. */
final class MatchClock {

    private final int rate;
    private Period period = Period.FIRST_HALF;
    private long begun;
    private long frame;

    /** @param rate frames a second */
    MatchClock(int rate) {
        this.rate = rate;
    }

    /** @param at milliseconds since 1970 */
    void begin(Period next, long at) {
        period = next;
        begun = at;
        frame = 0;
    }

    void tick() {
        frame++;
    }

    /** Whether this frame is one of so many a second, so that thinking may be rarer than moving. */
    boolean is(int timesASecond) {
        return frame % Math.max(1, rate / timesASecond) == 0;
    }

    int rate() {
        return rate;
    }

    Period period() {
        return period;
    }

    /** Since the start of the period. */
    int millis() {
        return (int) (frame * 1_000 / rate);
    }

    /** Since 1970. */
    long now() {
        return begun + millis();
    }

    /** When the next frame is due, since 1970. */
    long next() {
        return begun + (frame + 1) * 1_000 / rate;
    }

    /** Seconds of a frame. */
    double step() {
        return 1.0 / rate;
    }
}
