package io.millrace.processors.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * A chosen few of the metrics of Kafka Streams and its clients, each added up or its worst taken over threads, tasks and
 * partitions: the number of series does not grow with them. Kafka itself keeps thousands.
 */
public final class StreamsMeters implements MeterBinder {

    private enum Kind {
        COUNTER,
        GAUGE
    }

    private enum Over {
        SUM,
        MAX;

        double join(double a, double b) {
            return this == SUM ? a + b : Math.max(a, b);
        }
    }

    /**
     * @param name of ours
     * @param group of Kafka's metric
     * @param metric name of Kafka's metric
     */
    private record Row(String name, Kind kind, Over over, String group, String metric, String about) {}

    private static final List<Row> ROWS = List.of(
            row(
                    "kafka.streams.threads.alive",
                    Kind.GAUGE,
                    Over.SUM,
                    "stream-metrics",
                    "alive-stream-threads",
                    "stream threads that run"),
            row(
                    "kafka.streams.threads.failed",
                    Kind.COUNTER,
                    Over.SUM,
                    "stream-metrics",
                    "failed-stream-threads",
                    "stream threads that died"),
            row(
                    "kafka.streams.process.records",
                    Kind.COUNTER,
                    Over.SUM,
                    "stream-thread-metrics",
                    "process-total",
                    "records processed"),
            row(
                    "kafka.streams.process.rate",
                    Kind.GAUGE,
                    Over.SUM,
                    "stream-thread-metrics",
                    "process-rate",
                    "records processed per second"),
            row(
                    "kafka.streams.process.ratio",
                    Kind.GAUGE,
                    Over.MAX,
                    "stream-thread-metrics",
                    "process-ratio",
                    "share of its time that the busiest thread processes"),
            row(
                    "kafka.streams.poll.ratio",
                    Kind.GAUGE,
                    Over.MAX,
                    "stream-thread-metrics",
                    "poll-ratio",
                    "share of its time that a thread waits for records, at most"),
            row(
                    "kafka.streams.process.latency.max.ms",
                    Kind.GAUGE,
                    Over.MAX,
                    "stream-thread-metrics",
                    "process-latency-max",
                    "slowest processing of a batch"),
            row("kafka.streams.commits", Kind.COUNTER, Over.SUM, "stream-thread-metrics", "commit-total", "commits"),
            row(
                    "kafka.streams.commit.latency.avg.ms",
                    Kind.GAUGE,
                    Over.MAX,
                    "stream-thread-metrics",
                    "commit-latency-avg",
                    "time of a commit, of the slowest thread"),
            row(
                    "kafka.streams.commit.latency.max.ms",
                    Kind.GAUGE,
                    Over.MAX,
                    "stream-thread-metrics",
                    "commit-latency-max",
                    "slowest commit"),
            row(
                    "kafka.streams.punctuate.latency.max.ms",
                    Kind.GAUGE,
                    Over.MAX,
                    "stream-thread-metrics",
                    "punctuate-latency-max",
                    "slowest scheduled action"),
            row(
                    "kafka.streams.dropped.records",
                    Kind.COUNTER,
                    Over.SUM,
                    "stream-task-metrics",
                    "dropped-records-total",
                    "records that Kafka Streams itself dropped: expected to stay at zero"),
            row(
                    "kafka.producer.records",
                    Kind.COUNTER,
                    Over.SUM,
                    "producer-metrics",
                    "record-send-total",
                    "records sent, changelogs included"),
            row(
                    "kafka.producer.errors",
                    Kind.COUNTER,
                    Over.SUM,
                    "producer-metrics",
                    "record-error-total",
                    "records that could not be sent"),
            row(
                    "kafka.producer.retries",
                    Kind.COUNTER,
                    Over.SUM,
                    "producer-metrics",
                    "record-retry-total",
                    "sends that were repeated"),
            row(
                    "kafka.producer.bytes",
                    Kind.COUNTER,
                    Over.SUM,
                    "producer-metrics",
                    "outgoing-byte-total",
                    "bytes sent"),
            row(
                    "kafka.producer.request.latency.avg.ms",
                    Kind.GAUGE,
                    Over.MAX,
                    "producer-metrics",
                    "request-latency-avg",
                    "time of a produce request, of the slowest producer"),
            row(
                    "kafka.consumer.records",
                    Kind.COUNTER,
                    Over.SUM,
                    "consumer-fetch-manager-metrics",
                    "records-consumed-total",
                    "records fetched, restored ones included"),
            row(
                    "kafka.consumer.bytes",
                    Kind.COUNTER,
                    Over.SUM,
                    "consumer-fetch-manager-metrics",
                    "bytes-consumed-total",
                    "bytes fetched"),
            row(
                    "kafka.consumer.fetch.latency.avg.ms",
                    Kind.GAUGE,
                    Over.MAX,
                    "consumer-fetch-manager-metrics",
                    "fetch-latency-avg",
                    "time of a fetch, of the slowest consumer"),
            row(
                    "kafka.consumer.lag.max",
                    Kind.GAUGE,
                    Over.MAX,
                    "consumer-fetch-manager-metrics",
                    "records-lag-max",
                    "records that the fetch position is behind, of the worst partition"),
            row(
                    "kafka.consumer.rebalances",
                    Kind.COUNTER,
                    Over.SUM,
                    "consumer-coordinator-metrics",
                    "rebalance-total",
                    "rebalances"));

    private final Supplier<Map<MetricName, ? extends Metric>> metrics;

    public StreamsMeters(Supplier<Map<MetricName, ? extends Metric>> metrics) {
        this.metrics = metrics;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Row row : ROWS) {
            if (row.kind() == Kind.COUNTER) {
                FunctionCounter.builder(row.name(), this, meters -> meters.value(row))
                        .description(row.about())
                        .register(registry);
            } else {
                Gauge.builder(row.name(), this, meters -> meters.value(row))
                        .description(row.about())
                        .register(registry);
            }
        }
    }

    private double value(Row row) {
        double value = 0;
        for (Map.Entry<MetricName, ? extends Metric> entry : metrics.get().entrySet()) {
            MetricName name = entry.getKey();
            // Clients keep the same metric once for each topic and node too.
            if (name.name().equals(row.metric())
                    && name.group().equals(row.group())
                    && !name.tags().containsKey("topic")
                    && !name.tags().containsKey("node-id")
                    && entry.getValue().metricValue() instanceof Number number
                    && Double.isFinite(number.doubleValue())) {
                value = row.over().join(value, number.doubleValue());
            }
        }
        return value;
    }

    private static Row row(String name, Kind kind, Over over, String group, String metric, String about) {
        return new Row(name, kind, over, group, metric, about);
    }
}
