package io.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole launcher as processes, with a real broker. */
@Timeout(180)
class UpTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void showsAlertsAsTheyComeAndStopsWhenItsTimeIsOver() throws Exception {
        try (Launched up = up("--for", "6s")) {
            assertThat(up.awaitExit(PATIENCE)).as(up.output()).isZero();

            assertThat(up.output())
                    .contains("broker ready in ")
                    .contains("large-amounts ready in ")
                    .contains("./millrace tail fraud_alerts")
                    .containsPattern("RAISED +large +acc-\\S+ +WARNING +a large amount \\(amount [\\d.]+, limit 150\\)")
                    .containsPattern("atm\\S*: sent [\\d,]+ = acknowledged [\\d,]+ \\+ failed 0")
                    .contains("stopped; what was done is kept in");
            assertThat(home().resolve("stack.json")).doesNotExist();
        }
    }

    @Test
    void answersTheOtherCommandsWhileItIsUpAndStopsCleanlyOnAnInterrupt() throws Exception {
        try (Launched up = up()) {
            up.awaitOutput(said -> said.contains("RAISED"), PATIENCE);

            try (Launched tail = launch("tail", "fraud_alerts", "--from-beginning", "--limit", "3")) {
                assertThat(tail.awaitExit(PATIENCE)).as(tail.output()).isZero();
                List<String> lines = tail.output().lines().toList();
                assertThat(lines).hasSize(3);
                JsonNode alert = JSON.readTree(lines.get(0));
                assertThat(alert.path("topic").asText()).isEqualTo("fraud_alerts");
                assertThat(alert.path("key").asText()).startsWith("acc-");
                assertThat(alert.path("value").path("title").asText()).isEqualTo("a large amount");
            }
            try (Launched status = launch("status")) {
                assertThat(status.awaitExit(PATIENCE)).as(status.output()).isZero();
                assertThat(status.output()).contains("large-amounts: running").contains("transactions: in ");
            }
            try (Launched topics = launch("topics")) {
                assertThat(topics.awaitExit(PATIENCE)).as(topics.output()).isZero();
                assertThat(topics.output())
                        .containsPattern("transactions +4 +[\\d,]+ +a movement of money")
                        .containsPattern("fraud_decisions +missing");
            }
            try (Launched second = up()) {
                assertThat(second.awaitExit(PATIENCE)).isEqualTo(1);
                assertThat(second.output()).contains("already").contains("--data DIR --port N");
            }

            up.interrupt();

            // 130: ended by a signal, after all was stopped.
            assertThat(up.awaitExit(PATIENCE)).as(up.output()).isEqualTo(130);
            assertThat(up.output())
                    .contains("stopped; what was done is kept in")
                    .doesNotContain("NOT DELIVERED");
            assertThat(home().resolve("stack.json")).doesNotExist();
        }
    }

    @Test
    void leavesNothingBehindWhenItIsKilledAndStartsAgainOnItsData() throws Exception {
        try (Launched up = up()) {
            up.awaitOutput(said -> said.contains("RAISED"), PATIENCE);
            long broker = Long.parseLong(
                    Files.readString(home().resolve("broker").resolve("lock")).trim());
            assertThat(ProcessHandle.of(broker)).isPresent();

            up.kill();

            ProcessHandle.of(broker)
                    .ifPresent(handle -> assertThat(handle.onExit().orTimeout(30, TimeUnit.SECONDS))
                            .succeedsWithin(Duration.ofSeconds(30)));
        }
        try (Launched again = up("--for", "3s", "--no-feed")) {
            assertThat(again.awaitExit(PATIENCE)).as(again.output()).isZero();
        }
    }

    @Test
    void answersOverHttp() throws Exception {
        try (Launched up = up("--no-feed")) {
            up.awaitOutput(said -> said.contains("In a second terminal"), PATIENCE);
            JsonNode note = JSON.readTree(home().resolve("stack.json").toFile());
            String http = note.path("applications").path("large-amounts").asText();
            assertThat(get(http + "/ready").statusCode()).isEqualTo(200);
            assertThat(JSON.readTree(get(http + "/status").body()).path("state").asText())
                    .isEqualTo("RUNNING");
        }
    }

    private static HttpResponse<String> get(String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aStackWithAFolderOfItsOwnIsFoundAndOfSeveralOneHasToBeNamed() throws Exception {
        try (Launched up = up("--no-feed")) {
            up.awaitOutput(said -> said.contains("In a second terminal"), PATIENCE);
            String broker = JSON.readTree(home().resolve("stack.json").toFile())
                    .path("bootstrapServers")
                    .asText();

            assertSays(0, "sent 20 = acknowledged 20", "feed", "atm:labels=false,duplicates=0", "--limit", "20");
            assertSays(0, "\"topic\":\"transactions\"", "tail", "transactions", "--from-beginning", "--limit", "1");
            assertSays(0, "4 partitions", "app", "large-amounts", "topics", "list");
            assertSays(0, "no such dead letters", "dead-letters", "large-amounts", "list");
            assertSays(0, home().resolve("state").toString(), "app", "large-amounts", "config");

            Path other = folder.resolve("other");
            try (Launched second = launch("up", "--port", "0", "--http-port", "0", "--no-feed", "--data", "" + other)) {
                second.awaitOutput(said -> said.contains("In a second terminal"), PATIENCE);

                for (String[] command : new String[][] {
                    {"status"},
                    {"tail", "transactions"},
                    {"topics"},
                    {"feed", "atm", "--limit", "1"},
                    {"app", "large-amounts", "topics", "list"},
                    {"dead-letters", "large-amounts", "list"}
                }) {
                    String said = assertSays(1, "several stacks run: ", command);
                    assertThat(said).contains(home().toString(), other.toString(), broker);
                }
                assertSays(0, "large-amounts: running", "status", "--data", other.toString());
                assertSays(
                        0, other.resolve("state").toString(), "app", "--data", "" + other, "large-amounts", "config");
                assertSays(0, "4 partitions", "app", "large-amounts", "topics", "list", "-b", broker);
            }
        }
        assertSays(1, "nothing runs", "status");
    }

    private String assertSays(int code, String words, String... command) throws Exception {
        try (Launched launched = launch(command)) {
            assertThat(launched.awaitExit(PATIENCE)).as(launched.output()).isEqualTo(code);
            assertThat(launched.output()).contains(words);
            return launched.output();
        }
    }

    private Path home() {
        return folder.resolve("home");
    }

    private Launched up(String... more) throws Exception {
        String[] args = new String[more.length + 7];
        System.arraycopy(new String[] {"up", "--port", "0", "--http-port", "0", "--data", "" + home()}, 0, args, 0, 7);
        System.arraycopy(more, 0, args, 7, more.length);
        return launch(args);
    }

    private Launched launch(String... args) throws Exception {
        return Launched.with(folder, args);
    }
}
