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

import io.millrace.contracts.Topic;
import io.millrace.processors.app.Application;
import io.millrace.processors.app.Assembly;
import io.millrace.processors.app.Context;
import io.millrace.processors.app.MillraceCli;
import io.millrace.processors.app.Setting;
import java.util.List;

/** Sports scores: what it is called, what goes in and comes out, what can be set. */
public final class SportsScores implements Application {

    public static void main(String[] args) {
        System.exit(MillraceCli.run(new SportsScores(), args));
    }

    @Override
    public String name() {
        return "sports-scores";
    }

    @Override
    public String about() {
        return "Keeps the score of football matches, whatever comes late, twice or is taken back, and tells whoever follows them.";
    }

    @Override
    public List<Topic<?, ?>> inputs() {
        return List.of(MATCH_EVENTS, FIXTURES, COMMENTARY, TRACKING_DATA, FAN_SUBSCRIPTIONS);
    }

    @Override
    public List<Topic<?, ?>> outputs() {
        return List.of(SCORES, PLAYER_STATS, TEAM_STATS, MATCH_ALERTS, FAN_NOTIFICATIONS);
    }

    @Override
    public List<Setting<?>> settings() {
        return SportsSettings.all();
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.EXACTLY_ONCE;
    }

    @Override
    public Assembly assemble(Context context) {
        return new SportsAssembly(context);
    }
}
