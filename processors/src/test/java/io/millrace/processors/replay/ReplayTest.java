package io.millrace.processors.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.processors.app.RuntimeSettings;
import io.millrace.processors.app.Settings;
import io.millrace.processors.intake.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    private static final Instant NOON = Instant.parse("2018-04-01T12:00:00Z");

    private final InMemory out = new InMemory();

    @TempDir
    private Path folder;

    @Test
    void every_record_goes_through_the_topology_in_its_order() throws IOException {
        ReplaySummary summary = replay(List.of(word("a", "one", 0), word("b", "one", 1), word("a", "two", 2)));

        assertThat(out.texts("counts")).containsExactly("a=1", "b=1", "a=2");
        assertThat(summary.records()).isEqualTo(3);
        assertThat(summary.out()).containsEntry("counts", 3L).containsEntry("closed", 2L);
    }

    @Test
    void records_keep_their_timestamps_and_headers() throws IOException {
        ProducerRecord<byte[], byte[]> word = word("a", "one", 7);
        word.headers().add("traceparent", bytes("00-4bf9"));

        replay(List.of(word));

        ProducerRecord<byte[], byte[]> count = out.of("counts").get(0);
        assertThat(Instant.ofEpochMilli(count.timestamp())).isEqualTo(NOON.plusSeconds(7));
        assertThat(InMemory.text(count.headers().lastHeader("traceparent").value()))
                .isEqualTo("00-4bf9");
    }

    @Test
    void offsets_count_the_records_of_a_topic_from_zero() throws IOException {
        replay(List.of(word("a", "one", 0), greeting("hello", 0), word("a", "two", 1)));

        assertThat(out.of("counts"))
                .extracting(record ->
                        InMemory.text(record.headers().lastHeader("offset").value()))
                .containsExactly("0", "1");
    }

    @Test
    void a_deletion_comes_out_as_one() throws IOException {
        replay(List.of(word("a", "one", 0), word("a", "forget", 1), word("a", "two", 2)));

        assertThat(out.texts("counts")).containsExactly("a=1", "a=null", "a=1");
    }

    @Test
    void a_repartition_inside_the_topology_works() throws IOException {
        replay(List.of(word("a", "one", 0), word("b", "two", 1)));

        assertThat(out.texts("letters")).containsExactly("o=one", "t=two");
    }

    @Test
    void an_output_feeds_the_global_store_that_reads_it() throws IOException {
        replay(List.of(word("a", "one", 0), greeting("hello", 1), word("a", "two", 2)));

        assertThat(out.texts("greeting_book")).containsExactly("greeting=hello");
        assertThat(out.texts("counts")).containsExactly("a=1", "a=hello 2");
    }

    @Test
    void a_rejected_record_is_in_the_dead_letters_and_in_the_accounts() throws IOException {
        ReplaySummary summary = replay(List.of(word("a", "one", 0), word("a", "bad word", 1), word("a", "two", 2)));

        assertThat(out.texts("count_words_dead_letters")).containsExactly("a=bad word");
        assertThat(summary.accounts()).containsOnlyKeys("words");
        assertThat(summary.accounts().get("words")).isEqualTo(new Account(3, 2, 0, Map.of(Reason.INVALID, 1L)));
        assertThat(summary.balanced()).isTrue();
    }

    @Test
    void accounts_that_miss_a_record_do_not_balance() throws IOException {
        ReplaySummary summary =
                replay(Given.of(Words.FORGETFUL, "true"), List.of(word("a", "one", 0), word("a", "bad word", 1)));

        assertThat(summary.balanced()).isFalse();
    }

    @Test
    void a_key_that_falls_silent_is_closed_while_others_go_on() throws IOException {
        List<ProducerRecord<byte[], byte[]>> words = new ArrayList<>();
        words.add(word("silent", "one", 0));
        for (int second = 5; second <= 90; second += 5) {
            words.add(word("busy", "more", second));
        }
        words.add(word("silent", "two", 91));

        replay(words);

        assertThat(out.texts("closed").get(0)).isEqualTo("silent=closed at " + NOON.plusSeconds(60));
        assertThat(out.texts("counts")).endsWith("silent=1");
    }

    @Test
    void a_key_that_falls_silent_is_closed_in_a_lull_of_the_whole_input() throws IOException {
        replay(List.of(word("a", "one", 0), word("a", "two", 600), word("a", "three", 601)));

        assertThat(out.texts("closed").get(0)).isEqualTo("a=closed at " + NOON.plusSeconds(62));
        assertThat(out.texts("counts")).containsExactly("a=1", "a=1", "a=2");
    }

    @Test
    void what_is_open_at_the_end_is_closed() throws IOException {
        ReplaySummary summary = replay(List.of(word("a", "one", 0)));

        assertThat(out.texts("closed")).containsExactly("a=closed at " + NOON.plusSeconds(62));
        assertThat(summary.to()).isEqualTo(NOON.plus(Duration.ofDays(1)));
    }

    @Test
    void the_time_to_settle_is_a_setting() throws IOException {
        replay(Given.of(ReplaySettings.SETTLE, "30s"), List.of(word("a", "one", 0)));

        assertThat(out.texts("closed")).isEmpty();
    }

    @Test
    void a_date_in_the_far_future_closes_nothing() throws IOException {
        List<ProducerRecord<byte[], byte[]>> words = new ArrayList<>();
        for (int second = 0; second < 50; second++) {
            words.add(word("a", "more", second));
        }
        words.add(25, word("b", "stray", Duration.ofDays(365 * 80).toSeconds()));

        ReplaySummary summary = replay(words);

        // b is due at 84 s, a at 109 s: each closes at the next stop of a clock that goes on alone from 49 s.
        assertThat(out.texts("closed"))
                .containsExactly("b=closed at " + NOON.plusSeconds(89), "a=closed at " + NOON.plusSeconds(111));
        assertThat(out.texts("counts")).endsWith("a=50");
        assertThat(summary.strays()).isEqualTo(1);
    }

    @Test
    void records_of_a_compacted_topic_do_not_move_the_clock() throws IOException {
        ReplaySummary summary = replay(List.of(
                greeting("hello", Duration.ofDays(3000).toSeconds()), word("a", "one", 0), word("a", "two", 1)));

        assertThat(summary.from()).isEqualTo(NOON);
        assertThat(out.texts("counts")).containsExactly("a=hello 1", "a=hello 2");
    }

    @Test
    void a_record_without_a_timestamp_gets_the_time_of_the_clock() throws IOException {
        replay(List.of(word("a", "one", 3), new ProducerRecord<>("words", bytes("a"), bytes("two"))));

        assertThat(Instant.ofEpochMilli(out.of("counts").get(1).timestamp())).isEqualTo(NOON.plusSeconds(3));
    }

    @Test
    void a_failure_says_at_which_record_and_keeps_what_was_written_before() {
        assertThatThrownBy(() -> replay(List.of(word("a", "one", 0), greeting("hello", 1), word("b", "fail", 2))))
                .isInstanceOf(ReplayException.class)
                .hasMessage("stopped at record 3 of the input (topic words, offset 1, timestamp 2018-04-01T12:00:02Z):"
                        + " java.lang.IllegalStateException: told to fail");
        assertThat(out.texts("counts")).containsExactly("a=1");
        assertThat(out.complete()).isFalse();
    }

    @Test
    void a_record_of_another_topic_is_refused() {
        assertThatThrownBy(() -> replay(List.of(new ProducerRecord<>("verbs", bytes("a"), bytes("go")))))
                .isInstanceOf(ReplayException.class)
                .hasMessage("record 1 is for the topic verbs, which the application does not read;"
                        + " expected greetings or words");
    }

    @Test
    void an_output_that_the_application_does_not_declare_is_a_defect() {
        assertThatThrownBy(() -> replay(Given.of(Words.UNDECLARED, "true"), List.of(word("a", "one", 0))))
                .hasMessageContaining("somewhere_else")
                .matches(e -> ((ReplayException) e).defect());
    }

    @Test
    void a_failure_of_the_input_comes_after_all_records_before_it() {
        List<ProducerRecord<byte[], byte[]>> words = List.of(word("a", "one", 0), word("a", "two", 600));
        Stream<ProducerRecord<byte[], byte[]>> input = Stream.concat(words.stream(), Stream.generate(() -> {
            throw new IllegalStateException("unreadable");
        }));

        assertThatThrownBy(() -> new Replay(new Words(), Given.nothing()).run(input.iterator(), out))
                .hasMessage("unreadable");
        assertThat(out.texts("counts")).containsExactly("a=1", "a=1");
    }

    @Test
    void topics_have_the_prefix_of_the_deployment() throws IOException {
        Settings prefixed = Given.of(RuntimeSettings.TOPIC_PREFIX, "dev.");

        replay(prefixed, List.of(new ProducerRecord<>("dev.words", bytes("a"), bytes("one"))));

        assertThat(out.texts("dev.counts")).containsExactly("a=1");
        assertThat(out.topics()).contains("dev.counts", "dev.count_words_dead_letters");
    }

    @Test
    void the_same_input_gives_the_same_bytes() throws IOException {
        List<ProducerRecord<byte[], byte[]>> words = manyWords();

        Map<String, byte[]> first = files("first", words, Given.nothing());
        Map<String, byte[]> second = files("second", words, Given.nothing());

        assertThat(second.keySet()).isEqualTo(first.keySet());
        first.forEach((file, content) -> assertThat(second.get(file)).as(file).isEqualTo(content));
        assertThat(first.get("counts.jsonl").length).isGreaterThan(100_000);
        assertThat(first.get("closed.jsonl").length).isGreaterThan(1_000);
    }

    @Test
    void state_on_disk_gives_the_same_and_is_gone_afterwards() throws IOException {
        List<ProducerRecord<byte[], byte[]>> words = manyWords().subList(0, 500);

        Map<String, byte[]> memory = files("memory", words, Given.nothing());
        Map<String, byte[]> disk = files("disk", words, Given.of(Words.PERSISTENT, "true"));

        assertThat(disk.keySet()).isEqualTo(memory.keySet());
        memory.forEach((file, content) -> assertThat(disk.get(file)).as(file).isEqualTo(content));
    }

    private Map<String, byte[]> files(String name, List<ProducerRecord<byte[], byte[]>> words, Settings settings)
            throws IOException {
        try (JsonLinesOutput lines = ReplayOutput.folder(folder.resolve(name))) {
            new Replay(new Words(), settings).run(words.iterator(), lines);
        }
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> written = Files.list(folder.resolve(name))) {
            for (Path file : written.toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    /** A few keys, a lull here and there, out of order within half a minute, some deletions. */
    private static List<ProducerRecord<byte[], byte[]>> manyWords() {
        Random random = new Random(7);
        List<ProducerRecord<byte[], byte[]>> words = new ArrayList<>();
        long second = 0;
        for (int i = 0; i < 3000; i++) {
            second += random.nextInt(100) == 0 ? 200 : random.nextInt(3);
            String word = random.nextInt(20) == 0 ? "forget" : "word";
            words.add(word("key" + random.nextInt(30), word, second + random.nextInt(30)));
        }
        return words;
    }

    private ReplaySummary replay(Settings settings, List<ProducerRecord<byte[], byte[]>> words) throws IOException {
        return new Replay(new Words(), settings).run(words.iterator(), out);
    }

    private ReplaySummary replay(List<ProducerRecord<byte[], byte[]>> words) throws IOException {
        return replay(Given.nothing(), words);
    }

    private static ProducerRecord<byte[], byte[]> word(String key, String word, long second) {
        return record("words", key, word, second);
    }

    private static ProducerRecord<byte[], byte[]> greeting(String greeting, long second) {
        return record("greetings", "greeting", greeting, second);
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, String key, String value, long second) {
        long timestamp = NOON.plusSeconds(second).toEpochMilli();
        return new ProducerRecord<>(topic, null, timestamp, bytes(key), bytes(value), new RecordHeaders());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
