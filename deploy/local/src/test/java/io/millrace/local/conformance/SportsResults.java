package io.millrace.local.conformance;

import io.millrace.contracts.Topic;
import io.millrace.contracts.Wire;
import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.alert.AlertState;
import io.millrace.contracts.sports.PlayerStats;
import io.millrace.contracts.sports.Score;
import io.millrace.contracts.sports.SportsTopics;
import io.millrace.contracts.sports.TeamStats;
import io.millrace.processors.replay.ReplayOutput;
import io.millrace.processors.replay.ReplaySummary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What the scoreboard came to: the latest row of each key, every row of a score, every revision of an alert. */
final class SportsResults implements ReplayOutput {

    final Map<String, Score> scores = new HashMap<>();
    final Map<String, List<Score>> scoreRows = new HashMap<>();
    /** By match, a slash, player. */
    final Map<String, PlayerStats> players = new HashMap<>();
    /** By match, a slash, team. */
    final Map<String, TeamStats> teams = new HashMap<>();

    final Map<String, List<Alert>> alerts = new HashMap<>();
    final List<String> deadLetters = new ArrayList<>();

    @Override
    public void begin(List<Topic<?, ?>> topics, Wire wire) {}

    @Override
    public void write(ProducerRecord<byte[], byte[]> record) {
        switch (record.topic()) {
            case "scores" -> take(decoded(SportsTopics.SCORES, record));
            case "player_stats" -> take(decoded(SportsTopics.PLAYER_STATS, record));
            case "team_stats" -> take(decoded(SportsTopics.TEAM_STATS, record));
            case "match_alerts" -> {
                Alert alert = decoded(SportsTopics.MATCH_ALERTS, record);
                alerts.computeIfAbsent(alert.getAlertId(), id -> new ArrayList<>())
                        .add(alert);
            }
            case "fan_notifications" -> {}
            default -> deadLetters.add(record.toString());
        }
    }

    @Override
    public void end(ReplaySummary summary) {}

    /** The latest revision of the alerts of a match and rule that stand: neither cleared nor taken back. */
    List<Alert> standing(String match, String rule) {
        return alerts.values().stream()
                .map(revisions -> revisions.get(revisions.size() - 1))
                .filter(alert -> alert.getSubject().equals(match)
                        && alert.getRule().equals(rule)
                        && alert.getState() != AlertState.RETRACTED)
                .toList();
    }

    /** How often an alert of a match and rule was taken back. */
    long retractions(String match, String rule) {
        return alerts.values().stream()
                .flatMap(List::stream)
                .filter(alert -> alert.getSubject().equals(match)
                        && alert.getRule().equals(rule)
                        && alert.getState() == AlertState.RETRACTED)
                .count();
    }

    private void take(Score row) {
        Score before = scores.put(row.getMatchId(), row);
        int expected = before == null ? 1 : before.getRevision() + 1;
        if (row.getRevision() != expected) {
            throw new AssertionError("score of " + row.getMatchId() + ": revision " + row.getRevision() + " where "
                    + expected + " was due");
        }
        scoreRows.computeIfAbsent(row.getMatchId(), match -> new ArrayList<>()).add(row);
    }

    private void take(PlayerStats row) {
        players.put(row.getMatchId() + "/" + row.getPlayer(), row);
    }

    private void take(TeamStats row) {
        teams.put(row.getMatchId() + "/" + row.getTeam(), row);
    }

    private static <V> V decoded(Topic<String, V> topic, ProducerRecord<byte[], byte[]> record) {
        return topic.values().serde(Wire.singleObject()).deserializer().deserialize(topic.name(), record.value());
    }
}
