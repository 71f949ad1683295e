package io.millrace.sports.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.FixtureTeam;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.VarDecision;
import io.millrace.sports.Told;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Goals that were really taken back. Run with {@code -Dmillrace.data=FOLDER}. */
class ReversalsTruthTest {

    private static final Pattern VERSUS = Pattern.compile(" vs ");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_score_after_each_event_is_right_whether_the_decision_names_the_goal_or_not(boolean named)
            throws IOException {
        for (JsonNode test : cases()) {
            List<MatchEvent> events = events(test, named);
            Match match = new Match("m");
            match.learn(Played.fixture()
                    .setHome(team(test, 0))
                    .setAway(team(test, 1))
                    .build());
            List<List<Integer>> scores = new ArrayList<>();
            for (MatchEvent event : events) {
                match.learn(event);
                scores.add(List.of(
                        match.board().goals().home(), match.board().goals().away()));
            }

            assertThat(scores)
                    .as(test.get("match").asText())
                    .isEqualTo(pairs(test.get("expected_score_after_each_event")));
        }
    }

    @Test
    void the_final_score_does_not_depend_on_the_order() throws IOException {
        for (JsonNode test : cases()) {
            List<MatchEvent> backwards = new ArrayList<>(events(test, true));
            Collections.reverse(backwards);
            Match match = Match.of(
                    "m",
                    Optional.of(Played.fixture()
                            .setHome(team(test, 0))
                            .setAway(team(test, 1))
                            .build()),
                    backwards);

            assertThat(match.board().goals())
                    .isEqualTo(new Goals(
                            test.at("/final/0").asInt(), test.at("/final/1").asInt()));
        }
    }

    private static JsonNode cases() throws IOException {
        String named = System.getProperty("millrace.data", "");
        assumeTrue(!named.isEmpty(), "no conformance data: set -Dmillrace.data=FOLDER");
        return new ObjectMapper()
                .readTree(Path.of(named)
                        .resolve("sports/var_reversals/dev/cases.json")
                        .toFile());
    }

    private static FixtureTeam team(JsonNode test, int index) {
        String name = teams(test).get(index);
        return new FixtureTeam(name, name, List.of());
    }

    private static List<MatchEvent> events(JsonNode test, boolean named) {
        List<MatchEvent> events = new ArrayList<>();
        String lastGoal = "";
        for (JsonNode line : test.get("events")) {
            String id = "e" + events.size();
            int minute = line.get("minute").asInt() + line.path("stoppage").asInt() - 1;
            boolean firstHalf = line.get("minute").asInt() <= 45;
            Told told;
            if (line.get("type").asText().equals("GOAL_DISALLOWED")) {
                told = Told.decision(id, named ? lastGoal : null, VarDecision.GOAL_DISALLOWED);
            } else {
                boolean own = line.path("own_goal").asInt() == 1;
                String team = line.get("team").asText();
                told = Told.of(id, own ? EventType.OWN_GOAL : EventType.GOAL).by(own ? other(test, team) : team);
                lastGoal = id;
            }
            long sequence = events.size();
            events.add(told.at(firstHalf ? Period.FIRST_HALF : Period.SECOND_HALF, firstHalf ? minute : minute - 45, 0)
                    .with(event -> event.setSequence(sequence))
                    .event());
        }
        return events;
    }

    private static String other(JsonNode test, String team) {
        return teams(test).get(0).equals(team)
                ? teams(test).get(1)
                : teams(test).get(0);
    }

    private static List<String> teams(JsonNode test) {
        return List.of(VERSUS.split(test.get("match").asText()));
    }

    private static List<List<Integer>> pairs(JsonNode scores) {
        List<List<Integer>> pairs = new ArrayList<>();
        scores.forEach(
                score -> pairs.add(List.of(score.get(0).asInt(), score.get(1).asInt())));
        return pairs;
    }
}
