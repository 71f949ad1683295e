package io.millrace.ingest;

/**
 * The records of a feed, in the order of their arrival; event times may be out of order. Used by one thread. A source
 * that waits for the outside world blocks in {@link #next}, and returns from it when another thread closes it.
 */
public interface FeedSource extends AutoCloseable {

    /**
     * The next item, or null at the end.
     *
     * @throws FeedException when the source can no longer be read
     */
    FeedItem next();

    /**
     * The target has taken this record, or never will. Called once for each record that {@link #next} gave and that was
     * sent, from any thread, in any order. A collector answers its sender here.
     */
    default void settled(FeedRecord<?, ?> record, boolean delivered) {}

    @Override
    void close();
}
