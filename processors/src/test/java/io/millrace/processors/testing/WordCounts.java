package io.millrace.processors.testing;

import io.javalin.config.RoutesConfig;
import io.millrace.contracts.Topic;
import io.millrace.processors.app.Application;
import io.millrace.processors.app.Assembly;
import io.millrace.processors.app.Context;
import io.millrace.processors.app.Setting;
import io.millrace.processors.app.Settings;
import io.millrace.processors.http.Queries;
import io.millrace.processors.intake.Arrival;
import io.millrace.processors.intake.Intake;
import io.millrace.processors.state.StateStores;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The smallest application that has everything: words in by key, the number of times each key was seen out. The word
 * {@link #POISON} makes the step behind intake fail, {@link #FORBIDDEN} is invalid at intake.
 */
public final class WordCounts implements Application {

    public static final Topic<String, String> WORDS =
            Topic.events("words", new TextFormat(), "a word that somebody said").withPartitions(2);
    public static final Topic<String, String> COUNTS = Topic.events(
                    "word_counts", new TextFormat(), "how often it was said so far")
            .withPartitions(2);

    public static final Setting<String> POISON = Setting.text("poison", "poison", "the word that makes the count fail");
    public static final Setting<String> PASSPHRASE = Setting.text(
                    "passphrase", "", "a secret, to see that it is not shown")
            .asSecret();
    public static final String FORBIDDEN = "forbidden";

    static final String STORE = "counts";

    @Override
    public String name() {
        return "word-counts";
    }

    @Override
    public String about() {
        return "Counts words.";
    }

    @Override
    public List<Topic<?, ?>> inputs() {
        return List.of(WORDS);
    }

    @Override
    public List<Topic<?, ?>> outputs() {
        return List.of(COUNTS);
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(POISON, PASSPHRASE);
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.EXACTLY_ONCE;
    }

    @Override
    public Assembly assemble(Context context) {
        StreamsBuilder builder = new StreamsBuilder(context.topologyConfig());
        String poison = context.settings().get(POISON);
        new Intake(context)
                .open(
                        builder,
                        WORDS,
                        (key, word) -> word.equals(FORBIDDEN)
                                ? Optional.of("the word is forbidden; expected another")
                                : Optional.empty())
                .process(new Count(context.settings(), poison), Named.as("count"))
                .to(
                        context.topic(COUNTS).name(),
                        Produced.with(Serdes.String(), Serdes.String()).withName("egress-counts"));
        Topology topology = builder.build();
        return new Assembly() {
            @Override
            public Topology topology() {
                return topology;
            }

            @Override
            public void queries(RoutesConfig routes, Queries queries) {
                routes.get("/counts/{word}", ctx -> {
                    String word = ctx.pathParam("word");
                    queries.answer(ctx, STORE, word, new StringSerializer(), local -> {
                        ReadOnlyKeyValueStore<Bytes, byte[]> counts =
                                queries.store(STORE, QueryableStoreTypes.keyValueStore());
                        local.json(Map.of("word", word, "count", counted(counts.get(key(word)))));
                    });
                });
            }
        };
    }

    private static Bytes key(String word) {
        return Bytes.wrap(word.getBytes(StandardCharsets.UTF_8));
    }

    private static long counted(byte[] stored) {
        return stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
    }

    private record Count(Settings settings, String poison)
            implements ProcessorSupplier<String, Arrival<String>, String, String> {

        @Override
        public Processor<String, Arrival<String>, String, String> get() {
            return new Counter(poison);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(StateStores.bytes(STORE, settings));
        }
    }

    private static final class Counter implements Processor<String, Arrival<String>, String, String> {
        private final String poison;
        private ProcessorContext<String, String> context;
        private KeyValueStore<Bytes, byte[]> counts;

        Counter(String poison) {
            this.poison = poison;
        }

        @Override
        public void init(ProcessorContext<String, String> context) {
            this.context = context;
            this.counts = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, Arrival<String>> record) {
            if (record.value().value().equals(poison)) {
                throw new IllegalStateException("cannot count " + poison);
            }
            long count = counted(counts.get(key(record.key()))) + 1;
            counts.put(
                    key(record.key()),
                    ByteBuffer.allocate(Long.BYTES).putLong(count).array());
            context.forward(record.withValue(String.valueOf(count)));
        }
    }
}
