package io.millrace.ingest.stadium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.contracts.sports.EventType;
import io.millrace.ingest.FeedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthTest {

    /** Everything that can go wrong, more often than usual. */
    private static final String ROUGH =
            "duplicates=0.05,disorder=0.05,late=0.02,corrections=0.5,deletions=0.02,silences=4,wrong-scores=4,var=0.3";

    @TempDir
    private Path folder;

    @Test
    void theTruthIsWhatTheLastWordsOnAllEventsAddUpTo() throws IOException {
        for (int seed = 1; seed <= 8; seed++) {
            Path file = folder.resolve("truth-" + seed + ".jsonl");
            Told told = Told.all(
                    "rounds=1,matches=3,cup=0.7,tracking=false,fans=0,seed=" + seed + "," + ROUGH + ",truth=" + file);
            Map<String, Table> tables = Table.of(told.events());
            List<JsonNode> truths = read(file);

            assertThat(truths).hasSize(3);
            for (JsonNode truth : truths) {
                Table table = tables.get(truth.get("matchId").asText());
                assertThat(table.scorers()).isEqualTo(texts(truth.get("goals"), "eventId", "team", "player"));
                assertThat(table.cards()).isEqualTo(texts(truth.get("cards"), "eventId", "player", "card"));
                agrees(truth.get("home"), table);
                agrees(truth.get("away"), table);
            }
        }
    }

    private static void agrees(JsonNode side, Table table) {
        String team = side.get("team").asText();
        long goals = table.ownScored(team);
        assertThat(table.score(team)).isEqualTo(side.get("goals").asLong());
        assertThat(table.shootOut(team)).isEqualTo(side.get("shootOut").asLong());
        assertThat(table.count(EventType.SHOT, team) + goals)
                .isEqualTo(side.get("shots").asLong());
        assertThat(table.successful(EventType.SHOT, team) + goals)
                .isEqualTo(side.get("shotsOnTarget").asLong());
        assertThat(table.count(EventType.PASS, team))
                .isEqualTo(side.get("passes").asLong());
        assertThat(table.successful(EventType.PASS, team))
                .isEqualTo(side.get("passesCompleted").asLong());
        assertThat(table.count(EventType.FOUL, team))
                .isEqualTo(side.get("fouls").asLong());
        assertThat(table.count(EventType.CORNER, team))
                .isEqualTo(side.get("corners").asLong());
        assertThat(table.count(EventType.OFFSIDE, team))
                .isEqualTo(side.get("offsides").asLong());
        assertThat(table.count(EventType.SUBSTITUTION, team))
                .isEqualTo(side.get("substitutions").asLong());
    }

    @Test
    void theLastReportedScoreIsTheTrueOne() throws IOException {
        Path file = folder.resolve("truth.jsonl");
        Told told = Told.all("rounds=1,matches=4,tracking=false,fans=0,truth=" + file);
        Map<String, Table> tables = Table.of(told.events());

        for (JsonNode truth : read(file)) {
            assertThat(tables.get(truth.get("matchId").asText()).of(EventType.STATUS))
                    .singleElement()
                    .satisfies(end -> assertThat(List.of(end.getHomeScore(), end.getAwayScore()))
                            .containsExactly(
                                    truth.get("home").get("goals").asInt(),
                                    truth.get("away").get("goals").asInt()));
        }
    }

    @Test
    void aTruthThatCannotBeWrittenIsAMistakeOfTheUser() {
        Path nowhere = folder.resolve("missing").resolve("truth.jsonl");

        assertThatThrownBy(() -> Told.first("truth=" + nowhere, 1))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("give option truth a file in a folder that exists");
    }

    private static Set<String> texts(JsonNode array, String... fields) {
        Set<String> texts = new TreeSet<>();
        for (JsonNode node : array) {
            texts.add(String.join(
                    " ",
                    List.of(fields).stream()
                            .map(field -> node.get(field).asText())
                            .toList()));
        }
        return texts;
    }

    private static List<JsonNode> read(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<JsonNode> nodes = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            nodes.add(json.readTree(line));
        }
        return nodes;
    }
}
