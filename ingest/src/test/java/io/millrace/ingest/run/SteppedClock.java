package io.millrace.ingest.run;

import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/** A clock that moves when somebody waits for it, and when a test moves it. */
final class SteppedClock implements FeedClock {

    private long nanos = 1_000;

    @Override
    public Instant now() {
        return Instant.parse("2030-01-01T00:00:00Z");
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void pause(long wait, CountDownLatch stop) {
        nanos += wait;
    }

    void pass(long more) {
        nanos += more;
    }

    long sinceBegin() {
        return nanos - 1_000;
    }
}
