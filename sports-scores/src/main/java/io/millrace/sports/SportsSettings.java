package io.millrace.sports;

import io.millrace.processors.app.Setting;
import io.millrace.processors.app.Settings;
import io.millrace.sports.alerting.AlertingPolicy;
import io.millrace.sports.fans.FanPolicy;
import io.millrace.sports.follow.FollowPolicy;
import io.millrace.sports.follow.TrackingSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What can be set of sports scores, beside what can be set of every application. */
final class SportsSettings {

    static final Setting<Duration> LATENESS = Setting.duration(
            "lateness",
            "1d",
            "how far behind its match's latest event time an event or a line of commentary may come; later ones are LATE");

    static final Setting<Duration> LIVE_WINDOW = Setting.duration(
            "live.window", "60s", "an event further behind its match's latest mends the state and is not announced");

    static final Setting<Duration> BACK_FILL = Setting.duration(
            "backfill.summary-after",
            "5s",
            "what back-fill did to the score is told so long after its last event, or with the next live event");

    static final Setting<Duration> MATCH_KEPT = Setting.duration(
            "match.kept",
            "14d",
            "the state of a match is dropped when it has been silent for so long by the wall clock");

    static final Setting<Integer> MATCHES_CACHED = Setting.count(
            "match.cached",
            200,
            1,
            1_000_000,
            "how many matches a task keeps rebuilt in memory; the store has them all");

    static final Setting<Duration> FEED_SILENCE = Setting.duration(
            "feed.silence", "3m", "a source that says nothing for so long while its match is in play raises an alert");

    static final Setting<Duration> HEARTBEAT_SILENCE =
            Setting.duration("feed.heartbeat-silence", "10s", "the same for a source that sends heartbeats");

    static final Setting<Duration> DISAGREEMENT = Setting.duration(
            "score.disagreement-after",
            "30s",
            "how long the source's score may differ from what its events give before that raises an alert, in event time");

    static final Setting<Integer> FAN_SHARDS = Setting.count(
            "fan.shards",
            4,
            1,
            1_000,
            "over how many keys the followers of one team, match, competition or player are spread; a change needs a reset");

    static final Setting<Duration> ALERTS_KEPT = Setting.duration(
            "alerts.kept", "2d", "how long after it was announced to a fan an alert can still be corrected");

    static final Setting<Integer> WATCHERS = Setting.count(
            "http.watchers",
            500,
            1,
            100_000,
            "how many clients may watch matches on this instance (server-sent events)");

    private SportsSettings() {}

    static List<Setting<?>> all() {
        List<Setting<?>> all = new ArrayList<>(List.of(
                LATENESS,
                LIVE_WINDOW,
                BACK_FILL,
                MATCH_KEPT,
                MATCHES_CACHED,
                FEED_SILENCE,
                HEARTBEAT_SILENCE,
                DISAGREEMENT,
                FAN_SHARDS,
                ALERTS_KEPT,
                WATCHERS));
        all.addAll(TrackingSettings.all());
        return List.copyOf(all);
    }

    static FollowPolicy followPolicy(Settings settings) {
        return new FollowPolicy(
                settings.get(LATENESS),
                settings.get(LIVE_WINDOW),
                settings.get(MATCH_KEPT),
                settings.get(MATCHES_CACHED));
    }

    static AlertingPolicy alertingPolicy(Settings settings) {
        return new AlertingPolicy(
                settings.get(HEARTBEAT_SILENCE),
                settings.get(FEED_SILENCE),
                settings.get(DISAGREEMENT),
                settings.get(BACK_FILL),
                settings.get(MATCH_KEPT),
                settings.get(MATCHES_CACHED));
    }

    static FanPolicy fanPolicy(Settings settings) {
        return new FanPolicy(settings.get(FAN_SHARDS), settings.get(ALERTS_KEPT));
    }
}
