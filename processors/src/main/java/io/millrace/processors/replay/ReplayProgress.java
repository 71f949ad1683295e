package io.millrace.processors.replay;

import java.time.Instant;

/** Told every few thousand records how far a replay is. */
@FunctionalInterface
public interface ReplayProgress {

    /**
     * @param records of the input that went in so far
     * @param clock the replay's wall clock
     */
    void at(long records, Instant clock);
}
