package io.millrace.sports;

import static io.millrace.contracts.sports.SportsTopics.COMMENTARY;
import static io.millrace.contracts.sports.SportsTopics.FAN_NOTIFICATIONS;
import static io.millrace.contracts.sports.SportsTopics.FAN_SUBSCRIPTIONS;
import static io.millrace.contracts.sports.SportsTopics.FIXTURES;
import static io.millrace.contracts.sports.SportsTopics.MATCH_ALERTS;
import static io.millrace.contracts.sports.SportsTopics.MATCH_EVENTS;
import static io.millrace.contracts.sports.SportsTopics.PLAYER_STATS;
import static io.millrace.contracts.sports.SportsTopics.SCORES;
import static io.millrace.contracts.sports.SportsTopics.TEAM_STATS;
import static io.millrace.contracts.sports.SportsTopics.TRACKING_DATA;
import static org.apache.kafka.streams.kstream.Named.as;

import io.millrace.contracts.Topic;
import io.millrace.contracts.alert.Alert;
import io.millrace.processors.app.Context;
import io.millrace.processors.intake.Intake;
import io.millrace.sports.alerting.RaiseAlerts;
import io.millrace.sports.fans.TellFans;
import io.millrace.sports.follow.FollowMatch;
import io.millrace.sports.follow.FollowTracking;
import io.millrace.sports.follow.FrameCheck;
import io.millrace.sports.follow.MatchNews;
import io.millrace.sports.follow.MatchOutcome;
import io.millrace.sports.follow.TrackedTotals;
import io.millrace.sports.follow.TrackingPolicy;
import io.millrace.sports.follow.TrackingSettings;
import io.millrace.sports.tracking.Tracked;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/** What happens in matches in; the scoreboard, statistics and alerts out, and a message to whoever follows. */
public final class SportsTopology implements Supplier<Topology> {

    private final Context context;
    private final Intake intake;

    public SportsTopology(Context context) {
        this.context = context;
        this.intake = new Intake(context);
    }

    @Override
    public Topology get() {
        StreamsBuilder builder = new StreamsBuilder(context.topologyConfig());

        KStream<String, Object> told = input(
                        intake.openForAdmission(builder, MATCH_EVENTS, new MatchEventCheck()), "event")
                .merge(input(intake.open(builder, FIXTURES, new FixtureCheck()), "fixture"), as("and-fixtures"))
                .merge(
                        input(intake.openForAdmission(builder, COMMENTARY, new CommentaryCheck()), "commentary"),
                        as("and-commentary"))
                .merge(input(tracked(builder), "tracked"), as("and-tracking"));
        FollowMatch follow = new FollowMatch(context, SportsSettings.followPolicy(context.settings()));
        KStream<String, MatchOutcome> outcomes =
                intake.withoutRejections(told.process(follow, as("follow-match")), "follow-match");

        to(
                SCORES,
                only(outcomes, MatchOutcome.Shows.class, "score").mapValues(MatchOutcome.Shows::row, as("score-row")));
        to(
                PLAYER_STATS,
                only(outcomes, MatchOutcome.Player.class, "player")
                        .mapValues(MatchOutcome.Player::row, as("player-row")));
        to(
                TEAM_STATS,
                only(outcomes, MatchOutcome.Team.class, "team").mapValues(MatchOutcome.Team::row, as("team-row")));

        KStream<String, Alert> alerts = only(outcomes, MatchNews.class, "news")
                .process(
                        new RaiseAlerts(context, SportsSettings.alertingPolicy(context.settings())),
                        as("raise-alerts"));
        to(MATCH_ALERTS, alerts);

        TellFans fans = new TellFans(context, SportsSettings.fanPolicy(context.settings()));
        to(FAN_NOTIFICATIONS, fans.tell(alerts, intake.open(builder, FAN_SUBSCRIPTIONS, new SubscriptionCheck())));
        return builder.build();
    }

    /** Frames come by the hundred a second: they have a task of their own, and only totals go on to the match. */
    private KStream<String, TrackedTotals> tracked(StreamsBuilder builder) {
        TrackingPolicy policy = TrackingSettings.policy(context.settings());
        FollowTracking follow = new FollowTracking(context, policy, intake.admission(TRACKING_DATA, policy.lateness()));
        KStream<String, Object> totals = intake.openForAdmission(builder, TRACKING_DATA, new FrameCheck())
                .process(follow, as("follow-tracking"));
        return intake.<Tracked>withoutRejections(totals, "follow-tracking")
                .mapValues(TrackedTotals::of, as("totals"))
                .repartition(
                        Repartitioned.with(Serdes.String(), TrackedTotals.SERDE).withName("tracked"));
    }

    private static <V> KStream<String, Object> input(KStream<String, V> stream, String name) {
        return stream.mapValues(value -> (Object) value, as(name));
    }

    private static <V extends MatchOutcome> KStream<String, V> only(
            KStream<String, MatchOutcome> outcomes, Class<V> kind, String name) {
        return outcomes.filter((key, outcome) -> kind.isInstance(outcome), as("select-" + name))
                .mapValues(kind::cast, as(name));
    }

    private <V> void to(Topic<String, V> topic, KStream<String, V> stream) {
        stream.to(
                context.topic(topic).name(),
                Produced.with(topic.keySerde(), topic.values().serde(context.wire()))
                        .withName("egress-" + topic.name().replace('_', '-')));
    }
}
