package io.millrace.ingest.run;

import io.millrace.ingest.FeedRecord;
import java.time.Duration;
import java.util.Optional;

/** Where a feed's records go. */
public interface Target {

    /**
     * Takes a record. May block while the target is busy. The receipt is given exactly once for every record, from any
     * thread, at the latest when {@link #close} returns.
     */
    void send(FeedRecord<?, ?> record, Receipt receipt);

    /**
     * Waits for what is under way. What is not delivered by then has failed. Another thread may call it while {@link
     * #send} blocks: then that record fails too. A second call does nothing.
     */
    void close(Duration patience);

    /** What became of a record. */
    @FunctionalInterface
    interface Receipt {

        /** @param failure why the record was not taken; empty when it was */
        void settle(Optional<String> failure);
    }
}
