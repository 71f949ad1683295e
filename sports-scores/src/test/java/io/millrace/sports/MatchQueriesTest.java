package io.millrace.sports;

import static io.millrace.contracts.sports.Period.FIRST_HALF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.contracts.sports.Commentary;
import io.millrace.contracts.sports.SportsTopics;
import io.millrace.contracts.sports.VarDecision;
import io.millrace.processors.app.EffectiveSettings;
import io.millrace.processors.app.RunningApplication;
import io.millrace.processors.testing.EmbeddedBroker;
import io.millrace.processors.testing.TestTopics;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The application on a real broker, asked by HTTP. */
class MatchQueriesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private static Path folder;

    private static EmbeddedBroker broker;
    private static TestTopics topics;
    private static RunningApplication sports;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedBroker.start();
        topics = new TestTopics(broker.bootstrapServers());
        sports = RunningApplication.start(
                new SportsScores(),
                EffectiveSettings.of(
                        new SportsScores(),
                        Map.of(
                                "bootstrap.servers", broker.bootstrapServers(),
                                "state.dir", folder.toString(),
                                "http.port", "0",
                                "http.watchers", "1",
                                "kafka.session.timeout.ms", "6000",
                                "kafka.heartbeat.interval.ms", "500")));
        sports.awaitReady(PATIENCE);
        topics.send(new ProducerRecord<>(
                SportsTopics.FIXTURES.name(),
                bytes("m"),
                SportsDriver.encoded(SportsTopics.FIXTURES, Fixtures.ajaxAgainstBayern())));
        tell("w", Told.starts(FIRST_HALF), Told.goal("g", "A").at(FIRST_HALF, 10, 0));
        tell(
                "m",
                Told.lineUp("A"),
                Told.lineUp("B"),
                Told.starts(FIRST_HALF),
                Told.goal("g", "A").by("A", "A9").at(FIRST_HALF, 10, 0),
                Told.decision("d", "g", VarDecision.GOAL_DISALLOWED)
                        .at(FIRST_HALF, 11, 0)
                        .with(event -> event.setReason("offside")),
                Told.goal("g2", "B").by("B", "B9").at(FIRST_HALF, 20, 0));
        topics.send(new ProducerRecord<>(
                SportsTopics.COMMENTARY.name(),
                bytes("m"),
                SportsDriver.encoded(
                        SportsTopics.COMMENTARY,
                        Commentary.newBuilder()
                                .setCommentaryId("c1")
                                .setMatchId("m")
                                .setAbout("g2")
                                .setEventTime(Told.KICK_OFF)
                                .setText("Nine again!")
                                .build())));
        await().atMost(PATIENCE)
                .until(() -> json("/matches/m/score").path("away").path("goals").asInt() == 1
                        && json("/matches/m/timeline").toString().contains("Nine again!")
                        && json("/matches/w/score").path("home").path("goals").asInt() == 1);
    }

    @AfterAll
    static void stop() {
        sports.close();
        broker.close();
    }

    private static void tell(String match, Told... events) {
        topics.sendAll(Arrays.stream(events)
                .map(told -> new ProducerRecord<>(
                        SportsTopics.MATCH_EVENTS.name(),
                        bytes(match),
                        SportsDriver.encoded(
                                SportsTopics.MATCH_EVENTS,
                                told.with(event -> event.setMatchId(match)).event())))
                .toList());
    }

    @Test
    void the_matches_that_are_on_are_listed() throws Exception {
        JsonNode matches = json("/matches");

        assertThat(matches).hasSize(2);
        assertThat(matches.get(0).path("matchId").asText()).isEqualTo("m");
        assertThat(matches.get(0).path("state").asText()).isEqualTo("FIRST_HALF");
    }

    @Test
    void a_match_is_its_board_and_the_lines_of_teams_and_players() throws Exception {
        JsonNode match = json("/matches/m");

        assertThat(match.path("score").path("home").path("name").asText()).isEqualTo("Ajax");
        assertThat(match.path("score").path("away").path("goals").asInt()).isEqualTo(1);
        assertThat(match.path("teams")).hasSize(2);
        assertThat(match.path("players")).hasSizeGreaterThanOrEqualTo(22);
        assertThat(get("/matches/unknown").statusCode()).isEqualTo(404);
    }

    @Test
    void the_timeline_shows_what_was_taken_back_and_what_was_said_about_it() throws Exception {
        JsonNode incidents = json("/matches/m/timeline").path("incidents");

        JsonNode disallowed = find(incidents, "g");
        assertThat(disallowed.path("standing").asText()).isEqualTo("VOID");
        assertThat(disallowed.path("reason").asText()).isEqualTo("offside");
        assertThat(disallowed.path("decision").asText()).isEqualTo("d");
        JsonNode goal = find(incidents, "g2");
        assertThat(goal.path("minute").asText()).isEqualTo("21");
        assertThat(goal.path("score").asText()).isEqualTo("0-1");
        assertThat(goal.path("commentary").get(0).path("text").asText()).isEqualTo("Nine again!");
    }

    @Test
    void the_score_of_a_moment_is_told_by_what_is_known_now_and_by_what_was_shown_then() throws Exception {
        Instant afterTheGoal = Told.KICK_OFF.plusSeconds(630);

        assertThat(json("/matches/m/score?asOf=" + afterTheGoal)
                        .path("home")
                        .path("goals")
                        .asInt())
                .isEqualTo(1);
        assertThat(json("/matches/m/score?asOf=" + afterTheGoal.plusSeconds(60))
                        .path("home")
                        .path("goals")
                        .asInt())
                .isZero();
        assertThat(json("/matches/m/score?shownAt=" + Instant.now())
                        .path("away")
                        .path("goals")
                        .asInt())
                .isEqualTo(1);
        assertThat(get("/matches/m/score?shownAt=2026-01-01T00:00:00Z").statusCode())
                .isEqualTo(404);
        HttpResponse<String> refused = get("/matches/m/score?asOf=yesterday");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("yesterday");
    }

    @Test
    void a_client_that_watches_gets_each_new_row_and_after_a_break_those_it_has_missed() throws Exception {
        int revision = json("/matches/w/score").path("revision").asInt();
        HttpResponse<InputStream> stream = watch(String.valueOf(revision - 2));
        assertThat(stream.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");

        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(nextIds(lines, 2)).containsExactly(revision - 1, revision);
            assertThat(watch(null).statusCode())
                    .as("a second client where one may watch")
                    .isEqualTo(503);
            tell("w", Told.goal("g3", "B").by("B", "B9").at(FIRST_HALF, 25, 0));
            assertThat(nextIds(lines, 1)).containsExactly(revision + 1);
        }
        assertThat(get("/matches/w/events").statusCode()).isEqualTo(406);
    }

    private static HttpResponse<InputStream> watch(String lastSeen) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri("/matches/w/events")).header("Accept", "text/event-stream");
        if (lastSeen != null) {
            request.header("Last-Event-ID", lastSeen);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    private static List<Integer> nextIds(BufferedReader lines, int count) throws Exception {
        List<Integer> ids = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id:")) {
                ids.add(Integer.parseInt(line.substring(3).trim()));
            }
            if (line.startsWith("data:") && ids.size() == count) {
                break;
            }
        }
        return ids;
    }

    private static JsonNode find(JsonNode incidents, String id) {
        for (JsonNode incident : incidents) {
            if (incident.path("eventId").asText().equals(id)) {
                return incident;
            }
        }
        throw new AssertionError("no incident " + id + " in " + incidents);
    }

    private static JsonNode json(String path) throws Exception {
        return new ObjectMapper().readTree(get(path).body());
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return sports.httpAddress().resolve(path);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
