package io.millrace.sports.follow;

import static io.millrace.contracts.sports.SportsTopics.TRACKING_DATA;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.contracts.Wire;
import io.millrace.contracts.sports.TrackingFrame;
import io.millrace.processors.app.Context;
import io.millrace.processors.app.Setting;
import io.millrace.processors.app.Settings;
import io.millrace.processors.intake.Arrival;
import io.millrace.processors.intake.Intake;
import io.millrace.processors.intake.IntakeAccounts;
import io.millrace.sports.tracking.Frames;
import io.millrace.sports.tracking.Tracked;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.test.TestRecord;

/** The step that follows tracking, between its intake and a list, in Kafka's test driver. */
final class TrackingDriver implements AutoCloseable {

    private static final Instant START = Frames.KICK_OFF;

    final IntakeAccounts accounts = new IntakeAccounts();
    /** What came out, with keys and timestamps. */
    final List<Record<String, Tracked>> out = new ArrayList<>();

    private final Path state;
    private final Map<String, String> set;
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, byte[]> frames;
    private final TestOutputTopic<byte[], byte[]> deadLetters;
    private Instant now;

    TrackingDriver(Path state, Map<String, String> set) {
        this(state, set, START, Map.of());
    }

    private TrackingDriver(Path state, Map<String, String> set, Instant now, Map<Bytes, byte[]> stored) {
        this.state = state;
        this.set = set;
        this.now = now;
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "sports-scores");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "no-broker:9092");
        config.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        Context context = new Context(
                "sports-scores",
                "test",
                settings(set),
                Wire.singleObject(),
                accounts,
                new SimpleMeterRegistry(),
                new TopologyConfig(new StreamsConfig(config)),
                false);
        StreamsBuilder builder = new StreamsBuilder(context.topologyConfig());
        Intake intake = new Intake(context);
        TrackingPolicy policy = TrackingSettings.policy(context.settings());
        KStream<String, Arrival<TrackingFrame>> arrivals =
                intake.openForAdmission(builder, TRACKING_DATA, new FrameCheck());
        FollowTracking step = new FollowTracking(context, policy, intake.admission(TRACKING_DATA, policy.lateness()));
        Set<StoreBuilder<?>> stores = step.stores();
        KStream<String, Object> outcomes = arrivals.process(
                        supplier(() -> new Restored(stored), stores), Named.as("restored"))
                .process(supplier(step, stores), Named.as("follow-tracking"));
        KStream<String, Tracked> totals = intake.withoutRejections(outcomes, "late-frames");
        totals.process(() -> (Processor<String, Tracked, Void, Void>) out::add, Named.as("list"));
        driver = new TopologyTestDriver(builder.build(), config, now);
        frames = driver.createInputTopic(TRACKING_DATA.name(), new StringSerializer(), new ByteArraySerializer());
        deadLetters = driver.createOutputTopic(
                "sports_scores_dead_letters", new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    void pipe(TrackingFrame... all) {
        for (TrackingFrame frame : all) {
            pipe(new TestRecord<>(frame.getMatchId(), encoded(frame), now));
        }
    }

    void pipe(List<TrackingFrame> all) {
        all.forEach(this::pipe);
    }

    void pipe(TestRecord<String, byte[]> record) {
        frames.pipeInput(record);
    }

    static byte[] encoded(TrackingFrame frame) {
        return TRACKING_DATA.values().serde(Wire.singleObject()).serializer().serialize(TRACKING_DATA.name(), frame);
    }

    void passTime(Duration time) {
        now = now.plus(time);
        driver.advanceWallClockTime(time);
    }

    /** What came out since the last time. */
    List<Tracked> totals() {
        List<Tracked> totals = out.stream().map(Record::value).toList();
        out.clear();
        return totals;
    }

    List<TestRecord<byte[], byte[]>> deadLetters() {
        return deadLetters.readRecordsToList();
    }

    IntakeAccounts.Balance balance() {
        return accounts.page(TRACKING_DATA.name()).balance();
    }

    Map<Bytes, byte[]> stored() {
        Map<Bytes, byte[]> stored = new LinkedHashMap<>();
        KeyValueStore<Bytes, byte[]> store = driver.getKeyValueStore(FollowTracking.STORE);
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> next = all.next();
                stored.put(next.key, next.value);
            }
        }
        return stored;
    }

    /** Ends this task; the next one finds what this one stored. */
    TrackingDriver restarted() {
        return restarted(set);
    }

    TrackingDriver restarted(Map<String, String> changed) {
        Map<Bytes, byte[]> stored = stored();
        close();
        return new TrackingDriver(state, changed, now, stored);
    }

    @Override
    public void close() {
        driver.close();
    }

    private static <O> ProcessorSupplier<String, Arrival<TrackingFrame>, String, O> supplier(
            Supplier<Processor<String, Arrival<TrackingFrame>, String, O>> each, Set<StoreBuilder<?>> stores) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, Arrival<TrackingFrame>, String, O> get() {
                return each.get();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return stores;
            }
        };
    }

    /** Fills the store before the step behind it is started, as a changelog would. */
    private static final class Restored
            extends ContextualProcessor<String, Arrival<TrackingFrame>, String, Arrival<TrackingFrame>> {

        private final Map<Bytes, byte[]> stored;

        Restored(Map<Bytes, byte[]> stored) {
            this.stored = stored;
        }

        @Override
        public void init(ProcessorContext<String, Arrival<TrackingFrame>> context) {
            super.init(context);
            KeyValueStore<Bytes, byte[]> store = context.getStateStore(FollowTracking.STORE);
            stored.forEach(store::put);
        }

        @Override
        public void process(Record<String, Arrival<TrackingFrame>> record) {
            context().forward(record);
        }
    }

    /** The driver's clock stands still while events go on, unless a test moves it. */
    private static Settings settings(Map<String, String> set) {
        Map<String, String> all = new HashMap<>(Map.of("intake.max-future", "1d"));
        all.putAll(set);
        return new MapSettings(all);
    }

    private record MapSettings(Map<String, String> set) implements Settings {

        @Override
        public <T> T get(Setting<T> setting) {
            return setting.parse().apply(set.getOrDefault(setting.name(), setting.defaultText()));
        }

        @Override
        public boolean isSet(Setting<?> setting) {
            return set.containsKey(setting.name());
        }
    }
}
