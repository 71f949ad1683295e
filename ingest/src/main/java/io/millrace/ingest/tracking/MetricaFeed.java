package io.millrace.ingest.tracking;

import io.millrace.ingest.Feed;
import io.millrace.ingest.FeedOption;
import io.millrace.ingest.FeedSettings;
import io.millrace.ingest.PreparedFeed;
import io.millrace.ingest.files.FileArgument;
import java.nio.file.Path;
import java.util.List;

/** Tracking of Metrica Sports as CSV: one file for each team, positions as parts of the pitch. */
public final class MetricaFeed implements Feed {

    private static final FeedOption HOME_FILE = new FeedOption("home", "", "the file of the home team");
    private static final FeedOption AWAY_FILE = new FeedOption("away", "", "the file of the away team");
    private static final FeedOption LENGTH = new FeedOption("length", "105", "metres of the pitch");
    private static final FeedOption WIDTH = new FeedOption("width", "68", "metres of the pitch");

    @Override
    public String name() {
        return "metrica";
    }

    @Override
    public String about() {
        return "tracking of Metrica Sports, CSV, a file for each team, plain or .gz";
    }

    @Override
    public String usage() {
        return "metrica:home=FILE,away=FILE";
    }

    @Override
    public List<FeedOption> options() {
        return List.of(
                HOME_FILE,
                AWAY_FILE,
                LENGTH,
                WIDTH,
                TrackingOptions.MATCH,
                TrackingOptions.START,
                TrackingOptions.RATE);
    }

    @Override
    public PreparedFeed prepare(String argument) {
        FeedSettings settings = FeedSettings.parse(this, argument);
        Path home = FileArgument.named(this, settings, HOME_FILE);
        Path away = FileArgument.named(this, settings, AWAY_FILE);
        String match = settings.isGiven(TrackingOptions.MATCH.name())
                ? settings.text(TrackingOptions.MATCH.name())
                : TrackingOptions.nameOf(home);
        MetricaFrames.Match said = new MetricaFrames.Match(
                match,
                TrackingOptions.rate(settings),
                settings.instant(TrackingOptions.START.name()),
                settings.number(LENGTH.name(), 10, 200),
                settings.number(WIDTH.name(), 10, 200));
        new MetricaFrames(home, away, said).close(); // the headers are what they should be
        return new TrackingFiles(name(), () -> new MetricaFrames(home, away, said));
    }
}
