package io.millrace.sports.match;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.contracts.sports.Card;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.LineUpPlayer;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Period;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** A match of the open data, as far as the truth about it reaches. One event each. */
record StatsBombMatch(String matchId, List<MatchEvent> events, Map<String, String> teams) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static StatsBombMatch read(Path file, String matchId) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(JSON.readTree(line));
            }
        }
        Map<String, JsonNode> assists = new HashMap<>();
        Map<String, String> teams = new HashMap<>();
        for (JsonNode line : lines) {
            teams.put(line.at("/team/name").asText(), line.at("/team/id").asText());
            if (line.at("/pass/goal_assist").asBoolean()) {
                assists.put(line.get("id").asText(), line);
            }
        }
        return new StatsBombMatch(
                matchId, lines.stream().map(line -> event(line, assists)).toList(), teams);
    }

    String team(String name) {
        return teams.get(name);
    }

    private static MatchEvent event(JsonNode line, Map<String, JsonNode> assists) {
        Period period = period(line.get("period").asInt());
        Duration clock = Duration.between(
                LocalTime.MIDNIGHT, LocalTime.parse(line.get("timestamp").asText()));
        MatchEvent.Builder event = MatchEvent.newBuilder()
                .setEventId(line.get("id").asText())
                .setMatchId(line.get("match_id").asText())
                .setSequence(line.get("index").asLong())
                .setPeriod(period)
                .setClock((int) clock.toMillis())
                .setEventTime(Instant.EPOCH
                        .plus(Duration.ofHours(line.get("period").asInt()))
                        .plus(clock))
                .setTeam(line.at("/team/id").asText())
                .setPossession(line.get("possession").asInt())
                .setPossessionTeam(line.at("/possession_team/id").asText())
                .setDuration((int) (line.path("duration").asDouble() * 1000))
                .setType(type(line));
        if (line.has("player")) {
            event.setPlayer(line.at("/player/id").asText())
                    .setPlayerName(line.at("/player/name").asText());
        }
        switch (event.getType()) {
            case LINE_UP -> event.setLineUp(lineUp(line));
            case PASS -> event.setSuccess(line.at("/pass/outcome").isMissingNode());
            case GOAL, SHOT -> {
                String outcome = line.at("/shot/outcome/name").asText();
                event.setSuccess(outcome.equals("Saved") || outcome.equals("Saved To Post"));
                event.setExpectedGoals(line.at("/shot/statsbomb_xg").asDouble());
                JsonNode assist = assists.get(line.at("/shot/key_pass_id").asText());
                if (assist != null) {
                    event.setSecondPlayer(assist.at("/player/id").asText());
                }
            }
            case SUBSTITUTION ->
                event.setSecondPlayer(line.at("/substitution/replacement/id").asText())
                        .setSecondPlayerName(
                                line.at("/substitution/replacement/name").asText());
            case FOUL, CARD -> event.setCard(card(line));
            default -> event.setCard(null);
        }
        return event.build();
    }

    private static Period period(int number) {
        return switch (number) {
            case 1 -> Period.FIRST_HALF;
            case 2 -> Period.SECOND_HALF;
            case 3 -> Period.EXTRA_FIRST;
            case 4 -> Period.EXTRA_SECOND;
            default -> Period.SHOOT_OUT;
        };
    }

    private static EventType type(JsonNode line) {
        return switch (line.at("/type/name").asText()) {
            case "Starting XI" -> EventType.LINE_UP;
            case "Half Start" -> EventType.PERIOD_START;
            case "Half End" -> EventType.PERIOD_END;
            case "Pass" -> EventType.PASS;
            case "Shot" -> line.at("/shot/outcome/name").asText().equals("Goal") ? EventType.GOAL : EventType.SHOT;
            case "Own Goal Against" -> EventType.OWN_GOAL;
            case "Foul Committed" -> EventType.FOUL;
            case "Bad Behaviour" -> EventType.CARD;
            case "Substitution" -> EventType.SUBSTITUTION;
            case "Player Off" -> EventType.PLAYER_OFF;
            case "Player On" -> EventType.PLAYER_ON;
            case "Ball Recovery" -> EventType.RECOVERY;
            case "Clearance" -> EventType.CLEARANCE;
            default -> EventType.OTHER;
        };
    }

    private static Card card(JsonNode line) {
        JsonNode name = line.at("/foul_committed/card/name").isMissingNode()
                ? line.at("/bad_behaviour/card/name")
                : line.at("/foul_committed/card/name");
        return switch (name.asText()) {
            case "Yellow Card" -> Card.YELLOW;
            case "Second Yellow" -> Card.SECOND_YELLOW;
            case "Red Card" -> Card.RED;
            default -> null;
        };
    }

    private static List<LineUpPlayer> lineUp(JsonNode line) {
        List<LineUpPlayer> players = new ArrayList<>();
        line.at("/tactics/lineup")
                .forEach(player -> players.add(new LineUpPlayer(
                        player.at("/player/id").asText(),
                        player.at("/player/name").asText(),
                        player.get("jersey_number").asInt(),
                        null,
                        true)));
        return players;
    }
}
