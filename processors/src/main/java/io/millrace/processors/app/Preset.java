package io.millrace.processors.app;

import java.util.Map;

/** A bundle of defaults for one aim. Whatever is set explicitly wins over it. */
public enum Preset {
    /** Commits every 100 ms, one thread. */
    DEFAULT,

    /** Records per second first: commits once a second, large fetches and batches, a thread for each processor. */
    THROUGHPUT,

    /** Milliseconds from input to committed output first: commits every 20 ms, nothing waits for a batch to fill. */
    LATENCY;

    /** Settings by name, as text. */
    public Map<String, String> defaults() {
        return switch (this) {
            case DEFAULT -> Map.of();
            case THROUGHPUT ->
                Map.of(
                        "commit.interval", "1s",
                        "threads", "0",
                        "kafka.buffered.records.per.partition", "5000",
                        "kafka.consumer.max.poll.records", "5000",
                        "kafka.consumer.max.partition.fetch.bytes", "4194304",
                        "kafka.consumer.fetch.max.bytes", "67108864",
                        "kafka.producer.batch.size", "65536",
                        "kafka.producer.linger.ms", "50");
            case LATENCY ->
                Map.of(
                        "commit.interval", "20ms",
                        "kafka.consumer.fetch.min.bytes", "1",
                        "kafka.consumer.max.poll.records", "500",
                        "kafka.producer.linger.ms", "5");
        };
    }
}
