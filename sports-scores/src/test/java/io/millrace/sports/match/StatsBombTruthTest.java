package io.millrace.sports.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.sports.stats.PlayerLine;
import io.millrace.sports.stats.TeamLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Whole matches whose score and statistics others have counted. Run with {@code -Dmillrace.data=FOLDER}. */
@TestInstance(Lifecycle.PER_CLASS)
class StatsBombTruthTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, StatsBombMatch> sources = new HashMap<>();
    private final Map<String, Match> matches = new HashMap<>();
    private Path set;

    @BeforeEach
    void find() {
        String named = System.getProperty("millrace.data", "");
        assumeTrue(!named.isEmpty(), "no conformance data: set -Dmillrace.data=FOLDER");
        set = Path.of(named).resolve("sports/statsbomb_wc2018/dev");
    }

    @Test
    void scores_shoot_outs_red_cards_and_substitutions_are_right() throws IOException {
        for (JsonNode truth : JSON.readTree(set.resolve("truth/matches.json").toFile())) {
            StatsBombMatch source = source(truth.get("match_id").asText());
            Match match = shuffled(source);
            Side home = side(match, truth.get("home_team_id").asText());

            Board board = match.board();
            assertThat(List.of(board.of(home).goals(), board.of(home.other()).goals()))
                    .as(source.matchId())
                    .containsExactly(
                            truth.get("home_score").asInt(),
                            truth.get("away_score").asInt());
            assertThat(board.of(home).shootOut().orElse(0))
                    .isEqualTo(truth.get("shootout_home").asInt());
            assertThat(board.of(home.other()).shootOut().orElse(0))
                    .isEqualTo(truth.get("shootout_away").asInt());
            assertThat(board.home().redCards() + board.away().redCards())
                    .isEqualTo(truth.get("sent_off").size());
            assertThat(board.home().substitutions() + board.away().substitutions())
                    .isEqualTo(truth.get("substitutions").asInt());
            assertThat(board.home().onPitch().orElseThrow()
                            + board.away().onPitch().orElseThrow())
                    .as("on the pitch, %s", source.matchId())
                    .isLessThanOrEqualTo(22 - truth.get("sent_off").size());
            assertThat(match.disagreement()).isEmpty();
        }
    }

    @Test
    void every_cell_of_the_team_statistics_is_right() throws IOException {
        for (List<String> row : rows("truth/expected_team_stats.csv")) {
            StatsBombMatch source = source(row.get(0));
            Match match = shuffled(source);
            TeamLine line = match.team(side(match, source.team(row.get(1)))).orElseThrow();

            assertThat(List.of(
                            line.matchEvents(),
                            line.goals(),
                            line.ownGoalsFor(),
                            line.shots(),
                            line.shotsOnTarget(),
                            line.passes(),
                            line.passesCompleted(),
                            line.fouls(),
                            line.yellowCards(),
                            line.secondYellowCards(),
                            line.redCards(),
                            line.substitutions()))
                    .as("%s %s", row.get(0), row.get(1))
                    .isEqualTo(numbers(row.subList(2, 14)));
        }
    }

    @Test
    void every_cell_of_the_player_statistics_is_right() throws IOException {
        Map<String, Set<String>> told = new HashMap<>();
        for (List<String> row : rows("truth/expected_player_stats.csv")) {
            Match match = shuffled(source(row.get(0)));
            told.computeIfAbsent(row.get(0), any -> new HashSet<>()).add(row.get(2));
            PlayerLine line = match.player(row.get(2)).orElseThrow();

            assertThat(line.name()).isEqualTo(row.get(3));
            assertThat(List.of(
                            line.goals(),
                            line.ownGoals(),
                            line.assists(),
                            line.shots(),
                            line.shotsOnTarget(),
                            line.passes(),
                            line.passesCompleted(),
                            line.fouls(),
                            line.yellowCards(),
                            line.secondYellowCards(),
                            line.redCards()))
                    .as("%s %s", row.get(0), row.get(3))
                    .isEqualTo(numbers(row.subList(4, 15)));
            assertThat(line.minutes().orElseThrow()).isBetween(0, 120);
        }
        for (Map.Entry<String, Set<String>> match : told.entrySet()) {
            assertThat(shuffled(source(match.getKey())).players())
                    .filteredOn(line -> !match.getValue().contains(line.player()))
                    .as("came on and did nothing that was counted")
                    .allSatisfy(line -> assertThat(line.minutes())
                            .hasValueSatisfying(minutes -> assertThat(minutes).isLessThan(5)));
        }
    }

    @Test
    void possession_by_time_is_near_that_by_passes() throws IOException {
        for (JsonNode truth : JSON.readTree(set.resolve("truth/matches.json").toFile())) {
            Match match = shuffled(source(truth.get("match_id").asText()));
            double byTime =
                    match.team(Side.HOME).orElseThrow().possessionByTime().orElseThrow();
            double byPasses =
                    match.team(Side.HOME).orElseThrow().possessionByPasses().orElseThrow();

            assertThat(byTime).isBetween(byPasses - 0.12, byPasses + 0.12);
        }
    }

    private StatsBombMatch source(String matchId) throws IOException {
        StatsBombMatch known = sources.get(matchId);
        if (known == null) {
            known = StatsBombMatch.read(set.resolve("events/" + matchId + ".jsonl.gz"), matchId);
            sources.put(matchId, known);
        }
        return known;
    }

    private Match shuffled(StatsBombMatch source) {
        return matches.computeIfAbsent(source.matchId(), any -> {
            List<MatchEvent> events = new ArrayList<>(source.events());
            Collections.shuffle(events, new Random(7));
            return Match.of(source.matchId(), Optional.empty(), events);
        });
    }

    private static Side side(Match match, String team) {
        return match.board().home().team().equals(team) ? Side.HOME : Side.AWAY;
    }

    private static List<Integer> numbers(List<String> cells) {
        return cells.stream().map(Integer::valueOf).toList();
    }

    private List<List<String>> rows(String file) throws IOException {
        return Files.readAllLines(set.resolve(file)).stream()
                .skip(1)
                .map(line -> List.of(line.split(",", -1)))
                .toList();
    }
}
