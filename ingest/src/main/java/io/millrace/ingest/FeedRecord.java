package io.millrace.ingest;

import io.millrace.contracts.Topic;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.common.header.Header;

/**
 * A record on its way to a topic.
 *
 * @param topic without the prefix of a deployment: the runtime adds it
 * @param value null for a tombstone
 * @param eventTime when it happened, millisecond precision or better
 */
public record FeedRecord<K, V>(Topic<K, V> topic, K key, V value, Instant eventTime, List<Header> headers)
        implements FeedItem {

    public FeedRecord {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(eventTime, "eventTime");
    }

    public FeedRecord(Topic<K, V> topic, K key, V value, Instant eventTime) {
        this(topic, key, value, eventTime, List.of());
    }
}
