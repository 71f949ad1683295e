package io.millrace.local.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.contracts.Wire;
import io.millrace.contracts.fraud.FraudTopics;
import io.millrace.fraud.FraudDetection;
import io.millrace.ingest.Feeds;
import io.millrace.ingest.PreparedFeed;
import io.millrace.ingest.run.DeliveryReport;
import io.millrace.ingest.run.FeedPlan;
import io.millrace.ingest.run.FeedRecords;
import io.millrace.ingest.run.FeedRunner;
import io.millrace.ingest.run.KafkaTarget;
import io.millrace.local.broker.Broker;
import io.millrace.local.broker.BrokerOptions;
import io.millrace.processors.app.EffectiveSettings;
import io.millrace.processors.app.RunningApplication;
import io.millrace.processors.intake.IntakeAccounts;
import io.millrace.processors.replay.Replay;
import io.millrace.processors.replay.ReplaySummary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Public data sets whose right answers were computed elsewhere. Run with {@code -Dmillrace.data=FOLDER}. */
@Timeout(900)
class FraudConformanceTest {

    private static final String RULE =
            """
            rules:
              - id: amount-over-220
                title: Amount over 220
                score: 400
                expression: tx.amount > 220
            """;

    @TempDir
    private Path folder;

    private Path data;
    private Path rules;

    @BeforeEach
    void find() throws IOException {
        String named = System.getProperty("millrace.data", "");
        assumeTrue(!named.isEmpty(), "no conformance data: set -Dmillrace.data=FOLDER");
        data = Path.of(named).resolve("fraud");
        rules = Files.writeString(folder.resolve("rules.yaml"), RULE);
    }

    @Test
    void handbook_by_replay() throws Exception {
        FraudResults results = new FraudResults();
        ReplaySummary summary = replay(handbook(), results);

        assertHandbook(results);
        assertThat(summary.balanced()).isTrue();
    }

    @Test
    void handbook_through_a_broker() throws Exception {
        FraudResults results = new FraudResults();
        FraudDetection application = new FraudDetection();
        try (Broker broker = Broker.start(
                BrokerOptions.in(folder.resolve("broker")).withPort(0).atFullSpeed())) {
            Map<String, String> given = settings();
            given.put("bootstrap.servers", broker.bootstrapServers());
            given.put("state.dir", folder.resolve("state").toString());
            given.put("http.port", "0");
            given.put("preset", "throughput");
            given.put("activity.idle-close", "5s"); // not to wait for minutes at the end
            try (RunningApplication running =
                    RunningApplication.start(application, EffectiveSettings.of(application, given))) {
                running.awaitReady(Duration.ofMinutes(2));
                KafkaTarget target = KafkaTarget.open(
                        Map.of("bootstrap.servers", broker.bootstrapServers()), Wire.singleObject(), "");
                DeliveryReport report = new FeedRunner(
                                handbook(), FeedPlan.standard(), target, folder.resolve("undelivered.jsonl"))
                        .run();
                read(broker.bootstrapServers(), results, expectedHandbookResults());

                IntakeAccounts.Balance balance =
                        running.accounts().page(FraudTopics.TRANSACTIONS.name()).balance();
                assertThat(balance.accepted()).isEqualTo(report.sent());
                assertThat(balance.in()).isEqualTo(report.sent());
            }
        }

        assertHandbook(results);
    }

    @Test
    void handbook_given_twice_and_shuffled_within_30_s_gives_the_same() throws Exception {
        PreparedFeed april = Feeds.prepare("csv:handbook=" + month("2018-04"));
        List<ProducerRecord<byte[], byte[]>> once = records(april);
        List<ProducerRecord<byte[], byte[]>> disturbed = new ArrayList<>(once);
        disturbed.addAll(once);
        Random random = new Random(7);
        List<Map.Entry<Long, ProducerRecord<byte[], byte[]>>> arrivals = new ArrayList<>();
        disturbed.forEach(record -> arrivals.add(Map.entry(record.timestamp() + random.nextInt(30_000), record)));
        arrivals.sort(Comparator.comparing(Map.Entry::getKey));

        FraudResults straight = new FraudResults();
        replay(once.iterator(), straight);
        FraudResults shuffled = new FraudResults();
        replay(arrivals.stream().map(Map.Entry::getValue).iterator(), shuffled);

        assertThat(shuffled.decisions.keySet()).isEqualTo(straight.decisions.keySet());
        assertThat(shuffled.alerted()).isEqualTo(straight.alerted());
        assertThat(shuffled.windows).isEqualTo(straight.windows);
        assertThat(shuffled.deadLetters).isZero();
    }

    @Test
    void tabformer_by_replay() throws Exception {
        Path set = data.resolve("tabformer_user0/dev");
        JsonNode truth =
                new ObjectMapper().readTree(set.resolve("truth/summary.json").toFile());
        FraudResults results = new FraudResults();
        ReplaySummary summary = replay(Feeds.prepare("csv:tabformer=" + set.resolve("transactions.csv.gz")), results);

        assertThat(summary.balanced()).isTrue();
        assertThat(results.decisions).hasSize(truth.get("rows").asInt());
        assertThat(results.windows).hasSize(truth.get("windows").asInt());
        assertThat(sum(results)).isEqualByComparingTo(truth.get("amount_total").decimalValue());
        assertThat(withTwoOrMore(results))
                .isEqualTo(expectedWindows(set.resolve("truth/expected_5min_windows_ge2.csv"), 0, 1, 2, 3));
    }

