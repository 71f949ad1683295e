package io.millrace.local.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.contracts.sports.PlayerStats;
import io.millrace.contracts.sports.Score;
import io.millrace.contracts.sports.SideScore;
import io.millrace.contracts.sports.TeamStats;
import io.millrace.ingest.Feeds;
import io.millrace.ingest.PreparedFeed;
import io.millrace.processors.replay.ReplaySummary;
import io.millrace.sports.SportsScores;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Public data sets of football whose right answers are known. Run with {@code -Dmillrace.data=FOLDER}. */
@Timeout(900)
class SportsConformanceTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path data;

    @BeforeEach
    void find() {
        data = ConformanceRun.data("sports");
    }

    @Test
    void statsbomb_by_replay() throws IOException {
        SportsResults results = new SportsResults();
        ReplaySummary summary = run().replay(statsbomb(), results);

        assertThat(summary.balanced()).isTrue();
        assertStatsbomb(results);
    }

    @Test
    void statsbomb_through_a_broker() throws Exception {
        SportsResults results = new SportsResults();
        int matches = matches("statsbomb_wc2018").size();
        ConformanceRun.Books books =
                run().throughBroker(folder, statsbomb(), results, () -> results.scores.size() >= matches);

        assertThat(books.in()).isEqualTo(books.sent());
        assertThat(books.accepted()).isEqualTo(books.sent());
        assertStatsbomb(results);
    }

    @Test
    void wyscout_by_replay() throws IOException {
        SportsResults results = new SportsResults();
        ReplaySummary summary = run().replay(
                        Feeds.prepare("wyscout:" + data.resolve("wyscout_2016_2018/dev/events/*.jsonl.gz") + ",teams="
                                + data.resolve("wyscout_2016_2018/teams.json")),
                        results);

        assertThat(summary.balanced()).isTrue();
        assertThat(results.deadLetters).isEmpty();
        SoftAssertions softly = new SoftAssertions();
        for (JsonNode match : matches("wyscout_2016_2018")) {
            String id = match.get("match_id").asText();
            Score score = results.scores.get(id);
            for (String side : List.of("home", "away")) {
                JsonNode truth = match.get(side);
                SideScore found = side(score, truth.get("team_id").asText());
                softly.assertThat(found.getGoals())
                        .as("goals of %s in %s", found.getTeam(), match.get("label"))
                        .isEqualTo(truth.get("score_after_extra_time").asInt());
                softly.assertThat(kicks(found))
                        .as("shoot-out of %s in %s", found.getTeam(), match.get("label"))
                        .isEqualTo(truth.get("shootout").asInt());
                softly.assertThat(found.getRedCards())
                        .as("sent off of %s in %s", found.getTeam(), match.get("label"))
                        .isEqualTo(truth.get("red_cards").size());
            }
            assertGoalAlerts(softly, results, score);
        }
        softly.assertAll();
    }

    @Test
    void the_official_events_of_the_league_in_any_order() throws IOException {
        Path set = data.resolve("dfl_official_events/dev");
        JsonNode truth = JSON.readTree(set.resolve("DFL-MAT-003BN1_truth.json").toFile());
        PreparedFeed feed = Feeds.prepare("dfl:events=" + set.resolve("DFL-MAT-003BN1_events.xml") + ",meta="
                + set.resolve("DFL-MAT-003BN1_meta.xml"));

        for (SportsResults results : inManyOrders(feed)) {
            Score score = results.scores.values().iterator().next();
            // The sample is abridged: its final result is not that of the events in it.
            assertThat(total(results, TeamStats::getGoals))
                    .isEqualTo(truth.get("goals").asInt());
            assertThat(score.getHome().getGoals() + score.getAway().getGoals())
                    .isEqualTo(total(results, TeamStats::getGoals) + total(results, TeamStats::getOwnGoalsFor));
            assertThat(total(results, TeamStats::getShots))
                    .isEqualTo(truth.get("shots").asInt());
            assertThat(total(results, TeamStats::getFouls))
                    .isEqualTo(truth.get("fouls").asInt());
            assertThat(total(results, TeamStats::getCorners))
                    .isEqualTo(truth.get("corners").asInt());
            assertThat(total(results, TeamStats::getOffsides))
                    .isEqualTo(truth.get("offsides").asInt());
            assertThat(total(results, TeamStats::getYellowCards))
                    .isEqualTo(truth.get("cautions").asInt());
            assertThat(total(results, TeamStats::getSubstitutions))
                    .isEqualTo(truth.get("substitutions").asInt());
        }
    }

    @Test
    void events_that_were_deleted_count_nowhere_in_any_order() throws IOException {
        Path set = data.resolve("datafactory_final_with_deletions/dev");
        JsonNode truth = JSON.readTree(set.resolve("truth.json").toFile());
        JsonNode counts = truth.get("counts");
        PreparedFeed feed = Feeds.prepare("datafactory:" + set.resolve("match_1111111.json.gz"));

        for (SportsResults results : inManyOrders(feed)) {
            Score score = results.scores.values().iterator().next();
            assertThat(score.getHome().getName()).isEqualTo(truth.get("home").asText());
            assertThat(score.getHome().getGoals())
                    .isEqualTo(truth.get("final").get(0).asInt());
            assertThat(score.getAway().getGoals())
                    .isEqualTo(truth.get("final").get(1).asInt());
            assertThat(total(results, TeamStats::getFouls))
                    .isEqualTo(counts.get("fouls").asInt());
            assertThat(total(results, TeamStats::getCorners))
                    .isEqualTo(counts.get("cornerKicks").asInt());
            assertThat(total(results, TeamStats::getOffsides))
                    .isEqualTo(counts.get("offsides").asInt());
            assertThat(total(results, TeamStats::getYellowCards))
                    .isEqualTo(counts.get("yellowCards").asInt());
            assertThat(total(results, TeamStats::getSubstitutions))
                    .isEqualTo(counts.get("substitutions").asInt());
            assertThat(total(results, TeamStats::getPassesCompleted))
                    .isEqualTo(counts.get("correctPasses").asInt());
        }
    }

    @Test
    void world_cups_through_a_mapping() throws IOException {
        Path set = data.resolve("fjelstul_worldcup/dev");
        SportsResults results = new SportsResults();
        history().replay(Feeds.prepare("csv:fjelstul-goals=" + set.resolve("goals.csv.gz")), results);
        SportsResults shootOuts = new SportsResults();
        history().replay(Feeds.prepare("csv:fjelstul-penalty-kicks=" + set.resolve("penalty_kicks.csv.gz")), shootOuts);

        assertThat(results.deadLetters).isEmpty();
        SoftAssertions softly = new SoftAssertions();
        for (CSVRecord match : records(set.resolve("matches.csv.gz"))) {
            String id = match.get("match_id");
            for (String side : List.of("home", "away")) {
                String team = match.get(side + "_team_id");
                softly.assertThat(goals(results, id, team))
                        .as("goals of %s in %s", team, match.get("match_name"))
                        .isEqualTo(Integer.parseInt(match.get(side + "_team_score")));
                softly.assertThat(byTeam(shootOuts, id, team)
                                .map(SportsConformanceTest::kicks)
                                .orElse(0))
                        .as("shoot-out of %s in %s", team, match.get("match_name"))
                        .isEqualTo(Integer.parseInt(match.get(side + "_team_score_penalties")));
            }
        }
        softly.assertAll();
    }

    @Test
    void international_results_through_a_mapping() throws IOException {
        Path set = data.resolve("international_goalscorers/dev");
        SportsResults results = new SportsResults();
        history().replay(Feeds.prepare("csv:international-goals=" + set.resolve("goalscorers.csv.gz")), results);

        assertThat(results.deadLetters).isEmpty();
        Set<String> compared = new HashSet<>();
        SoftAssertions softly = new SoftAssertions();
        for (CSVRecord match : records(set.resolve("results.csv.gz"))) {
            String id = match.get("date") + " " + match.get("home_team") + " - " + match.get("away_team");
            if (results.scores.containsKey(id)) {
                compared.add(id);
                softly.assertThat(goals(results, id, match.get("home_team")))
                        .as("home goals in %s", id)
                        .isEqualTo(Integer.parseInt(match.get("home_score")));
                softly.assertThat(goals(results, id, match.get("away_team")))
                        .as("away goals in %s", id)
                        .isEqualTo(Integer.parseInt(match.get("away_score")));
            }
        }
        softly.assertAll();
        assertThat(compared).isEqualTo(results.scores.keySet());
    }

    @Test
    void goals_that_were_taken_back_are_taken_back_everywhere() throws IOException {
        for (DisallowedGoals match : DisallowedGoals.read(data.resolve("var_reversals/dev/cases.json"))) {
            SportsResults results = new SportsResults();
            run().replay(match.records().iterator(), results);

            assertThat(results.deadLetters).isEmpty();
            assertThat(scoresShown(results, match)).as(match.name()).isEqualTo(match.scores());
            List<Integer> last = match.scores().get(match.scores().size() - 1);
            assertThat(results.standing(match.name(), "goal"))
                    .as("goal alerts of %s", match.name())
                    .hasSize(last.get(0) + last.get(1));
            assertThat(results.retractions(match.name(), "goal"))
                    .as("corrections of %s", match.name())
                    .isEqualTo(match.disallowed());
        }
    }

    /** Home and away, each time that it changed. */
    private static List<List<Integer>> scoresShown(SportsResults results, DisallowedGoals match) {
        List<List<Integer>> shown = new ArrayList<>();
        for (Score row : results.scoreRows.get(match.name())) {
            List<Integer> score = List.of(
                    side(row, match.home()).getGoals(), side(row, match.away()).getGoals());
            if (shown.isEmpty() ? !score.equals(List.of(0, 0)) : !score.equals(shown.get(shown.size() - 1))) {
                shown.add(score);
            }
        }
        return shown;
    }

    private static int goals(SportsResults results, String match, String team) {
        return byTeam(results, match, team).map(SideScore::getGoals).orElse(0);
    }

    /** The side of a team; the one without a name where no event names the team: an own goal names the other side only. */
    private static Optional<SideScore> byTeam(SportsResults results, String match, String team) {
        List<SideScore> sides = Optional.ofNullable(results.scores.get(match)).stream()
                .flatMap(score -> Stream.of(score.getHome(), score.getAway()))
                .toList();
        return Stream.of(team, "")
                .flatMap(name -> sides.stream().filter(side -> side.getTeam().equals(name)))
                .findFirst();
    }

    private static List<CSVRecord> records(Path file) throws IOException {
        try (CSVParser rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(ConformanceRun.reader(file))) {
            return rows.getRecords();
        }
    }

    private void assertStatsbomb(SportsResults results) throws IOException {
        assertThat(results.deadLetters).isEmpty();
        SoftAssertions softly = new SoftAssertions();
        for (JsonNode match : matches("statsbomb_wc2018")) {
            Score score = results.scores.get(match.get("match_id").asText());
            for (String at : List.of("home", "away")) {
                SideScore found = side(score, match.get(at + "_team_id").asText());
                softly.assertThat(found.getGoals())
                        .as("goals of %s in %s", found.getTeam(), match.get("match_id"))
                        .isEqualTo(match.get(at + "_score").asInt());
                softly.assertThat(kicks(found))
                        .as("shoot-out of %s in %s", found.getTeam(), match.get("match_id"))
                        .isEqualTo(match.get("shootout_" + at).asInt());
            }
            softly.assertThat(score.getHome().getRedCards() + score.getAway().getRedCards())
                    .as("sent off in %s", match.get("match_id"))
                    .isEqualTo(match.get("sent_off").size());
            softly.assertThat(
                            score.getHome().getSubstitutions() + score.getAway().getSubstitutions())
                    .as("substitutions in %s", match.get("match_id"))
                    .isEqualTo(match.get("substitutions").asInt());
            assertGoalAlerts(softly, results, score);
        }
        assertTeams(softly, results);
        assertPlayers(softly, results);
        softly.assertAll();
    }

    private void assertTeams(SoftAssertions softly, SportsResults results) throws IOException {
        Map<String, String> ids = new HashMap<>();
        matches("statsbomb_wc2018").forEach(match -> {
            ids.put(match.get("home").asText(), match.get("home_team_id").asText());
            ids.put(match.get("away").asText(), match.get("away_team_id").asText());
        });
        for (Map<String, String> row : table("statsbomb_wc2018/dev/truth/expected_team_stats.csv")) {
            String key = row.get("match_id") + "/" + ids.get(row.get("team"));
            TeamStats found = results.teams.get(key);
            Map<String, Integer> cells = new LinkedHashMap<>();
            cells.put("events", found.getMatchEvents());
            cells.put("goals", found.getGoals());
            cells.put("own_goals_for", found.getOwnGoalsFor());
            cells.put("shots", found.getShots());
            cells.put("shots_on_target", found.getShotsOnTarget());
            cells.put("passes", found.getPasses());
            cells.put("passes_completed", found.getPassesCompleted());
            cells.put("fouls", found.getFouls());
            cells.put("cards_yellow", found.getYellowCards());
            cells.put("cards_second_yellow", found.getSecondYellowCards());
            cells.put("cards_red", found.getRedCards());
            cells.put("subbed_off", found.getSubstitutions());
            softly.assertThat(cells).as(key).isEqualTo(numbers(row, cells.keySet()));
        }
    }

    private void assertPlayers(SoftAssertions softly, SportsResults results) throws IOException {
        for (Map<String, String> row : table("statsbomb_wc2018/dev/truth/expected_player_stats.csv")) {
            String key = row.get("match_id") + "/" + row.get("player_id");
            PlayerStats found = results.players.get(key);
            Map<String, Integer> cells = new LinkedHashMap<>();
            cells.put("goals", found.getGoals());
            cells.put("own_goals", found.getOwnGoals());
            cells.put("assists", found.getAssists());
            cells.put("shots", found.getShots());
            cells.put("shots_on_target", found.getShotsOnTarget());
            cells.put("passes", found.getPasses());
            cells.put("passes_completed", found.getPassesCompleted());
            cells.put("fouls", found.getFouls());
            cells.put("cards_yellow", found.getYellowCards());
            cells.put("cards_second_yellow", found.getSecondYellowCards());
            cells.put("cards_red", found.getRedCards());
            softly.assertThat(cells).as(key).isEqualTo(numbers(row, cells.keySet()));
            softly.assertThat(found.getName()).as(key).isEqualTo(row.get("player"));
        }
    }

    /** As many alerts stand as goals are on the board: none of a shoot-out, none twice. */
    private static void assertGoalAlerts(SoftAssertions softly, SportsResults results, Score score) {
        softly.assertThat(results.standing(score.getMatchId(), "goal"))
                .as("goal alerts of %s", score.getMatchId())
                .hasSize(score.getHome().getGoals() + score.getAway().getGoals());
        softly.assertThat(results.retractions(score.getMatchId(), "goal"))
                .as("goals taken back in %s", score.getMatchId())
                .isZero();
    }

    /** Once in the order of the files, then shuffled with twenty seeds. */
    private List<SportsResults> inManyOrders(PreparedFeed feed) throws IOException {
        List<ProducerRecord<byte[], byte[]>> records = ConformanceRun.records(feed);
        List<SportsResults> all = new ArrayList<>();
        for (int seed = 0; seed <= 20; seed++) {
            List<ProducerRecord<byte[], byte[]>> order = new ArrayList<>(records);
            if (seed > 0) {
                Collections.shuffle(order, new Random(seed));
            }
            SportsResults results = new SportsResults();
            assertThat(run().replay(order.iterator(), results).balanced()).isTrue();
            assertThat(results.deadLetters).isEmpty();
            all.add(results);
        }
        return all;
    }

    private PreparedFeed statsbomb() {
        return Feeds.prepare("statsbomb:" + data.resolve("statsbomb_wc2018/dev/events/*.jsonl.gz"));
    }

    /** Of matches that were played long before anybody sent them anywhere. */
    private static ConformanceRun history() {
        return new ConformanceRun(new SportsScores(), Map.of("intake.earliest", "1900-01-01"));
    }

    private static ConformanceRun run() {
        return new ConformanceRun(new SportsScores(), Map.of());
    }

    private List<JsonNode> matches(String set) throws IOException {
        List<JsonNode> matches = new ArrayList<>();
        try (Reader json = Files.newBufferedReader(data.resolve(set + "/dev/truth/matches.json"))) {
            JSON.readTree(json).forEach(matches::add);
        }
        return matches;
    }

    private static SideScore side(Score score, String team) {
        return Stream.of(score.getHome(), score.getAway())
                .filter(side -> side.getTeam().equals(team))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no side of team " + team + " in " + score));
    }

    private static int kicks(SideScore side) {
        return side.getShootOut() == null ? 0 : side.getShootOut();
    }

    private static int total(SportsResults results, ToIntFunction<TeamStats> cell) {
        return results.teams.values().stream().mapToInt(cell).sum();
    }

    private List<Map<String, String>> table(String file) throws IOException {
        try (var lines = ConformanceRun.reader(data.resolve(file))) {
            String[] columns = lines.readLine().split(",", -1);
            return lines.lines().map(line -> row(columns, line.split(",", -1))).toList();
        }
    }

    private static Map<String, String> row(String[] columns, String[] cells) {
        assertThat(cells).hasSameSizeAs(columns);
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i++) {
            row.put(columns[i], cells[i]);
        }
        return row;
    }

    private static Map<String, Integer> numbers(Map<String, String> row, Set<String> columns) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        columns.forEach(column -> numbers.put(column, Integer.valueOf(row.get(column))));
        return numbers;
    }
}
