package io.millrace.ingest.run;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The time that a feed is paced by. */
interface FeedClock {

    Instant now();

    /** Monotone, from an arbitrary beginning. */
    long nanos();

    /** Returns after that time, or as soon as the latch opens. */
    void pause(long nanos, CountDownLatch stop) throws InterruptedException;

    /** The machine's own. */
    static FeedClock system() {
        return new FeedClock() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pause(long nanos, CountDownLatch stop) throws InterruptedException {
                boolean unused = stop.await(nanos, TimeUnit.NANOSECONDS);
            }
        };
    }
}
