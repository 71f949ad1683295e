package io.millrace.ingest.football;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.contracts.sports.Card;
import io.millrace.contracts.sports.EventStatus;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.Restart;
import io.millrace.ingest.files.InputFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real matches through the feeds, tallied straight from their events, against what is known of them. */
class ConformanceTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path folder;

    @Test
    void statsBomb() throws IOException {
        Path data = data("sports/statsbomb_wc2018/dev");
        Map<String, Tally> tallies = Tally.byMatch(MatchReading.whole("statsbomb:" + data.resolve("events/*.jsonl.gz"))
                .events());
        JsonNode matches = JSON.readTree(data.resolve("truth/matches.json").toFile());

        assertThat(tallies).hasSize(matches.size());
        SoftAssertions.assertSoftly(softly -> matches.forEach(match -> {
            Tally tally = tallies.get(match.get("match_id").asText());
            for (String side : List.of("home", "away")) {
                String team = match.get(side + "_team_id").asText();
                String named = match.get("match_id") + " " + match.get(side).asText();
                softly.assertThat(tally.goals(team)).as(named).isEqualTo(number(match, side + "_score"));
                softly.assertThat(tally.shootOut(team)).as(named).isEqualTo(number(match, "shootout_" + side));
            }
            softly.assertThat(tally.count(EventType.SUBSTITUTION)).isEqualTo(number(match, "substitutions"));
            softly.assertThat(tally.count(one -> one.getCard() == Card.RED || one.getCard() == Card.SECOND_YELLOW))
                    .isEqualTo(match.get("sent_off").size());
        }));
    }

    @Test
    void statsBombStatistics() throws IOException {
        Path data = data("sports/statsbomb_wc2018/dev");
        List<MatchEvent> events = MatchReading.whole("statsbomb:" + data.resolve("events/*.jsonl.gz"))
                .events();
        Map<String, Long> all = new HashMap<>();
        Map<String, Map<String, Long>> teams = new HashMap<>();
        Map<String, Map<String, Long>> players = new HashMap<>();
        events.forEach(event -> {
            all.merge(event.getMatchId(), 1L, Long::sum);
            count(event, teams.computeIfAbsent(event.getMatchId() + " " + event.getTeam(), team -> new HashMap<>()));
            count(
                    event,
                    players.computeIfAbsent(event.getMatchId() + " " + event.getPlayer(), player -> new HashMap<>()));
            if (event.getType() == EventType.GOAL && event.getPeriod() != Period.SHOOT_OUT) {
                players.computeIfAbsent(event.getMatchId() + " " + event.getSecondPlayer(), player -> new HashMap<>())
                        .merge("assists", 1L, Long::sum);
            }
        });
        Map<String, String> ids = teamIds(data);

        SoftAssertions.assertSoftly(softly -> {
            for (CSVRecord row : rows(data.resolve("truth/expected_team_stats.csv"))) {
                String team = row.get("match_id") + " " + ids.get(row.get("team"));
                softly.assertThat(all.get(row.get("match_id"))).as(team).isEqualTo(whole(row, "events"));
                compare(
                        softly,
                        team,
                        row,
                        teams.get(team),
                        List.of(
                                "goals",
                                "shots",
                                "shots_on_target",
                                "passes",
                                "passes_completed",
                                "fouls",
                                "cards_yellow",
                                "cards_second_yellow",
                                "cards_red",
                                "subbed_off"));
            }
            for (CSVRecord row : rows(data.resolve("truth/expected_player_stats.csv"))) {
                String player = row.get("match_id") + " " + row.get("player_id");
                compare(
                        softly,
                        player,
                        row,
                        players.getOrDefault(player, Map.of()),
                        List.of(
                                "goals",
                                "own_goals",
                                "assists",
                                "shots",
                                "shots_on_target",
                                "passes",
                                "passes_completed",
                                "fouls",
                                "cards_yellow",
                                "cards_second_yellow",
                                "cards_red"));
            }
        });
    }

    @Test
    void wyscout() throws IOException {
        Path data = data("sports/wyscout_2016_2018");
        JsonNode matches = JSON.readTree(data.resolve("dev/truth/matches.json").toFile());
        Path sheets = Files.writeString(folder.resolve("matches.json"), asPublished(matches));
        MatchReading reading = MatchReading.whole("wyscout:" + data.resolve("dev/events/*.jsonl.gz") + ",matches="
                + sheets + ",teams=" + data.resolve("teams.json"));
        Map<String, Tally> tallies = Tally.byMatch(reading.events());

        assertThat(tallies).hasSize(matches.size());
        assertThat(reading.fixtures()).hasSize(matches.size());
        SoftAssertions.assertSoftly(softly -> matches.forEach(match -> {
            Tally tally = tallies.get(match.get("match_id").asText());
            for (String side : List.of("home", "away")) {
                JsonNode truth = match.get(side);
                String team = truth.get("team_id").asText();
                String named = match.get("label").asText() + " " + side;
                long goals = "Regular".equals(match.get("duration").asText())
                        ? number(truth, "score_90")
                        : number(truth, "score_after_extra_time");
                softly.assertThat(tally.goals(team)).as(named).isEqualTo(goals);
                softly.assertThat(tally.shootOut(team)).as(named).isEqualTo(number(truth, "shootout"));
                softly.assertThat(tally.sentOff(team)).as(named).isEqualTo(texts(truth.get("red_cards")));
                softly.assertThat(tally.count(team, EventType.SUBSTITUTION))
                        .as(named)
                        .isEqualTo(truth.get("substitutions").size());
            }
        }));
        for (Tally tally : tallies.values()) {
            assertThat(tally.count(EventType.PERIOD_START))
                    .isEqualTo(tally.count(EventType.PERIOD_END))
                    .isBetween(2L, 5L);
        }
    }

    @Test
    void dfl() throws IOException {
        Path data = data("sports/dfl_official_events/dev");
        try (var metas = Files.list(data)) {
            for (Path meta :
                    metas.filter(file -> file.toString().endsWith("_meta.xml")).toList()) {
                String match = meta.toString().replace("_meta.xml", "");
                dfl(match, JSON.readTree(Path.of(match + "_truth.json").toFile()));
            }
        }
    }

    private static void dfl(String match, JsonNode truth) {
        MatchReading reading = MatchReading.whole("dfl:events=" + match + "_events.xml,meta=" + match + "_meta.xml");
        Tally tally = Tally.byMatch(reading.events()).get(truth.get("match_id").asText());
        long withdrawn = reading.events().stream()
                .filter(event -> event.getStatus() == EventStatus.CANCELLED)
                .count();

        assertThat(tally.count(EventType.GOAL)).isEqualTo(number(truth, "goals"));
        assertThat(tally.count(EventType.GOAL) + tally.count(EventType.SHOT)).isEqualTo(number(truth, "shots"));
        assertThat(tally.count(EventType.CARD)).isEqualTo(number(truth, "cautions"));
        assertThat(tally.count(EventType.SUBSTITUTION)).isEqualTo(number(truth, "substitutions"));
        assertThat(tally.count(EventType.FOUL)).isEqualTo(number(truth, "fouls"));
        assertThat(tally.count(EventType.OFFSIDE)).isEqualTo(number(truth, "offsides"));
        assertThat(tally.count(EventType.PASS)).isEqualTo(number(truth, "plays"));
        assertThat(tally.count(one -> one.getType() == EventType.CORNER || one.getRestart() == Restart.CORNER))
                .isEqualTo(number(truth, "corners"));
        assertThat(withdrawn).isEqualTo(number(truth, "deletes"));
    }

    @Test
    void dataFactory() throws IOException {
        Path data = data("sports/datafactory_final_with_deletions/dev");
        JsonNode truth = JSON.readTree(data.resolve("truth.json").toFile());
        MatchReading reading = MatchReading.whole("datafactory:" + data.resolve("match_*.json.gz"));
        Tally tally =
                Tally.byMatch(reading.events()).get(reading.fixtures().get(0).getMatchId());
        JsonNode counts = truth.get("counts");

        assertThat(reading.fixtures()).singleElement().satisfies(fixture -> {
            assertThat(fixture.getHome().getName()).isEqualTo(truth.get("home").asText());
            assertThat(tally.goals(fixture.getHome().getTeam()))
                    .isEqualTo(truth.get("final").get(0).longValue());
            assertThat(tally.goals(fixture.getAway().getTeam()))
                    .isEqualTo(truth.get("final").get(1).longValue());
        });
        assertThat(tally.count(EventType.GOAL) + tally.count(EventType.OWN_GOAL))
                .isEqualTo(number(counts, "goals"));
        assertThat(tally.count(EventType.GOAL) + tally.count(EventType.OWN_GOAL) + tally.count(EventType.SHOT))
                .isEqualTo(number(counts, "shots"));
        assertThat(tally.count(one -> Boolean.TRUE.equals(one.getSuccess()) && one.getType() == EventType.PASS))
                .isEqualTo(number(counts, "correctPasses"));
        assertThat(tally.count(one -> Boolean.FALSE.equals(one.getSuccess()) && one.getType() == EventType.PASS))
                .isEqualTo(number(counts, "incorrectPasses"));
        Map<String, EventType> kinds = Map.of(
                "substitutions", EventType.SUBSTITUTION,
                "clearances", EventType.CLEARANCE,
                "cornerKicks", EventType.CORNER,
                "fouls", EventType.FOUL,
                "offsides", EventType.OFFSIDE,
                "stealings", EventType.RECOVERY,
                "throwIn", EventType.THROW_IN,
                "goalkick", EventType.GOAL_KICK,
                "yellowCards", EventType.CARD);
        kinds.forEach((kind, type) -> assertThat(tally.count(type)).as(kind).isEqualTo(number(counts, kind)));
        assertThat(tally.count(EventType.PERIOD_START)).isEqualTo(2);
        assertThat(tally.count(EventType.PERIOD_END)).isEqualTo(2);
        assertThat(reading.events().stream()
                        .filter(event -> event.getStatus() == EventStatus.CANCELLED)
                        .map(MatchEvent::getEventId))
                .containsExactlyInAnyOrderElementsOf(texts(truth.get("deleted_ids")));
        assertThat(reading.events())
                .filteredOn(event -> event.getType() == EventType.SCORE)
                .singleElement()
                .satisfies(score -> assertThat(List.of(score.getHomeScore(), score.getAwayScore()))
                        .isEqualTo(List.of(
                                truth.get("final").get(0).intValue(),
                                truth.get("final").get(1).intValue())));
    }

    @Test
    void fjelstul() throws IOException {
        Path data = data("sports/fjelstul_worldcup/dev");
        Map<String, Tally> goals =
                Tally.byMatch(MatchReading.whole("csv:fjelstul-goals=" + data.resolve("goals.csv.gz"))
                        .events());
        Map<String, Tally> kicks =
                Tally.byMatch(MatchReading.whole("csv:fjelstul-penalty-kicks=" + data.resolve("penalty_kicks.csv.gz"))
                        .events());
        Map<String, Tally> cards =
                Tally.byMatch(MatchReading.whole("csv:fjelstul-bookings=" + data.resolve("bookings.csv.gz"))
                        .events());
        Tally none = new Tally();

        SoftAssertions.assertSoftly(softly -> {
            for (CSVRecord match : rows(data.resolve("matches.csv.gz"))) {
                for (String side : List.of("home", "away")) {
                    String team = match.get(side + "_team_id");
                    softly.assertThat(goals.getOrDefault(match.get("match_id"), none)
                                    .goals(team))
                            .as(match.get("match_name") + " " + side)
                            .isEqualTo(whole(match, side + "_team_score"));
                    softly.assertThat(kicks.getOrDefault(match.get("match_id"), none)
                                    .shootOut(team))
                            .as(match.get("match_name") + " " + side)
                            .isEqualTo(whole(match, side + "_team_score_penalties"));
                }
            }
        });
        Map<String, Set<String>> sentOff = new HashMap<>();
        for (CSVRecord booking : rows(data.resolve("bookings.csv.gz"))) {
            if (booking.get("sending_off").equals("1")) {
                sentOff.computeIfAbsent(booking.get("match_id") + " " + booking.get("team_id"), key -> new TreeSet<>())
                        .add(booking.get("player_id"));
            }
        }
        assertThat(sentOff).isNotEmpty();
        sentOff.forEach(
                (key, players) -> assertThat(cards.get(key.split(" ", -1)[0]).sentOff(key.split(" ", -1)[1]))
                        .isEqualTo(players));
    }

    @Test
    void internationalResults() throws IOException {
        Path data = data("sports/international_goalscorers/dev");
        MatchReading reading = MatchReading.whole("csv:international-goals=" + data.resolve("goalscorers.csv.gz"));
        Map<String, Tally> goals = Tally.byMatch(reading.events());
        Set<String> ids = new HashSet<>();
        reading.events().forEach(event -> ids.add(event.getMatchId() + "/" + event.getEventId()));
        int compared = 0;

        for (CSVRecord match : rows(data.resolve("results.csv.gz"))) {
            String id = match.get("date") + " " + match.get("home_team") + " - " + match.get("away_team");
            Tally tally = goals.get(id);
            if (tally != null) {
                assertThat(tally.goals(match.get("home_team"))).as(id).isEqualTo(whole(match, "home_score"));
                assertThat(tally.goals(match.get("away_team"))).as(id).isEqualTo(whole(match, "away_score"));
                compared++;
            }
        }

        assertThat(ids).hasSameSizeAs(reading.events());
        assertThat(compared).isEqualTo(goals.size());
    }

    @Test
    void disallowedGoals() throws IOException {
        for (VarCase one : VarCase.read(data("sports/var_reversals/dev").resolve("cases.json"))) {
            for (int known = 1; known <= one.events().size(); known++) {
                List<MatchEvent> sofar = one.events().subList(0, known);
                Set<String> disallowed = new HashSet<>();
                sofar.forEach(event -> disallowed.add(event.getAbout()));
                List<MatchEvent> standing = sofar.stream()
                        .filter(event -> !disallowed.contains(event.getEventId()))
                        .toList();
                Tally tally = Tally.byMatch(standing).getOrDefault(sofar.get(0).getMatchId(), new Tally());

                assertThat(List.of((int) tally.goals(one.home()), (int) tally.goals(one.away())))
                        .as(one.home() + " - " + one.away() + " after " + known)
                        .isEqualTo(one.scores().get(known - 1));
            }
        }
    }

    private static void count(MatchEvent event, Map<String, Long> counts) {
        boolean goal = event.getType() == EventType.GOAL;
        boolean shot = goal || event.getType() == EventType.SHOT;
        boolean pass = event.getType() == EventType.PASS;
        boolean match = event.getPeriod() != Period.SHOOT_OUT;
        Map<String, Boolean> kinds = new TreeMap<>();
        kinds.put("goals", goal && match);
        kinds.put("own_goals", event.getType() == EventType.OWN_GOAL);
        kinds.put("shots", shot && match);
        kinds.put("shots_on_target", shot && match && event.getSuccess());
        kinds.put("passes", pass);
        kinds.put("passes_completed", pass && event.getSuccess());
        kinds.put("fouls", event.getType() == EventType.FOUL);
        kinds.put("cards_yellow", event.getCard() == Card.YELLOW);
        kinds.put("cards_second_yellow", event.getCard() == Card.SECOND_YELLOW);
        kinds.put("cards_red", event.getCard() == Card.RED);
        kinds.put("subbed_off", event.getType() == EventType.SUBSTITUTION);
        kinds.forEach((kind, counted) -> counts.merge(kind, counted ? 1L : 0L, Long::sum));
    }

    private static void compare(
            SoftAssertions softly, String whose, CSVRecord row, Map<String, Long> counts, List<String> columns) {
        for (String column : columns) {
            softly.assertThat(counts.getOrDefault(column, 0L))
                    .as(whose + " " + column)
                    .isEqualTo(whole(row, column));
        }
    }

    private static Map<String, String> teamIds(Path data) throws IOException {
        Map<String, String> ids = new HashMap<>();
        JSON.readTree(data.resolve("truth/matches.json").toFile()).forEach(match -> {
            for (String side : List.of("home", "away")) {
                ids.put(match.get(side).asText(), match.get(side + "_team_id").asText());
            }
        });
        return ids;
    }

    /** The truth in the form in which Wyscout publishes its file of matches. */
    private static String asPublished(JsonNode matches) {
        ArrayNode published = JSON.createArrayNode();
        matches.forEach(match -> {
            ObjectNode one = published.addObject();
            one.set("wyId", match.get("match_id"));
            one.set("dateutc", match.get("date_utc"));
            one.set("duration", match.get("duration"));
            ObjectNode teams = one.putObject("teamsData");
            for (String side : List.of("home", "away")) {
                ObjectNode team = teams.putObject(match.get(side).get("team_id").asText());
                team.put("side", side);
                ArrayNode changes = team.putObject("formation").putArray("substitutions");
                match.get(side).get("substitutions").forEach(change -> {
                    ObjectNode in = changes.addObject();
                    in.set("playerOut", change.get("out"));
                    in.set("playerIn", change.get("in"));
                    in.set("minute", change.get("minute"));
                });
            }
        });
        return published.toString();
    }

    private static List<CSVRecord> rows(Path file) {
        try (CSVParser rows = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(InputFiles.text(file, StandardCharsets.UTF_8))) {
            return rows.getRecords();
        } catch (IOException failure) {
            throw new AssertionError(file + " cannot be read", failure);
        }
    }

    private static long whole(CSVRecord row, String column) {
        return Long.parseLong(row.get(column));
    }

    private static long number(JsonNode node, String name) {
        return Objects.requireNonNull(node.get(name), name).longValue();
    }

    private static Set<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return new TreeSet<>(texts);
    }

    private static Path data(String set) {
        String data = System.getProperty("millrace.data", "");
        Assumptions.assumeTrue(
                !data.isBlank() && Files.isDirectory(Path.of(data, set)), "millrace.data does not hold " + set);
        return Path.of(data, set);
    }
}
