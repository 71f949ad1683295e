package io.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void writesWhatTheApplicationMakesOfAFeedAndBooksThatBalance() throws Exception {
        assertThat(replay("once", "--feed", "atm:seed=3", "--limit", "500", "--set", "large.amount=100"))
                .isZero();

        List<String> alerts = Files.readAllLines(folder.resolve("once").resolve("fraud_alerts.jsonl"));
        assertThat(alerts).isNotEmpty().allSatisfy(line -> {
            JsonNode alert = JSON.readTree(line).path("value");
            assertThat(new BigDecimal(alert.path("values").path("amount").asText()))
                    .isGreaterThan(BigDecimal.valueOf(100));
        });
        assertThat(transactions("once").path("balanced").asBoolean()).isTrue();
    }

    @Test
    void mergesFeedsByTimeAndGivesTheSameBytesAgain() throws Exception {
        assertThat(replay("first", "--feed", "atm:seed=3", "--feed", "atm:seed=4", "--limit", "500"))
                .isZero();
        assertThat(replay("second", "--feed", "atm:seed=3", "--feed", "atm:seed=4", "--limit", "500"))
                .isZero();

        assertThat(transactions("first").path("in").asLong()).isGreaterThan(900);
        assertThat(folder.resolve("first").resolve("fraud_alerts.jsonl"))
                .hasSameBinaryContentAs(folder.resolve("second").resolve("fraud_alerts.jsonl"));
    }

    @Test
    void tellsOfRowsThatAreNoRecordsAndKeepsThem() throws Exception {
        Path file = folder.resolve("transactions.csv");
        Files.writeString(
                file,
                """
                TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT
                1,2018-04-01 00:00:31,596,3156,570.16
                2,the day before yesterday,596,3156,1.00
                """);

        assertThat(replay("rows", "--feed", "csv:handbook=" + file)).isEqualTo(1);

        assertThat(transactions("rows").path("accepted").asLong()).isEqualTo(1);
        assertThat(Files.readAllLines(folder.resolve("rows").resolve("unreadable.jsonl")))
                .singleElement()
                .satisfies(line ->
                        assertThat(JSON.readTree(line).path("source").asText()).endsWith("transactions.csv:3"));
    }

    @Test
    void refusesASettingThatIsNotThere() {
        assertThat(replay("none", "--feed", "atm", "--set", "large.amonut=1")).isEqualTo(1);
        assertThat(folder.resolve("none")).doesNotExist();
    }

    private int replay(String out, String... more) {
        String[] args = new String[more.length + 4];
        args[0] = "replay";
        args[1] = "large-amounts";
        args[2] = "--out";
        args[3] = folder.resolve(out).toString();
        System.arraycopy(more, 0, args, 4, more.length);
        return Millrace.run(ToyMillrace.APPLICATIONS, args);
    }

    private JsonNode transactions(String out) throws Exception {
        return JSON.readTree(folder.resolve(out).resolve("accounts.json").toFile())
                .path("transactions");
    }
}
