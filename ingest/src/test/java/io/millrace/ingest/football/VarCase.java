package io.millrace.ingest.football;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.VarDecision;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A match with goals that were disallowed, and the score after each of its events. The source orders the events; their
 * minutes are not all exact, so that the place in the list is the sequence and part of the clock.
 *
 * @param scores home and away, one for each event
 */
record VarCase(String home, String away, List<MatchEvent> events, List<List<Integer>> scores) {

    private static final Instant KICK_OFF = Instant.parse("2030-01-01T12:00:00Z");

    static List<VarCase> read(Path file) throws IOException {
        List<VarCase> cases = new ArrayList<>();
        new JsonMapper().readTree(file.toFile()).forEach(one -> cases.add(of(one)));
        return cases;
    }

    private static VarCase of(JsonNode node) {
        String[] teams = node.get("match").asText().split(" vs ", -1);
        Periods periods = new Periods(KICK_OFF);
        List<MatchEvent> events = new ArrayList<>();
        String goal = null;
        for (JsonNode one : node.get("events")) {
            boolean decision = one.get("type").asText().equals("GOAL_DISALLOWED");
            boolean ownGoal = one.path("own_goal").asInt() == 1;
            String team = one.get("team").asText();
            int minute = one.get("minute").intValue();
            Period period = period(minute);
            Duration clock = Duration.ofMinutes(
                            minute + one.path("stoppage").asInt() - 1L - Periods.minutesBefore(period))
                    .plusSeconds(events.size());
            String id = "e" + events.size();
            goal = decision ? goal : id;
            events.add(MatchEvent.newBuilder()
                    .setEventId(id)
                    .setMatchId(node.get("match").asText())
                    .setSequence((long) events.size())
                    .setType(decision ? EventType.VAR_DECISION : ownGoal ? EventType.OWN_GOAL : EventType.GOAL)
                    .setPeriod(period)
                    .setClock((int) clock.toMillis())
                    .setEventTime(periods.at(period, clock))
                    .setTeam(ownGoal ? teams[teams[0].equals(team) ? 1 : 0] : team)
                    .setPlayer(one.path("player").asText())
                    .setAbout(decision ? goal : null)
                    .setVarDecision(decision ? VarDecision.GOAL_DISALLOWED : null)
                    .setReason(decision ? one.path("reason").asText(null) : null)
                    .build());
        }
        List<List<Integer>> scores = new ArrayList<>();
        node.get("expected_score_after_each_event")
                .forEach(score ->
                        scores.add(List.of(score.get(0).intValue(), score.get(1).intValue())));
        return new VarCase(teams[0], teams[1], events, scores);
    }

    private static Period period(int minute) {
        if (minute <= 45) {
            return Period.FIRST_HALF;
        }
        if (minute <= 90) {
            return Period.SECOND_HALF;
        }
        return minute <= 105 ? Period.EXTRA_FIRST : Period.EXTRA_SECOND;
    }
}
