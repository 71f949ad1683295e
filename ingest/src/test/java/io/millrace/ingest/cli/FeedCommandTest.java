package io.millrace.ingest.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FeedCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aDryRunPrintsRecordsAsJsonAndReportsThem() throws IOException {
        assertThat(run("atm", "--fast", "--limit", "3", "--dry-run")).isZero();

        assertThat(printed()).hasSize(3);
        JsonNode record = new JsonMapper().readTree(printed().get(0));
        assertThat(record.get("topic").textValue()).isEqualTo("transactions");
        assertThat(record.get("key")).isEqualTo(record.get("value").get("account"));
        assertThat(record.get("timestamp").textValue()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(err.toString()).contains("atm: sent 3 = acknowledged 3 + failed 0");
    }

    @Test
    void aLiveSimulatorBeginsNow() throws IOException {
        assertThat(run("atm", "--limit", "1", "--dry-run")).isZero();

        Instant time = Instant.parse(
                new JsonMapper().readTree(printed().get(0)).get("timestamp").textValue());
        assertThat(time).isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now());
    }

    @Test
    void inputThatCannotBeReadMakesTheExitCodeOneAndIsKept() throws IOException {
        Path csv = Files.writeString(
                folder.resolve("a.csv"),
                "TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT\n1,2018-01-01 00:00:00,5,6,x\n");
        Path failed = folder.resolve("failed.jsonl");

        assertThat(run("csv:handbook=" + csv, "--dry-run", "--failed", failed.toString()))
                .isEqualTo(1);

        assertThat(printed()).isEmpty();
        assertThat(err.toString()).contains("unreadable input 1").contains("what was not delivered is in " + failed);
        assertThat(Files.readString(failed)).contains("a.csv:2");
    }

    @Test
    void aFeedThatIsNotThereIsExitCodeThreeWithoutAStackTrace() {
        assertThat(run("atn", "--dry-run")).isEqualTo(3);
        assertThat(err.toString().strip()).isEqualTo("there is no feed 'atn'; did you mean atm?");
    }

    @Test
    void aWrongCommandLineIsExitCodeTwo() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("atm")).isEqualTo(2);
        assertThat(run("atm", "--dry-run", "--rate", "5", "--speed", "2")).isEqualTo(2);
        assertThat(run("atm", "--dry-run", "--rate", "0")).isEqualTo(2);
        assertThat(run("atm", "--dry-run", "--limit", "-1")).isEqualTo(2);
        assertThat(run("atm", "--dry-run", "--from", "yesterday")).isEqualTo(2);

        assertThat(err.toString())
                .contains("which feed? 'list' shows them")
                .contains("which cluster? Give --bootstrap-servers, or --dry-run")
                .contains("a rate is a number above 0, not 0.0")
                .contains("--limit is a number from 0, not -1");
    }

    @Test
    void aSettingThatKafkaRefusesIsExitCodeThree() {
        assertThat(run("atm", "-b", "nobody-there.invalid:1")).isEqualTo(3);
        assertThat(err.toString()).contains("nobody-there.invalid:1");
    }

    @Test
    void listNamesEveryFeedAndOption() {
        assertThat(run("list")).isZero();
        assertThat(out.toString())
                .contains("atm[:OPTION=VALUE,...]")
                .contains("tps=50")
                .contains("csv:MAPPING=FILE");
    }

    @Test
    void helpFitsTheScreen() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(out.toString()).contains("Usage: ingest");
    }

    private int run(String... args) {
        CommandLine command = Ingest.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(args);
    }

    private List<String> printed() {
        return out.toString().lines().toList();
    }
}
