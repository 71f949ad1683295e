package io.millrace.processors.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.millrace.contracts.Topic;
import io.millrace.contracts.ValueFormat;
import io.millrace.contracts.Wire;
import io.millrace.processors.app.Application;
import io.millrace.processors.app.Assembly;
import io.millrace.processors.app.Context;
import io.millrace.processors.app.Setting;
import io.millrace.processors.intake.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * A small application with everything that a replay has to carry: state, a repartition, a global store that is fed by an
 * output of the same topology, tombstones, dead letters and a wall-clock punctuator.
 *
 * <p>Each word is counted per key. {@code forget} deletes the count, {@code bad...} is rejected, {@code fail} throws. The
 * {@code greeting} in force goes in front of each count. A key that shows nothing for a minute is closed.
 */
final class Words implements Application {

    static final Topic<String, String> WORDS = Topic.events("words", new Text(), "a word");
    static final Topic<String, String> GREETINGS = Topic.latest("greetings", new Text(), "a greeting");
    static final Topic<String, String> BOOK = Topic.latest("greeting_book", new Text(), "a greeting in force");
    static final Topic<String, String> COUNTS = Topic.events("counts", new Text(), "words of a key so far");
    static final Topic<String, String> LETTERS = Topic.events("letters", new Text(), "words by their first letter");
    static final Topic<String, String> CLOSED = Topic.events("closed", new Text(), "a key that fell silent");

    static final Setting<Boolean> PERSISTENT = Setting.flag("words.persistent", false, "state in RocksDB");
    static final Setting<Boolean> UNDECLARED = Setting.flag("words.undeclared", false, "writes where it should not");
    static final Setting<Boolean> FORGETFUL = Setting.flag("words.forgetful", false, "does not account for bad words");

    @Override
    public String name() {
        return "count-words";
    }

    @Override
    public String about() {
        return "counts words";
    }

    @Override
    public List<Topic<?, ?>> inputs() {
        return List.of(WORDS, GREETINGS);
    }

    @Override
    public List<Topic<?, ?>> outputs() {
        return List.of(BOOK, COUNTS, LETTERS, CLOSED);
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(PERSISTENT, UNDECLARED, FORGETFUL);
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.EXACTLY_ONCE;
    }

    @Override
    public Assembly assemble(Context context) {
        Topology topology = topology(context);
        return () -> topology;
    }

