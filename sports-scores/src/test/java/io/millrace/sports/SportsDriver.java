package io.millrace.sports;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.contracts.Topic;
import io.millrace.contracts.Wire;
import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.sports.Commentary;
import io.millrace.contracts.sports.FanNotification;
import io.millrace.contracts.sports.FanSubscription;
import io.millrace.contracts.sports.Fixture;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.PlayerStats;
import io.millrace.contracts.sports.Score;
import io.millrace.contracts.sports.SportsTopics;
import io.millrace.contracts.sports.TeamStats;
import io.millrace.contracts.sports.TrackingFrame;
import io.millrace.processors.app.Context;
import io.millrace.processors.app.Setting;
import io.millrace.processors.app.Settings;
import io.millrace.processors.intake.IntakeAccounts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The topology of sports scores in Kafka's test driver, spoken to in the words of the domain. */
final class SportsDriver implements AutoCloseable {

    static final Instant START = Told.KICK_OFF;

    final IntakeAccounts accounts;
    private final Map<String, String> set;
    private final Topology topology;
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> events;
    private final TestOutputTopic<String, Score> scores;
    private final TestOutputTopic<String, PlayerStats> players;
    private final TestOutputTopic<String, TeamStats> teams;
    private final TestOutputTopic<String, Alert> alerts;
    private final TestOutputTopic<String, FanNotification> notifications;
    private final TestOutputTopic<byte[], byte[]> deadLetters;
    private Instant now;

    SportsDriver() {
        this(Map.of());
    }

    SportsDriver(Map<String, String> set) {
        this(set, START, new IntakeAccounts());
    }

    private SportsDriver(Map<String, String> set, Instant now, IntakeAccounts accounts) {
        this.set = set;
        this.now = now;
        this.accounts = accounts;
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "sports-scores");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "no-broker:9092");
        config.put(StreamsConfig.STATE_DIR_CONFIG, folder().toString());
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
        topology = new SportsTopology(context).get();
        driver = new TopologyTestDriver(topology, config, now);
        events = driver.createInputTopic(
                SportsTopics.MATCH_EVENTS.name(), new ByteArraySerializer(), new ByteArraySerializer());
        scores = output(SportsTopics.SCORES);
        players = output(SportsTopics.PLAYER_STATS);
        teams = output(SportsTopics.TEAM_STATS);
        alerts = output(SportsTopics.MATCH_ALERTS);
        notifications = output(SportsTopics.FAN_NOTIFICATIONS);
        deadLetters = driver.createOutputTopic(
                "sports_scores_dead_letters", new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** Ends the tasks. The next ones find what these stored, and nothing in memory. */
    SportsDriver restarted() {
        SportsDriver next = new SportsDriver(set, now, accounts);
        for (String name : driver.getAllStateStores().keySet()) {
            KeyValueStore<Bytes, byte[]> from = driver.getKeyValueStore(name);
            KeyValueStore<Bytes, byte[]> to = next.driver.getKeyValueStore(name);
            try (KeyValueIterator<Bytes, byte[]> all = from.all()) {
                all.forEachRemaining(entry -> to.put(entry.key, entry.value));
            }
        }
        close();
        return next;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("sports");
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private <V> TestOutputTopic<String, V> output(Topic<String, V> topic) {
        return driver.createOutputTopic(
                topic.name(),
                topic.keySerde().deserializer(),
                topic.values().serde(Wire.singleObject()).deserializer());
    }

    String describe() {
        return topology.describe().toString();
    }

    void pipe(Told... all) {
        for (Told told : all) {
            pipe(told.event());
        }
    }

    void pipe(MatchEvent event) {
        pipe(event.getMatchId().getBytes(StandardCharsets.UTF_8), encoded(SportsTopics.MATCH_EVENTS, event));
    }

    void pipe(byte[] key, byte[] event) {
        pipe(new TestRecord<>(key, event, now));
    }

    void pipe(TestRecord<byte[], byte[]> event) {
        events.pipeInput(event);
    }

    void pipe(Fixture fixture) {
        send(SportsTopics.FIXTURES, fixture.getMatchId(), fixture);
    }

    void pipe(Commentary line) {
        send(SportsTopics.COMMENTARY, line.getMatchId(), line);
    }

    void pipe(TrackingFrame frame) {
        send(SportsTopics.TRACKING_DATA, frame.getMatchId(), frame);
    }

    void subscribe(FanSubscription subscription) {
        send(SportsTopics.FAN_SUBSCRIPTIONS, subscription.getFanId(), subscription);
    }

    void unsubscribe(String fan) {
        send(SportsTopics.FAN_SUBSCRIPTIONS, fan, null);
    }

    private <V> void send(Topic<String, V> topic, String key, V value) {
        driver.createInputTopic(
                        topic.name(),
                        topic.keySerde().serializer(),
                        topic.values().serde(Wire.singleObject()).serializer())
                .pipeInput(key, value, now);
    }

    void passTime(Duration time) {
        now = now.plus(time);
        driver.advanceWallClockTime(time);
    }

    List<TestRecord<String, Score>> scoreRecords() {
        return scores.readRecordsToList();
    }

    List<Score> scores() {
        return scores.readValuesToList();
    }

    List<TestRecord<String, PlayerStats>> playerRecords() {
        return players.readRecordsToList();
    }

    List<TestRecord<String, TeamStats>> teamRecords() {
        return teams.readRecordsToList();
    }

    List<TestRecord<String, Alert>> alertRecords() {
        return alerts.readRecordsToList();
    }

    List<Alert> alerts() {
        return alerts.readValuesToList();
    }

    /** Alerts of that rule since the last time; the others are forgotten. */
    List<Alert> alerts(String rule) {
        return alerts().stream().filter(alert -> alert.getRule().equals(rule)).toList();
    }

    List<FanNotification> notifications() {
        return notifications.readValuesToList();
    }

    List<TestRecord<String, FanNotification>> notificationRecords() {
        return notifications.readRecordsToList();
    }

    List<TestRecord<byte[], byte[]>> deadLetters() {
        return deadLetters.readRecordsToList();
    }

    int stored(String store) {
        int entries = 0;
        try (KeyValueIterator<Bytes, byte[]> all =
                driver.<Bytes, byte[]>getKeyValueStore(store).all()) {
            while (all.hasNext()) {
                all.next();
                entries++;
            }
        }
        return entries;
    }

    /** What went in, by the books: each record exactly once. */
    void assertBalanced(long in) {
        assertThat(accounts.page(SportsTopics.MATCH_EVENTS.name()).balance().in())
                .isEqualTo(in);
    }

    static <V> byte[] encoded(Topic<String, V> topic, V value) {
        return topic.values().serde(Wire.singleObject()).serializer().serialize(topic.name(), value);
    }

    @Override
    public void close() {
        driver.close();
    }

    /** The driver's clock stands at the kick-off while events go on, unless a test moves it. */
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
