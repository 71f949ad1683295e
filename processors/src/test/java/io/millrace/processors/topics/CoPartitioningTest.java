package io.millrace.processors.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class CoPartitioningTest {

    private final StreamsBuilder builder = new StreamsBuilder();

    @Test
    void topics_that_meet_in_a_stateful_step_must_agree() {
        topic("events").merge(topic("fixtures")).process(new Remembering());

        assertThat(mismatches(Map.of("events", 4, "fixtures", 4))).isEmpty();
        assertThat(mismatches(Map.of("events", 4, "fixtures", 3)))
                .containsExactly("events has 4, fixtures has 3 partitions, expected the same number: they are processed"
                        + " together, by key");
    }

    @Test
    void topics_that_meet_without_state_need_not_agree() {
        topic("events").merge(topic("fixtures")).to("both");

        assertThat(mismatches(Map.of("events", 4, "fixtures", 3))).isEmpty();
    }

    @Test
    void a_repartition_topic_has_as_many_partitions_as_what_leads_to_it() {
        topic("events").merge(repartitioned("totals", topic("frames"))).process(new Remembering());

        assertThat(mismatches(Map.of("events", 4, "frames", 4))).isEmpty();
        assertThat(mismatches(Map.of("events", 4, "frames", 8)))
                .containsExactly("events has 4, frames (through totals-repartition) has 8 partitions, expected the same"
                        + " number: they are processed together, by key");
    }

    @Test
    void also_two_repartition_topics_that_meet_must_agree() {
        repartitioned("alerts", repartitioned("news", topic("events")))
                .merge(repartitioned("follows", topic("fans")))
                .process(new Remembering());

        assertThat(mismatches(Map.of("events", 4, "fans", 4))).isEmpty();
        assertThat(mismatches(Map.of("events", 4, "fans", 6)))
                .singleElement()
                .asString()
                .contains("events (through alerts-repartition) has 4", "fans (through follows-repartition) has 6");
    }

    private List<String> mismatches(Map<String, Integer> partitions) {
        return new CoPartitioning(builder.build().describe(), partitions).mismatches();
    }

    private KStream<String, String> topic(String name) {
        return builder.stream(name, Consumed.with(Serdes.String(), Serdes.String()));
    }

    private static KStream<String, String> repartitioned(String name, KStream<String, String> stream) {
        return stream.repartition(
                Repartitioned.with(Serdes.String(), Serdes.String()).withName(name));
    }

    private static final class Remembering implements ProcessorSupplier<String, String, Void, Void> {

        @Override
        public Processor<String, String, Void, Void> get() {
            return new ContextualProcessor<>() {
                @Override
                public void process(Record<String, String> record) {
                    // only its place in the topology matters
                }
            };
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore("memory"), Serdes.String(), Serdes.String()));
        }
    }
}