    private static Topology topology(Context context) {
        StreamsBuilder builder = new StreamsBuilder(context.topologyConfig());
        Consumed<String, byte[]> consumed = Consumed.with(Serdes.String(), Serdes.ByteArray());
        Produced<String, byte[]> produced = Produced.with(Serdes.String(), Serdes.ByteArray());

        builder.stream(context.topic(GREETINGS).name(), consumed.withName("greetings"))
                .process(() -> new Accept(context, GREETINGS), Named.as("accept-greetings"))
                .to(context.topic(BOOK).name(), produced.withName("egress-book"));
        builder.addGlobalStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore("book"), Serdes.String(), Serdes.ByteArray()),
                context.topic(BOOK).name(),
                consumed.withName("book"),
                KeepGreeting::new);

        KStream<String, byte[]> words = builder.stream(context.topic(WORDS).name(), consumed.withName("words"))
                .process(() -> new Accept(context, WORDS), Named.as("accept-words"));
        words.filter((key, word) -> text(word).startsWith("bad"), Named.as("rejected"))
                .to(context.deadLetters().name(), produced.withName("egress-dead-letters"));
        KStream<String, byte[]> good =
                words.filterNot((key, word) -> text(word).startsWith("bad"), Named.as("accepted"));
        KStream<String, byte[]> counted = good.process(new Counting(context), Named.as("count"));
        counted.filterNot((key, count) -> isClosing(count), Named.as("counts"))
                .to(context.topic(COUNTS).name(), produced.withName("egress-counts"));
        counted.filter((key, count) -> isClosing(count), Named.as("closings"))
                .to(context.topic(CLOSED).name(), produced.withName("egress-closed"));
        good.selectKey((key, word) -> text(word).substring(0, 1), Named.as("by-letter"))
                .repartition(Repartitioned.<String, byte[]>as("letters")
                        .withKeySerde(Serdes.String())
                        .withValueSerde(Serdes.ByteArray()))
                .to(context.topic(LETTERS).name(), produced.withName("egress-letters"));
        if (context.settings().get(UNDECLARED)) {
            good.to("somewhere_else", produced.withName("egress-undeclared"));
        }
        return builder.build(new java.util.Properties());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static boolean isClosing(byte[] count) {
        return count != null && text(count).startsWith("closed");
    }

    /** Stands for intake: keeps the books and marks where a record came from. */
    private static final class Accept extends ContextualProcessor<String, byte[], String, byte[]> {
        private final Context application;
        private final String topic;

        Accept(Context application, Topic<?, ?> topic) {
            this.application = application;
            this.topic = application.topic(topic).name();
        }

        @Override
        public void process(Record<String, byte[]> record) {
            if (text(record.value()).startsWith("bad")) {
                if (!application.settings().get(FORGETFUL)) {
                    application.accounts().page(topic).reject(Reason.INVALID);
                }
            } else {
                application.accounts().page(topic).accept();
            }
            long offset = context().recordMetadata().orElseThrow().offset();
            record.headers().add("offset", String.valueOf(offset).getBytes(StandardCharsets.UTF_8));
            context().forward(record);
        }
    }

    private static final class KeepGreeting implements Processor<String, byte[], Void, Void> {
        private KeyValueStore<String, byte[]> book;

        @Override
        public void init(ProcessorContext<Void, Void> context) {
            book = context.getStateStore("book");
        }

        @Override
        public void process(Record<String, byte[]> record) {
            book.put(record.key(), record.value());
        }
    }

    private static final class Counting implements ProcessorSupplier<String, byte[], String, byte[]> {
        private final boolean persistent;

        Counting(Context context) {
            this.persistent = context.settings().get(PERSISTENT);
        }

        @Override
        public Processor<String, byte[], String, byte[]> get() {
            return new Count();
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(Stores.keyValueStoreBuilder(
                    persistent ? Stores.persistentKeyValueStore("counts") : Stores.inMemoryKeyValueStore("counts"),
                    Serdes.String(),
                    Serdes.String()));
        }
    }

    private static final class Count extends ContextualProcessor<String, byte[], String, byte[]> {
        private static final long SILENCE = Duration.ofMinutes(1).toMillis();

        private KeyValueStore<String, String> counts;
        private KeyValueStore<String, byte[]> book;

        @Override
        public void init(ProcessorContext<String, byte[]> context) {
            super.init(context);
            counts = context.getStateStore("counts");
            book = context.getStateStore("book");
            context.schedule(Duration.ofSeconds(1), PunctuationType.WALL_CLOCK_TIME, this::closeSilent);
        }

        @Override
        public void process(Record<String, byte[]> record) {
            String word = text(record.value());
            switch (word) {
                case "fail" -> throw new IllegalStateException("told to fail");
                case "forget" -> {
                    counts.delete(record.key());
                    context().forward(record.withValue(null));
                }
                default -> {
                    String before = counts.get(record.key());
                    long count = before == null ? 1 : Long.parseLong(before.split("@", 2)[0]) + 1;
                    counts.put(record.key(), count + "@" + context().currentSystemTimeMs());
                    byte[] greeting = book.get("greeting");
                    String said = (greeting == null ? "" : text(greeting) + " ") + count;
                    context().forward(record.withValue(said.getBytes(StandardCharsets.UTF_8)));
                }
            }
        }

        private void closeSilent(long now) {
            List<String> silent = new ArrayList<>();
            try (KeyValueIterator<String, String> all = counts.all()) {
                while (all.hasNext()) {
                    KeyValue<String, String> entry = all.next();
                    if (now - Long.parseLong(entry.value.split("@", 2)[1]) >= SILENCE) {
                        silent.add(entry.key);
                    }
                }
            }
            for (String key : silent) {
                counts.delete(key);
                String closed = "closed at " + Instant.ofEpochMilli(now);
                context().forward(new Record<>(key, closed.getBytes(StandardCharsets.UTF_8), now));
            }
        }
    }

    /** Text, a string in JSON. */
    private record Text() implements ValueFormat<String> {
        @Override
        public Serde<String> serde(Wire wire) {
            return Serdes.String();
        }

        @Override
        public Optional<Schema> schema() {
            return Optional.empty();
        }

        @Override
        public String toJson(String value) {
            return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(value)) + '"';
        }

        @Override
        public String fromJson(String json) {
            try (JsonParser parser = new JsonFactory().createParser(json)) {
                if (parser.nextToken() != JsonToken.VALUE_STRING) {
                    throw new IllegalArgumentException("expected a word, found " + json);
                }
                return parser.getText();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Text that has to be digits. */
    record Digits() implements ValueFormat<String> {
        @Override
        public Serde<String> serde(Wire wire) {
            return Serdes.String();
        }

        @Override
        public Optional<Schema> schema() {
            return Optional.empty();
        }

        @Override
        public String toJson(String value) {
            return String.valueOf(Long.parseLong(value));
        }

        @Override
        public String fromJson(String json) {
            return json;
        }
    }
}
