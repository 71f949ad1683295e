package io.millrace.processors.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.processors.deadletters.DeadLetterRecord;
import io.millrace.processors.http.PortException;
import io.millrace.processors.intake.Reason;
import io.millrace.processors.testing.EmbeddedBroker;
import io.millrace.processors.testing.TestTopics;
import io.millrace.processors.testing.WordCounts;
import io.millrace.processors.topics.ClusterException;
import io.millrace.processors.topics.TopicMismatchException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class RunningApplicationTest {

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
    void chooseDeployment(TestInfo test) {
        prefix = "t" + deployments++ + "_";
    }

    @Test
    void creates_its_topics_and_counts_exactly_once_over_a_restart() throws Exception {
        try (RunningApplication running = start(Map.of())) {
            running.awaitReady(PATIENCE);
            topics.send(prefix + "words", "a", "x");
            topics.send(prefix + "words", "a", "y");
            assertThat(values(topics.await(prefix + "word_counts", 2))).containsExactly("1", "2");
            assertThat(running.close(PATIENCE)).isTrue();
            assertThat(running.failure()).isEmpty();
            assertThat(running.state()).isEqualTo(KafkaStreams.State.NOT_RUNNING);
        }
        topics.send(prefix + "words", "a", "z");
        try (RunningApplication running = start(Map.of())) {
            running.awaitReady(PATIENCE);
            assertThat(values(topics.await(prefix + "word_counts", 3))).containsExactly("1", "2", "3");
        }
        assertThat(broker.topics())
                .contains(prefix + "words", prefix + "word_counts", prefix + "word_counts_dead_letters");
    }

    @Test
    void answers_probes_status_metrics_topology_and_queries() throws Exception {
        try (RunningApplication running = start(Map.of())) {
            running.awaitReady(PATIENCE);
            topics.send(prefix + "words", "a", "x");
            topics.send(prefix + "words", "b", WordCounts.FORBIDDEN);
            topics.await(prefix + "word_counts", 1);
            topics.await(prefix + "word_counts_dead_letters", 1);

            assertThat(get(running, "/live").statusCode()).isEqualTo(200);
            assertThat(get(running, "/startup").statusCode()).isEqualTo(200);
            assertThat(get(running, "/ready").body()).isEqualTo("ready\n");

            JsonNode status =
                    new ObjectMapper().readTree(get(running, "/status").body());
            assertThat(status.path("state").asText()).isEqualTo("RUNNING");
            JsonNode books = status.path("intake").path(prefix + "words");
            assertThat(books.path("in").asLong()).isEqualTo(2);
            assertThat(books.path("accepted").asLong()).isEqualTo(1);
            assertThat(books.path("rejectedBy").path("INVALID").asLong()).isEqualTo(1);
            assertThat(books.path("balanced").asBoolean()).isTrue();
            assertThat(status.path("threads").get(0).path("active").size()).isEqualTo(2);

            String metrics = get(running, "/metrics").body();
            assertThat(metrics)
                    .contains(
                            "millrace_intake_records_total{application=\"word-counts\",outcome=\"rejected\",reason=\"invalid\",topic=\""
                                    + prefix + "words\"} 1.0")
                    .containsPattern("kafka_streams_process_records_total\\{application=\"word-counts\"\\} [1-9]")
                    .containsPattern("kafka_streams_threads_alive\\{application=\"word-counts\"\\} 1.0")
                    .contains("millrace_state{application=\"word-counts\",state=\"running\"} 1.0");
            assertThat(metrics.lines().filter(line -> !line.startsWith("#")).count())
                    .isLessThan(150);

            assertThat(get(running, "/topology").body()).contains("count").contains("egress-counts");
            assertThat(get(running, "/topology?format=mermaid").body()).startsWith("flowchart TD");
            assertThat(get(running, "/topology?format=svg").statusCode()).isEqualTo(400);

            JsonNode count =
                    new ObjectMapper().readTree(get(running, "/counts/a").body());
            assertThat(count.path("count").asLong()).isEqualTo(1);
        }
    }

    @Test
    void starts_without_a_warning_of_kafka_streams() throws Exception {
        Logger streams = (Logger) LoggerFactory.getLogger("org.apache.kafka.streams");
        ListAppender<ILoggingEvent> warnings = new ListAppender<>();
        warnings.start();
        streams.addAppender(warnings);
        streams.setLevel(Level.WARN); // tests are told of errors only
        try (RunningApplication running = start(Map.of())) {
            running.awaitReady(PATIENCE);
        } finally {
            streams.detachAppender(warnings);
            streams.setLevel(null);
        }
        assertThat(warnings.list).isEmpty();
    }

    @Test
    void the_lag_goes_to_zero_when_all_is_processed() throws Exception {
        try (RunningApplication running = start(Map.of())) {
            running.awaitReady(PATIENCE);
            for (int i = 0; i < 20; i++) {
                topics.send(prefix + "words", "k" + i, "x");
            }
            topics.await(prefix + "word_counts", 20);
            await().atMost(PATIENCE)
                    .until(() -> running.status().lag().total() == 0
                            && running.status().intake().get(prefix + "words").in() == 20);
        }
    }

    @Test
    void two_instances_share_the_keys_and_answer_for_each_other() throws Exception {
        try (RunningApplication one =
                        start(Map.of("state.dir", folder.resolve("one").toString()));
                RunningApplication two =
                        start(Map.of("state.dir", folder.resolve("two").toString()))) {
            one.awaitReady(PATIENCE);
            two.awaitReady(PATIENCE);
            await().atMost(PATIENCE).until(() -> tasks(one) == 1 && tasks(two) == 1);
            for (int i = 0; i < 10; i++) {
                topics.send(prefix + "words", "k" + i, "x");
            }
            topics.await(prefix + "word_counts", 10);
            for (int i = 0; i < 10; i++) {
                int key = i;
                await().atMost(PATIENCE)
                        .until(() -> get(one, "/counts/k" + key).body().contains("\"count\":1"));
                await().atMost(PATIENCE)
                        .until(() -> get(two, "/counts/k" + key).body().contains("\"count\":1"));
            }
            assertThat(one.accounts().balances().get(prefix + "words").accepted())
                    .as("each has some of the keys")
                    .isBetween(1L, 9L);
        }
    }

    @Test
    void a_record_that_fails_behind_intake_is_buried_with_its_own_bytes_and_the_stream_goes_on() throws Exception {
        try (RunningApplication running = start(Map.of())) {
            running.awaitReady(PATIENCE);
            ProducerRecord<byte[], byte[]> poison = new ProducerRecord<>(prefix + "words", bytes("a"), bytes("poison"));
            poison.headers().add("traceparent", bytes("00-1-2-03"));
            long offset = topics.send(poison).offset();
            topics.send(prefix + "words", "a", "x");

            assertThat(values(topics.await(prefix + "word_counts", 1))).containsExactly("1");
            ConsumerRecord<byte[], byte[]> letter =
                    topics.await(prefix + "word_counts_dead_letters", 1).get(0);
            assertThat(letter.key()).isEqualTo(bytes("a"));
            assertThat(letter.value()).isEqualTo(bytes("poison"));
            DeadLetterRecord description =
                    DeadLetterRecord.read(letter.headers()).orElseThrow();
            assertThat(description.reason()).isEqualTo(Reason.FAILED);
            assertThat(description.topic()).isEqualTo(prefix + "words");
            assertThat(description.offset()).isEqualTo(offset);
            assertThat(description.message()).contains("cannot count poison");
            assertThat(letter.headers().lastHeader("traceparent").value()).isEqualTo(bytes("00-1-2-03"));
            assertThat(running.status().failures()).containsEntry("processing", 1L);
        }
    }

    @Test
    void with_failures_stop_the_first_failure_stops_it_and_is_kept() throws Exception {
        try (RunningApplication running = start(Map.of("failures", "stop"))) {
            running.awaitReady(PATIENCE);
            topics.send(prefix + "words", "a", "poison");

            assertThat(running.awaitStopped(PATIENCE)).isTrue();
            assertThat(running.failure().orElseThrow()).rootCause().hasMessage("cannot count poison");
            assertThat(get(running, "/live").statusCode()).isEqualTo(503);
            assertThat(get(running, "/ready").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void runs_in_a_streams_group_with_rocksdb_at_least_once_and_other_settings() throws Exception {
        Map<String, String> settings = Map.of(
                "group.protocol", "streams",
                "store.kind", "rocksdb",
                "rocksdb.memory.mb", "32",
                "guarantee", "at-least-once",
                "preset", "latency",
                "standby.replicas", "1");
        try (RunningApplication running = start(settings)) {
            running.awaitReady(PATIENCE);
            topics.send(prefix + "words", "a", "x");
            assertThat(values(topics.await(prefix + "word_counts", 1))).containsExactly("1");
            assertThat(get(running, "/metrics").body())
                    .containsPattern("millrace_rocksdb_memory_bytes\\{application=\"word-counts\"\\} [1-9]");
        }
        topics.send(prefix + "words", "a", "y");
        try (RunningApplication running = start(settings)) {
            running.awaitReady(PATIENCE);
            assertThat(values(topics.await(prefix + "word_counts", 2))).containsExactly("1", "2");
        }
        ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, prefix + "word-counts");
        try (Admin admin = broker.admin()) {
            assertThat(admin.describeConfigs(List.of(group))
                            .all()
                            .get()
                            .get(group)
                            .get("streams.num.standby.replicas")
                            .value())
                    .isEqualTo("1");
        }
    }

    @Test
    void refuses_topics_that_are_not_as_declared() throws Exception {
        try (Admin admin = broker.admin()) {
            admin.createTopics(List.of(
                            new NewTopic(prefix + "words", Optional.of(3), Optional.empty())
                                    .configs(Map.of("cleanup.policy", "compact", "max.message.bytes", "9000000")),
                            new NewTopic(prefix + "word_counts_dead_letters", Optional.of(1), Optional.empty())
                                    .configs(Map.of("max.message.bytes", "1000000"))))
                    .all()
                    .get();
        }
        assertThatThrownBy(() -> start(Map.of()).close())
                .isInstanceOf(TopicMismatchException.class)
                .hasMessageContaining(prefix + "words: cleanup.policy is compact, expected delete")
                .hasMessageContaining(
                        "max.message.bytes is 1000000, expected at least the 9000000 of " + prefix + "words");
        assertThatThrownBy(() -> {
                    prefix = prefix + "none_";
                    start(Map.of("topics.create", "false")).close();
                })
                .isInstanceOf(TopicMismatchException.class)
                .hasMessageContaining("none_words: there is no such topic");
    }

    @Test
    void says_which_port_is_taken() {
        try (RunningApplication first = start(Map.of())) {
            int taken = first.httpAddress().getPort();
            prefix = prefix + "second_";
            assertThatThrownBy(() ->
                            start(Map.of("http.port", String.valueOf(taken))).close())
                    .isInstanceOf(PortException.class)
                    .hasMessageContaining("127.0.0.1:" + taken)
                    .hasMessageContaining("http.port");
        }
    }

    @Test
    void says_who_does_not_answer() {
        Map<String, String> nobody = Map.of(
                "bootstrap.servers", "127.0.0.1:1",
                "kafka.admin.default.api.timeout.ms", "1500",
                "kafka.admin.request.timeout.ms", "1000");
        assertThatThrownBy(() -> start(nobody).close())
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("127.0.0.1:1")
                .hasMessageContaining("bootstrap.servers");
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
                "0",
                "kafka.session.timeout.ms",
                "6000",
                "kafka.heartbeat.interval.ms",
                "500"));
        all.putAll(settings);
        if ("streams".equals(settings.get("group.protocol"))) {
            all.keySet().removeIf(name -> name.startsWith("kafka."));
        }
        Application application = new WordCounts();
        return RunningApplication.start(application, EffectiveSettings.of(application, all));
    }

    private static int tasks(RunningApplication running) {
        return running.status().threads().stream()
                .mapToInt(thread -> thread.active().size())
                .sum();
    }

    private static HttpResponse<String> get(RunningApplication running, String path) throws Exception {
        URI address = running.httpAddress().resolve(path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static List<String> values(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream().map(record -> TestTopics.text(record.value())).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
