package io.millrace.local.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.fraud.FraudDetection;
import io.millrace.ingest.Feeds;
import io.millrace.ingest.PreparedFeed;
import io.millrace.processors.replay.ReplaySummary;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.ProducerRecord;
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
        data = ConformanceRun.data("fraud");
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
        long expected = expectedHandbookResults();
        // Not to wait for minutes at the end.
        ConformanceRun run = run(Map.of("activity.idle-close", "5s"));
        ConformanceRun.Books books = run.throughBroker(folder, handbook(), results, () -> results.records >= expected);

        assertThat(books.in()).isEqualTo(books.sent());
        assertThat(books.accepted()).isEqualTo(books.sent());
        assertHandbook(results);
    }

    @Test
    void handbook_given_twice_and_shuffled_within_30_s_gives_the_same() throws Exception {
        PreparedFeed april = Feeds.prepare("csv:handbook=" + month("2018-04"));
        List<ProducerRecord<byte[], byte[]>> once = ConformanceRun.records(april);
        List<ProducerRecord<byte[], byte[]>> disturbed = new ArrayList<>(once);
        disturbed.addAll(once);
        Random random = new Random(7);
        List<Map.Entry<Long, ProducerRecord<byte[], byte[]>>> arrivals = new ArrayList<>();
        disturbed.forEach(record -> arrivals.add(Map.entry(record.timestamp() + random.nextInt(30_000), record)));
        arrivals.sort(Comparator.comparing(Map.Entry::getKey));

        FraudResults straight = new FraudResults();
        run(Map.of()).replay(once.iterator(), straight);
        FraudResults shuffled = new FraudResults();
        run(Map.of()).replay(arrivals.stream().map(Map.Entry::getValue).iterator(), shuffled);

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
        for (String[] row : ConformanceRun.rows(set.resolve("truth/fraud_labels.csv.gz"))) {
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
        for (String[] row : ConformanceRun.rows(file)) {
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

    private ReplaySummary replay(PreparedFeed feed, FraudResults results) throws IOException {
        return run(Map.of()).replay(feed, results);
    }

    private ConformanceRun run(Map<String, String> further) {
        Map<String, String> settings = new HashMap<>(further);
        settings.put("rules.pack", rules.toString());
        return new ConformanceRun(new FraudDetection(), settings);
    }
}
