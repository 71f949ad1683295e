package io.millrace.fraud.rulebook;

import io.millrace.contracts.Topic;
import io.millrace.contracts.fraud.FraudRule;
import io.millrace.contracts.fraud.FraudTopics;
import io.millrace.processors.app.Context;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** Brings the rulebook's topic to every instance, whole, before the first transaction is decided. */
public final class RuleTable {

    private static final String STORE = "rulebook";

    private RuleTable() {}

    public static void add(StreamsBuilder builder, Context context, RuleBook rules) {
        Topic<String, FraudRule> topic = FraudTopics.FRAUD_RULEBOOK;
        Serde<FraudRule> serde = topic.values().serde(context.wire());
        builder.addGlobalStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(STORE), topic.keySerde(), serde)
                        .withLoggingDisabled(),
                context.topic(topic).name(),
                Consumed.with(topic.keySerde(), serde).withName("ingest-rulebook"),
                () -> new Reader(rules));
    }

    private static final class Reader implements Processor<String, FraudRule, Void, Void> {

        private final RuleBook rules;
        private KeyValueStore<String, FraudRule> store;

        Reader(RuleBook rules) {
            this.rules = rules;
        }

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            store = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, FraudRule> record) {
            store.put(record.key(), record.value());
            if (record.value() == null) {
                rules.withdraw(record.key());
            } else {
                rules.publish(record.value());
            }
        }
    }
}
