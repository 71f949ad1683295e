package io.millrace.contracts.sports;

import io.millrace.contracts.AvroFormat;
import io.millrace.contracts.Topic;
import io.millrace.contracts.alert.Alert;
import java.time.Duration;
import java.util.List;

/** What the scoreboard reads and writes. The topics keyed by match have equally many partitions: they are read together. */
public final class SportsTopics {

    public static final Topic<String, MatchEvent> MATCH_EVENTS = Topic.events(
                    "match_events",
                    AvroFormat.of(MatchEvent.class),
                    "one thing that happened in a match, keyed by match")
            .at(MatchEvent::getEventTime)
            .keptFor(Duration.ofDays(30));

    public static final Topic<String, TrackingFrame> TRACKING_DATA = Topic.events(
                    "tracking_data",
                    AvroFormat.of(TrackingFrame.class),
                    "where players and ball were at one instant, keyed by match")
            .at(TrackingFrame::getEventTime)
            .keptFor(Duration.ofDays(2));

    public static final Topic<String, Commentary> COMMENTARY = Topic.events(
                    "commentary", AvroFormat.of(Commentary.class), "a line of text about a match, keyed by match")
            .at(Commentary::getEventTime)
            .keptFor(Duration.ofDays(30));

    public static final Topic<String, Fixture> FIXTURES =
            Topic.latest("fixtures", AvroFormat.of(Fixture.class), "a match that is to be played, keyed by match");

    public static final Topic<String, FanSubscription> FAN_SUBSCRIPTIONS = Topic.latest(
            "fan_subscriptions", AvroFormat.of(FanSubscription.class), "what a fan wants to hear of, keyed by fan");

    public static final Topic<String, Score> SCORES = Topic.latest(
                    "scores", AvroFormat.of(Score.class), "the scoreboard of a match, keyed by match")
            .at(Score::getEventTime);

    public static final Topic<String, PlayerStats> PLAYER_STATS = Topic.latest(
                    "player_stats",
                    AvroFormat.of(PlayerStats.class),
                    "what a player did in a match, keyed by match/player")
            .at(PlayerStats::getEventTime);

    public static final Topic<String, TeamStats> TEAM_STATS = Topic.latest(
                    "team_stats", AvroFormat.of(TeamStats.class), "what a team did in a match, keyed by match/team")
            .at(TeamStats::getEventTime);

    public static final Topic<String, Alert> MATCH_ALERTS = Topic.events(
                    "match_alerts", AvroFormat.of(Alert.class), "a revision of an alert, keyed by match")
            .at(Alert::getEventTime)
            .keptFor(Duration.ofDays(30));

    public static final Topic<String, FanNotification> FAN_NOTIFICATIONS = Topic.events(
                    "fan_notifications", AvroFormat.of(FanNotification.class), "a message to a fan, keyed by fan")
            .at(FanNotification::getEventTime);

    private SportsTopics() {}

    public static List<Topic<?, ?>> all() {
        return List.of(
                MATCH_EVENTS,
                TRACKING_DATA,
                COMMENTARY,
                FIXTURES,
                FAN_SUBSCRIPTIONS,
                SCORES,
                PLAYER_STATS,
                TEAM_STATS,
                MATCH_ALERTS,
                FAN_NOTIFICATIONS);
    }
}
