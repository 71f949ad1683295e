package io.millrace.processors.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.processors.testing.EmbeddedBroker;
import io.millrace.processors.testing.TestTopics;
import io.millrace.processors.testing.WordCounts;
import io.millrace.processors.testing.WordCountsMain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application as a process of its own: what a signal does to it, and what it says when it ends. */
class RunProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final int TERMINATED = 128 + 15;

    private static EmbeddedBroker broker;
    private static TestTopics topics;

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @BeforeAll
    static void startBroker() {
        broker = EmbeddedBroker.start(Map.of("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000"));
        topics = new TestTopics(broker.bootstrapServers());
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @AfterEach
    void nothingIsLeftBehind() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void a_termination_signal_stops_it_cleanly() throws Exception {
        Process process = run("term_");
        awaitLog(process, "word-counts is running");
        process.destroy();
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(TERMINATED);
        assertThat(log()).contains("word-counts stopped").doesNotContain("did not stop within");
    }

    @Test
    void a_failure_is_the_exit_code_and_the_last_line() throws Exception {
        Process process = run("fail_", "--set", "failures=stop");
        awaitLog(process, "word-counts is running");
        topics.send("fail_words", "a", "poison");
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(ExitCode.FAILED);
        assertThat(log().strip().lines().reduce((first, last) -> last).orElseThrow())
                .startsWith("word-counts stopped after a failure: ");
    }

    @Test
    void what_it_counts_is_exact_when_it_is_killed_in_mid_stream_and_started_again() throws Exception {
        int keys = 20;
        int each = 200;
        Process first = run("kill_");
        awaitLog(first, "word-counts is running");
        topics.sendAll(words("kill_words", keys, each / 2));
        topics.await("kill_word_counts", 1);
        first.destroyForcibly().waitFor();
        topics.sendAll(words("kill_words", keys, each / 2));
        Process second = run("kill_");
        awaitLog(second, "word-counts is running");

        Map<String, List<Integer>> counts = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> count : topics.await("kill_word_counts", keys * each)) {
            counts.computeIfAbsent(TestTopics.text(count.key()), key -> new ArrayList<>())
                    .add(Integer.valueOf(TestTopics.text(count.value())));
        }
        assertThat(counts).hasSize(keys);
        counts.forEach((key, seen) -> {
            assertThat(seen).as(key).hasSize(each);
            for (int i = 0; i < each; i++) {
                assertThat(seen.get(i)).as(key).isEqualTo(i + 1);
            }
        });
    }

    private Process run(String prefix, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                WordCountsMain.class.getName(),
                "run",
                "--bootstrap-servers",
                broker.bootstrapServers(),
                "--set",
                "topic.prefix=" + prefix,
                "--set",
                "http.port=0",
                "--set",
                "state.dir=" + folder.resolve("state")));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
        started.add(process);
        return process;
    }

    private static List<ProducerRecord<byte[], byte[]>> words(String topic, int keys, int each) {
        List<ProducerRecord<byte[], byte[]>> words = new ArrayList<>();
        for (int i = 0; i < keys * each; i++) {
            byte[] key = ("key" + i % keys).getBytes(StandardCharsets.UTF_8);
            words.add(new ProducerRecord<>(topic, key, WordCounts.WORDS.name().getBytes(StandardCharsets.UTF_8)));
        }
        return words;
    }

    private void awaitLog(Process process, String line) {
        await().atMost(PATIENCE)
                .failFast("the process has ended", () -> !process.isAlive())
                .untilAsserted(() -> assertThat(log().lines().filter(each -> each.contains(line)))
                        .as(log())
                        .hasSizeGreaterThanOrEqualTo(started.size()));
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }
}
