package io.millrace.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.Wire;
import io.millrace.contracts.fraud.FraudDecision;
import io.millrace.contracts.fraud.FraudTopics;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.processors.app.EffectiveSettings;
import io.millrace.processors.app.RunningApplication;
import io.millrace.processors.deadletters.DeadLetterRecord;
import io.millrace.processors.http.Status;
import io.millrace.processors.intake.Reason;
import io.millrace.processors.testing.CommandRun;
import io.millrace.processors.testing.EmbeddedBroker;
import io.millrace.processors.testing.TestTopics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What nobody should write to {@code transactions} and somebody will, between good transactions, on a real broker. */
@Timeout(180)
class BadInputTest {

    private static final String ACCOUNT = "acc-1";
    /** One partition for all, so that what comes after a bad record has to get past it. */
    private static final int PARTITION = 2;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Instant before = now.minusSeconds(1);

    private static EmbeddedBroker broker;
    private static TestTopics topics;
    private static int deployments;

    @TempDir
    private Path folder;

    private String prefix;
    private RunningApplication running;

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.start();
        topics = new TestTopics(broker.bootstrapServers());
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void start() throws Exception {
        prefix = "bad" + deployments++ + "_";
        FraudDetection application = new FraudDetection();
        running = RunningApplication.start(
                application,
                EffectiveSettings.of(
                        application,
                        Map.of(
                                "bootstrap.servers",
                                broker.bootstrapServers(),
                                "topic.prefix",
                                prefix,
                                "state.dir",
                                folder.resolve("state").toString(),
                                "http.port",
                                "0")));
        running.awaitReady(Duration.ofMinutes(1));
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void random_bytes_are_unreadable() {
        byte[] noise = new byte[300];
        new Random(7).nextBytes(noise);

        assertPutAside(ACCOUNT, noise, Reason.UNREADABLE, "c3 01");
    }

    @Test
    void a_truncated_transaction_is_unreadable() {
        byte[] whole = bytes(transaction("cut", now));

        assertPutAside(ACCOUNT, Arrays.copyOf(whole, whole.length / 2), Reason.UNREADABLE, "Transaction");
    }

    @Test
    void a_transaction_without_a_key_has_no_account() {
        assertPutAside(null, bytes(transaction("keyless", now)), Reason.NO_KEY, "no key");
    }

    @Test
    void a_transaction_of_the_year_2099_is_ahead_of_the_clock() {
        Transaction transaction = transaction("ahead", Instant.parse("2099-01-01T00:00:00Z"));

        assertPutAside(ACCOUNT, bytes(transaction), Reason.FUTURE, "2099-01-01T00:00:00Z");
    }

    @Test
    void a_transaction_of_the_year_1970_is_from_a_clock_that_was_never_set() {
        Transaction transaction = transaction("unset", Instant.parse("1970-01-01T00:05:00Z"));

        assertPutAside(ACCOUNT, bytes(transaction), Reason.PAST, "1970-01-01T00:05:00Z");
    }

    @Test
    void a_transaction_of_two_mebibytes_is_too_large_and_still_kept_whole() {
        Transaction transaction = transaction("fat", now);
        transaction.setTerminal("x".repeat(2 * 1024 * 1024));

        assertPutAside(ACCOUNT, bytes(transaction), Reason.TOO_LARGE, "at most 1048576");
    }

    @Test
    void a_mended_record_is_decided_once_however_often_it_is_submitted() throws Exception {
        topics.send(record(ACCOUNT, bytes(transaction("ahead", Instant.parse("2099-01-01T00:00:00Z")))));
        ConsumerRecord<byte[], byte[]> letter =
                topics.await(prefix + "fraud_detection_dead_letters", 1).get(0);
        Path mended = Files.writeString(
                folder.resolve("mended.json"), FraudTopics.TRANSACTIONS.values().toJson(transaction("ahead", before)));

        for (int time = 0; time < 3; time++) {
            CommandRun redrive = CommandRun.of(
                    new FraudDetection(),
                    "dead-letters",
                    "redrive",
                    "--offset",
                    letter.partition() + "@" + letter.offset(),
                    "--value-json",
                    mended.toString(),
                    "--yes",
                    "-s",
                    "topic.prefix=" + prefix,
                    "-b",
                    broker.bootstrapServers());
            assertThat(redrive.err()).isEmpty();
            assertThat(redrive.out()).contains("submitted 1");
        }
        sendGood("last", now);

        assertThat(awaitDecisions(2)).containsExactly("ahead", "last");
        assertThat(decisions()).as("none for the repetitions").containsExactly("ahead", "last");
        assertThat(topics.all(prefix + "fraud_detection_dead_letters"))
                .as("the mended one is no letter again")
                .hasSize(1);
        assertThat(books()).isEqualTo(new Status.Books(5, 2, 2, 1, Map.of(Reason.FUTURE, 1L), true));
    }

    /** It is in the dead letters as it came, those before and after it are decided, and the books balance. */
    private void assertPutAside(String key, byte[] value, Reason reason, String message) {
        sendGood("before", before);
        ProducerRecord<byte[], byte[]> bad = record(key, value);
        bad.headers().add("traceparent", utf8("00-1-2-03"));
        long offset = topics.send(bad).offset();
        sendGood("after", now);

        assertThat(awaitDecisions(2)).containsExactly("before", "after");
        List<ConsumerRecord<byte[], byte[]>> letters = topics.await(prefix + "fraud_detection_dead_letters", 1);
        assertThat(letters).hasSize(1);
        ConsumerRecord<byte[], byte[]> letter = letters.get(0);
        assertThat(letter.key()).isEqualTo(utf8(key));
        assertThat(Arrays.equals(letter.value(), value)).as("its own bytes").isTrue();
        assertThat(letter.headers().lastHeader("traceparent").value()).isEqualTo(utf8("00-1-2-03"));
        assertDescribed(letter.headers(), reason, offset, message);
        assertThat(books()).isEqualTo(new Status.Books(3, 2, 0, 1, Map.of(reason, 1L), true));
        assertThat(running.failure()).isEmpty();
        assertThat(running.status().failures().values()).containsOnly(0L);
    }

    private void assertDescribed(Headers headers, Reason reason, long offset, String message) {
        DeadLetterRecord description = DeadLetterRecord.read(headers).orElseThrow();
        assertThat(description.reason()).isEqualTo(reason);
        assertThat(description.origin()).isEqualTo(prefix + "transactions-" + PARTITION + "@" + offset);
        assertThat(description.message()).contains(message);
        assertThat(description.application()).isEqualTo("fraud-detection");
    }

    private Status.Books books() {
        return running.status().intake().get(prefix + "transactions");
    }

    private List<String> awaitDecisions(int expected) {
        return topics.await(prefix + "fraud_decisions", expected).stream()
                .map(BadInputTest::transactionId)
                .toList();
    }

    private List<String> decisions() {
        return topics.all(prefix + "fraud_decisions").stream()
                .map(BadInputTest::transactionId)
                .toList();
    }

    private static String transactionId(ConsumerRecord<byte[], byte[]> decision) {
        try (var serde = FraudTopics.FRAUD_DECISIONS.values().serde(Wire.singleObject())) {
            FraudDecision read = serde.deserializer().deserialize(decision.topic(), decision.value());
            return read.getTransactionId();
        }
    }

    private void sendGood(String id, Instant at) {
        topics.send(record(ACCOUNT, bytes(transaction(id, at))));
    }

    private static Transaction transaction(String id, Instant at) {
        Transaction transaction = Samples.purchase(ACCOUNT, id, 0, "20");
        transaction.setEventTime(at);
        return transaction;
    }

    private ProducerRecord<byte[], byte[]> record(String key, byte[] value) {
        return new ProducerRecord<>(prefix + FraudTopics.TRANSACTIONS.name(), PARTITION, utf8(key), value);
    }

    private static byte[] bytes(Transaction transaction) {
        try (var serde = FraudTopics.TRANSACTIONS.values().serde(Wire.singleObject())) {
            return serde.serializer().serialize(FraudTopics.TRANSACTIONS.name(), transaction);
        }
    }

    private static byte[] utf8(String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
