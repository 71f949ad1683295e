package io.millrace.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.contracts.Topic;
import io.millrace.contracts.Wire;
import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.fraud.AccountActivity;
import io.millrace.contracts.fraud.FraudDecision;
import io.millrace.contracts.fraud.FraudRule;
import io.millrace.contracts.fraud.FraudTopics;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.fraud.rulebook.RuleBook;
import io.millrace.fraud.rules.RuleException;
import io.millrace.processors.app.Context;
import io.millrace.processors.app.Setting;
import io.millrace.processors.app.Settings;
import io.millrace.processors.intake.IntakeAccounts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** The topology of fraud detection in Kafka's test driver, spoken to in the words of the domain. */
final class FraudDriver implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    final IntakeAccounts accounts = new IntakeAccounts();
    private final Topology topology;
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> transactions;
    private final TestInputTopic<String, FraudRule> rules;
    private final TestOutputTopic<String, FraudDecision> decisions;
    private final TestOutputTopic<String, Alert> alerts;
    private final TestOutputTopic<String, AccountActivity> activity;
    private final TestOutputTopic<byte[], byte[]> deadLetters;
    private final TestOutputTopic<String, FraudRule> rulebook;

    FraudDriver(Collection<FraudRule> pack, Path state, Map<String, String> set) throws RuleException {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "fraud-detection");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "no-broker:9092");
        config.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        config.put("processing.exception.handler.global.enabled", true);
        Context context = new Context(
                "fraud-detection",
                "test",
                settings(set),
                Wire.singleObject(),
                accounts,
                new SimpleMeterRegistry(),
                new TopologyConfig(new StreamsConfig(config)),
                false);
        RuleBook book = new RuleBook(pack, context.settings().get(FraudSettings.HISTORY_RETENTION));
        topology = new FraudTopology(context, book).get();
        driver = new TopologyTestDriver(topology, config, START);
        transactions = driver.createInputTopic(
                FraudTopics.TRANSACTIONS.name(),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                START,
                Duration.ZERO);
        rules = driver.createInputTopic(
                FraudTopics.FRAUD_RULES.name(),
                FraudTopics.FRAUD_RULES.keySerde().serializer(),
                FraudTopics.FRAUD_RULES.values().serde(Wire.singleObject()).serializer());
        decisions = output(FraudTopics.FRAUD_DECISIONS);
        alerts = output(FraudTopics.FRAUD_ALERTS);
        activity = output(FraudTopics.ACCOUNT_ACTIVITY);
        rulebook = output(FraudTopics.FRAUD_RULEBOOK);
        deadLetters = driver.createOutputTopic(
                "fraud_detection_dead_letters", new ByteArrayDeserializer(), new ByteArrayDeserializer());
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

    void pipe(Transaction... all) {
        for (Transaction transaction : all) {
            pipe(transaction.getAccount().getBytes(StandardCharsets.UTF_8), encoded(transaction));
        }
    }

    void pipe(byte[] key, byte[] value) {
        transactions.pipeInput(new TestRecord<>(key, value, START));
    }

    void pipe(TestRecord<byte[], byte[]> record) {
        transactions.pipeInput(record);
    }

    void publish(FraudRule rule) {
        rules.pipeInput(rule.getId(), rule);
    }

    void withdraw(String rule) {
        rules.pipeInput(rule, (FraudRule) null);
    }

    void passTime(Duration time) {
        driver.advanceWallClockTime(time);
    }

    List<TestRecord<String, FraudDecision>> decisionRecords() {
        return decisions.readRecordsToList();
    }

    List<FraudDecision> decisions() {
        return decisions.readValuesToList();
    }

    List<Alert> alerts() {
        return alerts.readValuesToList();
    }

    List<TestRecord<String, Alert>> alertRecords() {
        return alerts.readRecordsToList();
    }

    List<AccountActivity> activity() {
        return activity.readValuesToList();
    }

    List<TestRecord<String, AccountActivity>> activityRecords() {
        return activity.readRecordsToList();
    }

    List<TestRecord<byte[], byte[]>> deadLetters() {
        return deadLetters.readRecordsToList();
    }

    List<TestRecord<String, FraudRule>> rulebook() {
        return rulebook.readRecordsToList();
    }

    /** What went in, by the books: each record exactly once. */
    void assertBalanced(long in) {
        assertThat(accounts.page(FraudTopics.TRANSACTIONS.name()).balance().in())
                .isEqualTo(in);
    }

    static byte[] encoded(Transaction transaction) {
        return FraudTopics.TRANSACTIONS
                .values()
                .serde(Wire.singleObject())
                .serializer()
                .serialize(FraudTopics.TRANSACTIONS.name(), transaction);
    }

    @Override
    public void close() {
        driver.close();
    }

    /** The driver's clock stands at the start while events go on, unless a test moves it. */
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
