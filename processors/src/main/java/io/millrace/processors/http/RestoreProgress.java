package io.millrace.processors.http;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** What is still to be restored, of each partition of each store. */
public final class RestoreProgress implements StateRestoreListener {

    private final ConcurrentHashMap<String, AtomicLong> remaining = new ConcurrentHashMap<>();

    /** Records still to be read, by {@code store/partition}; empty when nothing is being restored. */
    public SortedMap<String, Long> remaining() {
        SortedMap<String, Long> now = new TreeMap<>();
        remaining.forEach((part, count) -> now.put(part, Math.max(0, count.get())));
        return now;
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
        remaining.put(part(partition, store), new AtomicLong(to - from));
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long upTo, long count) {
        AtomicLong left = remaining.get(part(partition, store));
        if (left != null) {
            left.addAndGet(-count);
        }
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long total) {
        remaining.remove(part(partition, store));
    }

    @Override
    public void onRestoreSuspended(TopicPartition partition, String store, long total) {
        remaining.remove(part(partition, store));
    }

    private static String part(TopicPartition partition, String store) {
        return store + "/" + partition.partition();
    }
}
