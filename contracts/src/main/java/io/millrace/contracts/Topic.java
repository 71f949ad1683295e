package io.millrace.contracts;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * A topic as a typed value. The application, its tests, the topic creator, the documentation and the deployment read
 * the same one.
 *
 * @param name default name; a deployment may put a prefix before it
 * @param keySerde the key: in most topics the entity, as UTF-8 text
 * @param values how a value is written
 * @param partitions of a topic that Millrace creates
 * @param cleanup what the broker does with old records
 * @param retention how long a record stays; ignored for a compacted topic
 * @param eventTime when what the value tells of happened; empty where the value does not say
 * @param about what one record means, in a line
 */
public record Topic<K, V>(
        String name,
        Serde<K> keySerde,
        ValueFormat<V> values,
        int partitions,
        Cleanup cleanup,
        Duration retention,
        Optional<Function<V, Instant>> eventTime,
        String about) {

    /** The largest record a topic of ours takes: above what intake lets pass, so that intake can say no with a reason. */
    public static final int MAX_MESSAGE_BYTES = 8 * 1024 * 1024;

    public enum Cleanup {
        DELETE,
        COMPACT
    }

    public Topic {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(values, "values");
        if (partitions < 1) {
            throw new IllegalArgumentException("topic " + name + " needs at least one partition, not " + partitions);
        }
    }

    /** A topic of events keyed by entity: four partitions, kept for seven days, then deleted. */
    public static <V> Topic<String, V> events(String name, ValueFormat<V> values, String about) {
        return new Topic<>(
                name, Serdes.String(), values, 4, Cleanup.DELETE, Duration.ofDays(7), Optional.empty(), about);
    }

    /** A topic of the latest value of each key. */
    public static <V> Topic<String, V> latest(String name, ValueFormat<V> values, String about) {
        return new Topic<>(
                name, Serdes.String(), values, 4, Cleanup.COMPACT, Duration.ofDays(7), Optional.empty(), about);
    }

    /** The value's own time. */
    public Topic<K, V> at(Function<V, Instant> time) {
        return new Topic<>(name, keySerde, values, partitions, cleanup, retention, Optional.of(time), about);
    }

    /**
     * The broker's settings of the topic, as it is created. The caller may add to them.
     *
     * <p>A record's own timestamp is the time at which it was written, so that the retention counts from there. A topic
     * with the times of the events would lose the replay of an old file to the cleaner while it is being read.
     */
    public Map<String, String> configuration() {
        Map<String, String> configuration = new TreeMap<>();
        configuration.put("cleanup.policy", cleanup == Cleanup.COMPACT ? "compact" : "delete");
        if (cleanup == Cleanup.DELETE) {
            configuration.put("retention.ms", String.valueOf(retention.toMillis()));
        }
        configuration.put("message.timestamp.type", "LogAppendTime");
        configuration.put("max.message.bytes", String.valueOf(MAX_MESSAGE_BYTES));
        return configuration;
    }

    public Topic<K, V> keptFor(Duration time) {
        return new Topic<>(name, keySerde, values, partitions, cleanup, time, eventTime, about);
    }

    public Topic<K, V> withPartitions(int count) {
        return new Topic<>(name, keySerde, values, count, cleanup, retention, eventTime, about);
    }

    /** The same topic on a shared cluster, where each deployment has its own prefix. */
    public Topic<K, V> withPrefix(String prefix) {
        return new Topic<>(prefix + name, keySerde, values, partitions, cleanup, retention, eventTime, about);
    }
}
