package io.millrace.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.contracts.fraud.Channel;
import io.millrace.contracts.fraud.Outcome;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.ingest.FeedItem;
import io.millrace.ingest.FeedRecord;
import io.millrace.ingest.FeedRefusal;
import io.millrace.ingest.FeedSource;
import io.millrace.ingest.FeedStart;
import io.millrace.ingest.Feeds;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The shipped mappings over whole data sets: counts and sums equal to what their publishers counted. */
class ConformanceTest {

    private static final BigDecimal LARGE = new BigDecimal(220);

    @Test
    void theHandbook() throws IOException {
        Path data = data("fraud/handbook_simulated/dev");
        JsonNode truth = summary(data);
        BigDecimal[] total = {BigDecimal.ZERO};
        long[] large = {0};
        Set<String> ids = new HashSet<>();
        Set<String> customers = new HashSet<>();
        Set<String> terminals = new HashSet<>();

        read("csv:handbook=" + data.resolve("transactions_*.csv.gz"), one -> {
            total[0] = total[0].add(one.getAmount());
            large[0] += one.getAmount().compareTo(LARGE) > 0 ? 1 : 0;
            ids.add(one.getId());
            customers.add(one.getAccount());
            terminals.add(one.getTerminal());
        });

        assertThat(ids).hasSize(truth.get("rows").intValue());
        assertThat(customers).hasSize(truth.get("customers").intValue());
        assertThat(terminals).hasSize(truth.get("terminals").intValue());
        assertThat(total[0]).isEqualByComparingTo(truth.get("amount_total").decimalValue());
        assertThat(large[0]).isEqualTo(truth.get("amount_gt_220").longValue());
    }

    @Test
    void tabformer() throws IOException {
        Path data = data("fraud/tabformer_user0/dev");
        JsonNode truth = summary(data);
        BigDecimal[] total = {BigDecimal.ZERO};
        long[] negative = {0};
        long[] online = {0};
        Set<String> ids = new HashSet<>();
        Map<String, Integer> errors = new TreeMap<>();

        read("csv:tabformer=" + data.resolve("transactions.csv.gz"), one -> {
            total[0] = total[0].add(one.getAmount());
            negative[0] += one.getAmount().signum() < 0 ? 1 : 0;
            online[0] += one.getChannel() == Channel.ONLINE ? 1 : 0;
            ids.add(one.getId());
            if (one.getOutcome() == Outcome.DECLINED) {
                errors.merge(one.getDeclineReason(), 1, Integer::sum);
            }
        });

        assertThat(ids).hasSize(truth.get("rows").intValue());
        assertThat(total[0]).isEqualByComparingTo(truth.get("amount_total").decimalValue());
        assertThat(negative[0]).isEqualTo(truth.get("negative_amounts").longValue());
        assertThat(online[0])
                .isEqualTo(truth.get("channel").get("Online Transaction").longValue());
        Map<String, Integer> expected = new TreeMap<>();
        truth.get("errors")
                .properties()
                .forEach(entry -> expected.put(entry.getKey(), entry.getValue().intValue()));
        assertThat(errors).isEqualTo(expected);
    }

    private static void read(String spec, Consumer<Transaction> each) {
        try (FeedSource source = Feeds.prepare(spec).open(FeedStart.standard())) {
            for (FeedItem item = source.next(); item != null; item = source.next()) {
                assertThat(item).isNotInstanceOf(FeedRefusal.class);
                each.accept((Transaction) ((FeedRecord<?, ?>) item).value());
            }
        }
    }

    private static JsonNode summary(Path data) throws IOException {
        return JsonMapper.builder()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build()
                .readTree(Files.readString(data.resolve("truth/summary.json")));
    }

    private static Path data(String set) {
        String folder = System.getProperty("millrace.data", "");
        Assumptions.assumeTrue(
                !folder.isBlank() && Files.isDirectory(Path.of(folder, set)), "millrace.data does not hold " + set);
        return Path.of(folder, set);
    }
}
