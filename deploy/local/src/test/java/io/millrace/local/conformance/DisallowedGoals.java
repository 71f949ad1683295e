package io.millrace.local.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.contracts.Topic;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.Fixture;
import io.millrace.contracts.sports.FixtureTeam;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.SportsTopics;
import io.millrace.contracts.sports.VarDecision;
import io.millrace.processors.replay.Replay;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A match with goals that were disallowed. The source orders the events; their minutes are not all exact, so that the place in
 * the list is part of the clock.
 *
 * @param scores home and away after each event
 */
record DisallowedGoals(String name, String home, String away, List<MatchEvent> events, List<List<Integer>> scores) {

    private static final Instant KICK_OFF = Instant.parse("2020-01-01T12:00:00Z");

    static List<DisallowedGoals> read(Path file) throws IOException {
        List<DisallowedGoals> matches = new ArrayList<>();
        new ObjectMapper().readTree(file.toFile()).forEach(match -> matches.add(of(match)));
        return matches;
    }

    long disallowed() {
        return events.stream()
                .filter(event -> event.getType() == EventType.VAR_DECISION)
                .count();
    }

    /** The fixture, which says who is at home, then the events. */
    List<ProducerRecord<byte[], byte[]>> records() {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        Fixture fixture = Fixture.newBuilder()
                .setMatchId(name)
                .setKickOff(KICK_OFF)
                .setHome(team(home))
                .setAway(team(away))
                .build();
        records.add(new ProducerRecord<>(
                SportsTopics.FIXTURES.name(),
                null,
                KICK_OFF.toEpochMilli(),
                key(),
                encoded(SportsTopics.FIXTURES, fixture)));
        events.forEach(event -> records.add(new ProducerRecord<>(
                SportsTopics.MATCH_EVENTS.name(),
                null,
                event.getEventTime().toEpochMilli(),
                key(),
                encoded(SportsTopics.MATCH_EVENTS, event))));
        return records;
    }

    private static <V> byte[] encoded(Topic<String, V> topic, V value) {
        return topic.values().serde(Replay.wire()).serializer().serialize(topic.name(), value);
    }

    private byte[] key() {
        return name.getBytes(StandardCharsets.UTF_8);
    }

    private static FixtureTeam team(String name) {
        return FixtureTeam.newBuilder()
                .setTeam(name)
                .setName(name)
                .setSquad(List.of())
                .build();
    }

    private static DisallowedGoals of(JsonNode match) {
        String name = match.get("match").asText();
        String[] teams = name.split(" vs ", -1);
        List<MatchEvent> events = new ArrayList<>();
        String goal = null;
        for (JsonNode told : match.get("events")) {
            boolean decision = told.get("type").asText().equals("GOAL_DISALLOWED");
            boolean ownGoal = told.path("own_goal").asInt() == 1;
            String team = told.get("team").asText();
            String id = "e" + events.size();
            goal = decision ? goal : id;
            int minute = told.get("minute").asInt() + told.path("stoppage").asInt() - 1;
            Period period = minute < 45 ? Period.FIRST_HALF : Period.SECOND_HALF;
            Duration clock = Duration.ofMinutes(period == Period.FIRST_HALF ? minute : minute - 45L)
                    .plusSeconds(events.size());
            events.add(MatchEvent.newBuilder()
                    .setEventId(id)
                    .setMatchId(name)
                    .setSequence((long) events.size())
                    .setType(decision ? EventType.VAR_DECISION : ownGoal ? EventType.OWN_GOAL : EventType.GOAL)
                    .setPeriod(period)
                    .setClock((int) clock.toMillis())
                    .setEventTime(KICK_OFF.plus(period == Period.FIRST_HALF ? clock : clock.plusHours(1)))
                    .setTeam(ownGoal ? teams[teams[0].equals(team) ? 1 : 0] : team)
                    .setPlayer(told.path("player").asText())
                    .setAbout(decision ? goal : null)
                    .setVarDecision(decision ? VarDecision.GOAL_DISALLOWED : null)
                    .setReason(decision ? told.path("reason").asText(null) : null)
                    .build());
        }
        List<List<Integer>> scores = new ArrayList<>();
        match.get("expected_score_after_each_event")
                .forEach(score ->
                        scores.add(List.of(score.get(0).asInt(), score.get(1).asInt())));
        return new DisallowedGoals(name, teams[0], teams[1], List.copyOf(events), scores);
    }
}
