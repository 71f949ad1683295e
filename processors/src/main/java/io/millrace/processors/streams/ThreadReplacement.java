package io.millrace.processors.streams;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream thread that died is replaced, at most so many times within a window: a broker that was away is survived, a
 * defect that comes back at once stops the client and is kept for the exit code.
 */
public final class ThreadReplacement implements StreamsUncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ThreadReplacement.class);

    private final int limit;
    private final long windowMillis;
    private final LongSupplier clock;
    private final boolean never;
    private final Deque<Long> replaced = new ArrayDeque<>();
    private Throwable fatal;

    /**
     * @param never whether the first failure stops the client ({@code failures=stop})
     * @param clock epoch milliseconds
     */
    public ThreadReplacement(int limit, Duration window, boolean never, LongSupplier clock) {
        this.limit = limit;
        this.windowMillis = window.toMillis();
        this.never = never;
        this.clock = clock;
    }

    /** What stopped the client. */
    public synchronized Optional<Throwable> fatal() {
        return Optional.ofNullable(fatal);
    }

    /** Threads that were replaced within the window. */
    public synchronized int recent() {
        forget(clock.getAsLong());
        return replaced.size();
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable failure) {
        long now = clock.getAsLong();
        forget(now);
        if (never || failure instanceof Error || replaced.size() >= limit) {
            fatal = failure;
            LOG.error(
                    "a stream thread failed, {} replaced within {} ms before it (restart.limit {}): stopping",
                    replaced.size(),
                    windowMillis,
                    limit,
                    failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        replaced.addLast(now);
        LOG.warn("a stream thread failed and is replaced ({} of {})", replaced.size(), limit, failure);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private void forget(long now) {
        while (!replaced.isEmpty() && replaced.peekFirst() < now - windowMillis) {
            replaced.removeFirst();
        }
    }
}
