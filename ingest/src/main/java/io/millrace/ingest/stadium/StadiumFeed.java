package io.millrace.ingest.stadium;

import io.millrace.contracts.Topic;
import io.millrace.contracts.sports.SportsTopics;
import io.millrace.ingest.Feed;
import io.millrace.ingest.FeedOption;
import io.millrace.ingest.FeedSettings;
import io.millrace.ingest.FeedSource;
import io.millrace.ingest.FeedStart;
import io.millrace.ingest.PreparedFeed;
import io.millrace.ingest.Retelling;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Simulated match days: invented clubs play football, cameras track them, people report it and get some of it wrong. The
 * same seed and start give the same records.
 */
public final class StadiumFeed implements Feed {

    private static final int MOST_FANS = 1_000_000;

    @Override
    public String name() {
        return "stadium";
    }

    @Override
    public String about() {
        return "simulated football match days: events, VAR, tracking, commentary, fans, and the truth";
    }

    @Override
    public String usage() {
        return "stadium[:OPTION=VALUE,...]";
    }

    @Override
    public List<FeedOption> options() {
        return List.of(
                new FeedOption("matches", "10", "in a round, side by side"),
                new FeedOption("league", "Millrace League", "name of the competition"),
                new FeedOption("cup", "0.2", "share of the matches with extra time and a shoot-out"),
                new FeedOption("tracking", "true", "write positions to tracking_data"),
                new FeedOption("rate", "25", "frames a second, of the game and of its tracking"),
                new FeedOption("fans", "300", "number of subscriptions; 0: none"),
                new FeedOption("seed", "1", "the same seed gives the same matches"),
                new FeedOption("start", "2026-01-03T15:00:00Z", "event time of the beginning, when not live"),
                new FeedOption("stagger", "15s", "between one kick-off and the next"),
                new FeedOption("half", "45", "minutes of a half; extra time has a third of it"),
                new FeedOption("pause", "15m", "half-time; four of them between rounds"),
                new FeedOption("rounds", "0", "after which the feed ends; 0: never"),
                new FeedOption("var", "0.1", "share of goals, penalties and red cards that VAR takes back"),
                new FeedOption("duplicates", "0.005", "share of events that are sent twice"),
                new FeedOption("disorder", "0.01", "share of events that arrive up to 8 s late"),
                new FeedOption("late", "0.002", "share of events that arrive up to 4 minutes late"),
                new FeedOption(
                        "corrections", "0.1", "share of goals, shots and yellow cards with a wrong player first"),
                new FeedOption("deletions", "0.002", "events that never were and are withdrawn, to one that was"),
                new FeedOption("silences", "1", "matches of a round whose source is silent for 15 s"),
                new FeedOption("wrong-scores", "1", "matches of a round whose source once reports a wrong score"),
                new FeedOption("lost-frames", "0.002", "share of frames"),
                new FeedOption("missing-ball", "0.01", "share of frames without the ball"),
                new FeedOption("clean", "false", "true: none of the faults from duplicates to missing-ball"),
                new FeedOption("truth", "", "file for what must come out: a line of JSON for each match that ended"));
    }

    @Override
    public PreparedFeed prepare(String argument) {
        FeedSettings settings = FeedSettings.parse(this, argument);
        return new Prepared(settings, habits(settings, FeedStart.standard()));
    }

    private static Habits habits(FeedSettings settings, FeedStart start) {
        Faults faults = faults(settings);
        String truth = settings.text("truth");
        return new Habits(
                (int) settings.whole("matches", 1, Clubs.MOST / 2),
                settings.text("league"),
                settings.number("cup", 0, 1),
                settings.flag("tracking"),
                (int) settings.whole("rate", 10, 50),
                (int) settings.whole("fans", 0, MOST_FANS),
                start.seed().orElse(settings.whole("seed", 0, Long.MAX_VALUE)),
                settings.instant("start"),
                start.at(),
                settings.duration("stagger"),
                settings.duration("pause"),
                (int) settings.whole("rounds", 0, 1_000_000),
                (int) settings.whole("half", 5, 60),
                settings.number("var", 0, 0.5),
                settings.flag("clean") ? Faults.none() : faults,
                truth.isEmpty() ? Optional.empty() : Optional.of(Path.of(truth)));
    }

    private static Faults faults(FeedSettings settings) {
        return new Faults(
                settings.number("duplicates", 0, 1),
                settings.number("disorder", 0, 1),
                settings.number("late", 0, 1),
                settings.number("corrections", 0, 1),
                settings.number("deletions", 0, 1),
                (int) settings.whole("silences", 0, 1_000),
                (int) settings.whole("wrong-scores", 0, 1_000),
                settings.number("lost-frames", 0, 1),
                settings.number("missing-ball", 0, 1));
    }

    private record Prepared(FeedSettings settings, Habits standard) implements PreparedFeed {

        @Override
        public String name() {
            return "stadium";
        }

        @Override
        public List<Topic<?, ?>> topics() {
            List<Topic<?, ?>> topics =
                    new ArrayList<>(List.of(SportsTopics.FIXTURES, SportsTopics.MATCH_EVENTS, SportsTopics.COMMENTARY));
            if (standard.tracking()) {
                topics.add(SportsTopics.TRACKING_DATA);
            }
            if (standard.fans() > 0) {
                topics.add(SportsTopics.FAN_SUBSCRIPTIONS);
            }
            return List.copyOf(topics);
        }

        @Override
        public Nature nature() {
            return Nature.SIMULATED;
        }

        @Override
        public Retelling retelling() {
            return new StadiumRetelling();
        }

        @Override
        public FeedSource open(FeedStart start) {
            return new Stadium(habits(settings, start));
        }
    }
}