    private void assertHandbook(FraudResults results) throws IOException {
        Path set = data.resolve("handbook_simulated/dev");
        JsonNode truth =
                new ObjectMapper().readTree(set.resolve("truth/summary.json").toFile());
        assertThat(results.decisions).hasSize(truth.get("rows").asInt());
        assertThat(results.deadLetters).isZero();
        Set<String> overLimit = new TreeSet<>();
        for (String[] row : rows(set.resolve("truth/fraud_labels.csv.gz"))) {
            if (new BigDecimal(row[4]).compareTo(new BigDecimal(220)) > 0) {
                overLimit.add(row[0]);
            }
        }
        assertThat(overLimit).hasSize(truth.get("amount_gt_220").asInt());
        assertThat(results.alerted()).isEqualTo(overLimit);
        assertThat(results.windows).hasSize(truth.get("windows_5min").asInt());
        assertThat(sum(results)).isEqualByComparingTo(truth.get("amount_total").decimalValue());
        assertThat(withTwoOrMore(results))
                .isEqualTo(expectedWindows(set.resolve("truth/expected_5min_windows_ge2.csv.gz"), 0, 1, 2, 3));
    }

    private long expectedHandbookResults() throws IOException {
        JsonNode truth = new ObjectMapper()
                .readTree(data.resolve("handbook_simulated/dev/truth/summary.json")
                        .toFile());
        return truth.get("rows").asLong()
                + truth.get("amount_gt_220").asLong()
                + truth.get("windows_5min").asLong();
    }

    private static BigDecimal sum(FraudResults results) {
        return results.windows.values().stream().map(FraudResults.Window::sum).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<String, FraudResults.Window> withTwoOrMore(FraudResults results) {
        return results.windows.entrySet().stream()
                .filter(window -> window.getValue().count() >= 2)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, FraudResults.Window> expectedWindows(
            Path file, int account, int start, int count, int total) throws IOException {
        Map<String, FraudResults.Window> windows = new HashMap<>();
        for (String[] row : rows(file)) {
            windows.put(
                    row[account] + " " + Instant.parse(row[start]),
                    new FraudResults.Window(
                            Integer.parseInt(row[count]), new BigDecimal(row[total]).stripTrailingZeros()));
        }
        return windows;
    }

    private PreparedFeed handbook() {
        return Feeds.prepare("csv:handbook=" + month("2018-04") + "," + month("2018-05") + "," + month("2018-06") + ","
                + month("2018-07"));
    }

    private String month(String month) {
        return data.resolve("handbook_simulated/dev/transactions_" + month + ".csv.gz")
                .toString();
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put("rules.pack", rules.toString());
        return settings;
    }

    private ReplaySummary replay(PreparedFeed feed, FraudResults results) throws IOException {
        try (FeedRecords records = encoded(feed)) {
            return replay(records, results);
        }
    }

    private ReplaySummary replay(Iterator<ProducerRecord<byte[], byte[]>> input, FraudResults results)
            throws IOException {
        FraudDetection application = new FraudDetection();
        return new Replay(application, EffectiveSettings.of(application, settings())).run(input, results);
    }

    private static List<ProducerRecord<byte[], byte[]>> records(PreparedFeed feed) {
        List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (FeedRecords records = encoded(feed)) {
            records.forEachRemaining(all::add);
        }
        return all;
    }

    private static FeedRecords encoded(PreparedFeed feed) {
        return FeedRecords.encode(feed, FeedPlan.offline(), Replay.wire(), "", refusal -> {
            throw new AssertionError(refusal.toString());
        });
    }

    /** Reads the results until there are at least so many, and no more come for ten seconds. */
    private static void read(String servers, FraudResults results, long atLeast) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", servers,
                "group.id", "conformance",
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(
                    FraudTopics.FRAUD_DECISIONS.name(),
                    FraudTopics.FRAUD_ALERTS.name(),
                    FraudTopics.ACCOUNT_ACTIVITY.name(),
                    "fraud_detection_dead_letters"));
            Instant quietSince = Instant.now();
            Instant giveUp = Instant.now().plus(Duration.ofMinutes(10));
            while (Instant.now().isBefore(giveUp)
                    && (results.records < atLeast || Instant.now().isBefore(quietSince.plus(Duration.ofSeconds(10))))) {
                var records = consumer.poll(Duration.ofMillis(200));
                if (!records.isEmpty()) {
                    quietSince = Instant.now();
                    records.forEach(record -> results.take(record.topic(), record.value()));
                }
            }
        }
    }

    /** The rows of a CSV file without its header. No field of the truth is quoted. */
    private static List<String[]> rows(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.replace("\r", "").split(",", -1))
                    .toList();
        }
    }
}
