package io.millrace.ingest.run;

import io.millrace.ingest.FeedRecord;
import java.util.Optional;

/** Where a feed's records go. */
public interface Target extends AutoCloseable {

    /**
     * Takes a record. May block while the target is busy. The receipt is given exactly once for every record, from any
     * thread, at the latest when {@link #close} returns.
     */
    void send(FeedRecord<?, ?> record, Receipt receipt);

    /** Waits for what is under way, for a bounded time. What is not delivered by then has failed. */
    @Override
    void close();

    /** What became of a record. */
    @FunctionalInterface
    interface Receipt {

        /** @param failure why the record was not taken; empty when it was */
        void settle(Optional<String> failure);
    }
}
