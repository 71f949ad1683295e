package io.millrace.processors.streams;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.MetricsReporter;

/**
 * How many records each input topic has given to the topology, by Kafka Streams' own count at the source. It is not made
 * by intake, so the books of intake can be held against it.
 */
public final class ReadCounts {

    private static final String GROUP = "stream-topic-metrics";
    private static final String NAME = "records-consumed-total";

    private final Map<MetricName, KafkaMetric> open = new ConcurrentHashMap<>();
    private final Map<String, Long> closed = new ConcurrentHashMap<>();

    /** Records by topic, of tasks that have moved away too. */
    public SortedMap<String, Long> byTopic() {
        SortedMap<String, Long> counts = new TreeMap<>(closed);
        open.values().forEach(metric -> counts.merge(topic(metric), count(metric), Long::sum));
        return counts;
    }

    private void opened(KafkaMetric metric) {
        if (metric.metricName().group().equals(GROUP)
                && metric.metricName().name().equals(NAME)) {
            open.put(metric.metricName(), metric);
        }
    }

    private void closed(KafkaMetric metric) {
        if (open.remove(metric.metricName()) != null) {
            closed.merge(topic(metric), count(metric), Long::sum);
        }
    }

    private static String topic(KafkaMetric metric) {
        return metric.metricName().tags().get("topic");
    }

    private static long count(KafkaMetric metric) {
        return metric.metricValue() instanceof Number number ? number.longValue() : 0;
    }

    /** Made by Kafka, for each client of the instance. */
    public static final class Reporter implements MetricsReporter {
        private ReadCounts counts;

        @Override
        public void configure(Map<String, ?> config) {
            if (Instruments.in(config)) {
                counts = Instruments.from(config).reads();
            }
        }

        @Override
        public void init(List<KafkaMetric> metrics) {
            metrics.forEach(this::metricChange);
        }

        @Override
        public void metricChange(KafkaMetric metric) {
            if (counts != null) {
                counts.opened(metric);
            }
        }

        @Override
        public void metricRemoval(KafkaMetric metric) {
            if (counts != null) {
                counts.closed(metric);
            }
        }

        @Override
        public void close() {}
    }
}
