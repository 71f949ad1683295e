package io.millrace.processors.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.processors.deadletters.DeadLetterRecord;
import io.millrace.processors.deadletters.DeadLetters;
import io.millrace.processors.intake.Reason;
import io.millrace.processors.testing.CommandRun;
import io.millrace.processors.testing.EmbeddedBroker;
import io.millrace.processors.testing.TestTopics;
import io.millrace.processors.testing.WordCounts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look after an application, against a real broker. */
class OperationsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static EmbeddedBroker broker;
    private static TestTopics topics;
    private static int deployments;

    @TempDir
    private Path folder;

    private String prefix;

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
    void chooseDeployment() {
        prefix = "o" + deployments++ + "_";
    }

    @Test
    void topics_are_listed_created_and_verified() {
        assertThat(command("topics", "list").out())
                .containsPattern("input +" + prefix + "words +missing +a word that somebody said");
        assertThat(command("topics", "verify").code()).isEqualTo(ExitCode.TOPICS);
        assertThat(command("topics", "create").out())
                .contains(prefix + "words", prefix + "word_counts", prefix + "word_counts_dead_letters");
        assertThat(command("topics", "create").out()).contains("nothing to create");
        assertThat(command("topics").out())
                .containsPattern("dead letters +" + prefix + "word_counts_dead_letters +4 partitions");
        assertThat(command("topics", "verify").code()).isZero();
    }

    @Test
    void a_reset_lists_what_it_would_do_and_does_it_only_when_told_and_when_nobody_is_there() throws Exception {
        String id = prefix + "word-counts";
        try (RunningApplication running = start(Map.of("store.kind", "rocksdb"))) {
            running.awaitReady(PATIENCE);
            topics.send(prefix + "words", "a", "x");
            topics.await(prefix + "word_counts", 1);

            CommandRun refused = command("reset", "--yes");
            assertThat(refused.code()).isEqualTo(ExitCode.IN_USE);
            assertThat(refused.out()).contains("delete topic " + id + "-counts-changelog");
            assertThat(refused.err())
                    .contains("not while the group has members")
                    .doesNotContain("\tat ");
        }
        CommandRun dry = command("reset", "--force");
        assertThat(dry.code()).isZero();
        assertThat(dry.out())
                .contains(
                        "delete group " + id,
                        "delete topic " + id + "-counts-changelog",
                        "delete folder " + folder.resolve(id),
                        "nothing was done");
        assertThat(broker.topics()).contains(id + "-counts-changelog");
        assertThat(folder.resolve(id)).exists();

        CommandRun done = command("reset", "--force", "--yes", "--output-topics");
        assertThat(done.err()).isEmpty();
        assertThat(done.code()).isZero();
        assertThat(folder.resolve(id)).doesNotExist();
        await().atMost(PATIENCE).until(() -> !broker.topics().contains(id + "-counts-changelog"));
        await().atMost(PATIENCE).until(() -> !broker.topics().contains(prefix + "word_counts"));
        assertThat(broker.topics()).as("an input is never deleted").contains(prefix + "words");
        assertThat(command("reset").out()).contains("nothing to reset");

        try (RunningApplication running = start(Map.of())) {
            running.awaitReady(PATIENCE);
            assertThat(values(topics.await(prefix + "word_counts", 1)))
                    .as("reads its input again, with empty state")
                    .containsExactly("1");
        }
    }

    @Test
    void a_streams_group_is_reset_too_and_a_neighbour_with_a_longer_name_is_left_alone() throws Exception {
        String id = prefix + "mine";
        String neighbour = id + "-eu";
        for (String each : List.of(id, neighbour)) {
            try (RunningApplication running = start(Map.of("application.id", each, "group.protocol", "streams"))) {
                running.awaitReady(PATIENCE);
                topics.send(prefix + "words", "a", "x");
                topics.await(prefix + "word_counts", each.equals(id) ? 1 : 3);
            }
        }
        CommandRun done = awaitCode(0, "reset", "--yes", "-s", "application.id=" + id, "-s", "group.protocol=streams");
        assertThat(done.out())
                .contains("delete topic " + id + "-counts-changelog")
                .doesNotContain(neighbour);
        await().atMost(PATIENCE).until(() -> !broker.topics().contains(id + "-counts-changelog"));
        assertThat(broker.topics()).contains(neighbour + "-counts-changelog");
    }

    @Test
    void an_application_that_never_ran_has_no_dead_letters_and_gets_no_topic_by_asking() {
        CommandRun list = command("dead-letters", "list");
        assertThat(list.code()).isZero();
        assertThat(list.out()).contains("no such dead letters in " + prefix + "word_counts_dead_letters");
        assertThat(broker.topics()).doesNotContain(prefix + "word_counts_dead_letters");
    }

    @Test
    void dead_letters_are_listed_by_reason_and_redriven_with_their_own_bytes_or_mended() throws Exception {
        try (RunningApplication running = start(Map.of())) {
            running.awaitReady(PATIENCE);
            ProducerRecord<byte[], byte[]> forbidden = new ProducerRecord<>(
                    prefix + "words", 1, 1_700_000_000_000L, bytes("a"), bytes(WordCounts.FORBIDDEN));
            forbidden.headers().add("traceparent", bytes("00-1-2-03"));
            topics.send(forbidden);
            topics.send(new ProducerRecord<>(prefix + "words", bytes("b"), new byte[] {(byte) 0xff, 0}));
            topics.send(new ProducerRecord<>(prefix + "words", null, bytes("x")));
            topics.await(prefix + "word_counts_dead_letters", 3);
        }

        CommandRun list = command("dead-letters", "list");
        assertThat(list.code()).as(list.err()).isZero();
        assertThat(list.out())
                .contains(
                        "INVALID  " + prefix + "words-1@0  key a",
                        "the word is forbidden; expected another",
                        "\"forbidden\"")
                .contains("UNREADABLE", "0xff00", "NO_KEY", "3 dead letters");
        assertThat(command("dead-letters", "list", "--reason", "invalid", "--limit", "1")
                        .out())
                .contains("1 dead letter in")
                .doesNotContain("NO_KEY");
        assertThat(command("dead-letters", "list", "--since", "1h").out()).contains("3 dead letters");
        assertThat(command("dead-letters", "list", "--since", "1ms").out()).doesNotContain("INVALID");

        JsonNode invalid = new ObjectMapper()
                .readTree(command("dead-letters", "list", "--reason", "INVALID", "--json")
                        .out());
        assertThat(Instant.parse(invalid.path("time").asText()))
                .as("when the record was written, whatever its sender's clock said")
                .isBetween(Instant.now().minus(PATIENCE.multipliedBy(4)), Instant.now());
        assertThat(invalid.path("offset").asLong()).isZero();
        String place = invalid.path("place").asText();

        CommandRun dry = command("dead-letters", "redrive", "--reason", "INVALID");
        assertThat(dry.out()).contains("1 dead letter {INVALID=1} back to {" + prefix + "words=1}", "nothing was done");
        assertThat(topics.all(prefix + "words")).hasSize(3);

        assertThat(command("dead-letters", "redrive", "--offset", place, "--yes")
                        .out())
                .contains("submitted 1");
        ConsumerRecord<byte[], byte[]> again = last(prefix + "words", 4);
        assertThat(again.value()).isEqualTo(bytes(WordCounts.FORBIDDEN));
        assertThat(again.key()).isEqualTo(bytes("a"));
        assertThat(again.partition()).isEqualTo(1);
        assertThat(Instant.ofEpochMilli(again.timestamp()))
                .isBetween(Instant.now().minus(PATIENCE.multipliedBy(4)), Instant.now());
        assertThat(again.headers().lastHeader("traceparent").value()).isEqualTo(bytes("00-1-2-03"));
        assertThat(again.headers().lastHeader(DeadLetters.REDRIVEN_FROM).value())
                .isEqualTo(bytes(prefix + "word_counts_dead_letters-" + place));
        assertThat(DeadLetterRecord.read(again.headers())).isEmpty();

        Path mended = Files.writeString(folder.resolve("mended.json"), "\"good\"\n");
        CommandRun tooMany = command("dead-letters", "redrive", "--value-json", mended.toString(), "--yes");
        assertThat(tooMany.code()).isEqualTo(ExitCode.USAGE);
        assertThat(tooMany.err()).contains("a mended value is for one record, and 3 are selected");
        assertThat(command("dead-letters", "redrive", "--offset", place, "--value-json", mended.toString(), "--yes")
                        .code())
                .isZero();
        assertThat(last(prefix + "words", 5).value()).isEqualTo(bytes("good"));

        try (RunningApplication running = start(Map.of())) {
            running.awaitReady(PATIENCE);
            assertThat(values(topics.await(prefix + "word_counts", 1))).containsExactly("1");
            assertThat(topics.await(prefix + "word_counts_dead_letters", 4))
                    .as("what was not mended comes back")
                    .hasSize(4);
        }
    }

    @Test
    void a_failure_that_is_mended_in_the_application_is_redriven() throws Exception {
        try (RunningApplication running = start(Map.of())) {
            running.awaitReady(PATIENCE);
            topics.send(prefix + "words", "a", "poison");
            topics.await(prefix + "word_counts_dead_letters", 1);
        }
        assertThat(command("dead-letters", "redrive", "--reason", "FAILED", "--yes")
                        .out())
                .contains("submitted 1");
        try (RunningApplication running = start(Map.of("poison", "another"))) {
            running.awaitReady(PATIENCE);
            assertThat(values(topics.await(prefix + "word_counts", 1))).containsExactly("1");
        }
    }

    @Test
    void a_dead_letter_without_bytes_is_redriven_from_its_source_unless_they_are_gone() {
        assertThat(command("topics", "create").code()).isZero();
        long offset = topics.send(new ProducerRecord<>(prefix + "words", 0, bytes("a"), bytes("from the source")))
                .offset();
        for (long each : new long[] {offset, offset + 1000}) {
            Headers headers = new DeadLetterRecord(
                            prefix + "words", 0, each, Instant.EPOCH, Reason.FAILED, "failed", "word-counts", "1")
                    .onTopOf(new RecordHeaders());
            headers.add(DeadLetters.PAYLOAD, bytes(DeadLetters.AT_SOURCE));
            topics.send(
                    new ProducerRecord<>(prefix + "word_counts_dead_letters", null, (Long) null, null, null, headers));
        }

        CommandRun redrive = command("dead-letters", "redrive", "--yes");

        assertThat(redrive.code()).isEqualTo(ExitCode.FAILED);
        assertThat(redrive.out()).contains("submitted 1");
        assertThat(redrive.err()).contains("its bytes are no longer at " + prefix + "words-0@" + (offset + 1000));
        ConsumerRecord<byte[], byte[]> again = last(prefix + "words", 2);
        assertThat(again.key()).isEqualTo(bytes("a"));
        assertThat(again.value()).isEqualTo(bytes("from the source"));
    }

    private RunningApplication start(Map<String, String> settings) {
        Map<String, String> all = new TreeMap<>(Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "topic.prefix",
                prefix,
                "state.dir",
                folder.toString(),
                "http.port",
                "0"));
        all.putAll(settings);
        Application application = new WordCounts();
        return RunningApplication.start(application, EffectiveSettings.of(application, all));
    }

    private CommandRun command(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(
                List.of("-b", broker.bootstrapServers(), "-s", "topic.prefix=" + prefix, "-s", "state.dir=" + folder));
        return CommandRun.of(new WordCounts(), all.toArray(String[]::new));
    }

    private CommandRun awaitCode(int code, String... args) {
        return await().atMost(PATIENCE).until(() -> command(args), run -> run.code() == code);
    }

    private static ConsumerRecord<byte[], byte[]> last(String topic, int count) {
        List<ConsumerRecord<byte[], byte[]>> records = topics.all(topic);
        assertThat(records).hasSize(count);
        return records.stream()
                .filter(record -> record.headers().lastHeader(DeadLetters.REDRIVEN_FROM) != null)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static List<String> values(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream().map(record -> TestTopics.text(record.value())).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
