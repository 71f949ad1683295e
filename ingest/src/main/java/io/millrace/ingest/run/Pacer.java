package io.millrace.ingest.run;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/** Holds each record back until it is due. */
final class Pacer {

    /** Shorter waits than the machine's timer can do are left out: the record goes a little early. */
    private static final long WORTH_WAITING_NANOS = 50_000;

    private final Pace pace;
    private final FeedClock clock;
    private final CountDownLatch stop;

    private long begun;
    private long told;
    private Instant first;
    private Instant latest;

    Pacer(Pace pace, FeedClock clock, CountDownLatch stop) {
        this.pace = pace;
        this.clock = clock;
        this.stop = stop;
    }

    /** Returns when the record is due, or when the feed was told to stop. */
    void await(Instant eventTime) throws InterruptedException {
        if (pace instanceof Pace.Fast) {
            return;
        }
        if (told == 0) {
            begun = clock.nanos();
            first = eventTime;
            latest = eventTime;
        }
        if (eventTime.isAfter(latest)) {
            latest = eventTime;
        }
        long due = begun + sinceBegin();
        told++;
        long wait = due - clock.nanos();
        if (wait > WORTH_WAITING_NANOS) {
            clock.pause(wait, stop);
        }
    }

    /** A record out of order is due at once: the time is the latest seen. */
    private long sinceBegin() {
        if (pace instanceof Pace.Rate rate) {
            return (long) (told * (1e9 / rate.perSecond()));
        }
        double factor = ((Pace.Speed) pace).factor();
        Duration passed = Duration.between(first, latest);
        return (long) ((passed.getSeconds() * 1e9 + passed.getNano()) / factor);
    }
}
