package io.millrace.ingest.tracking;

import io.millrace.ingest.FeedException;
import io.millrace.ingest.FeedOption;
import io.millrace.ingest.FeedSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** Options that the feeds of tracking share: what their files may leave unsaid. */
final class TrackingOptions {

    static final FeedOption MATCH =
            new FeedOption("match", "", "id of the match; else as the files say, or their name");
    static final FeedOption HOME =
            new FeedOption("home-team", "", "id of the home team; else as the files say, or home");
    static final FeedOption AWAY =
            new FeedOption("away-team", "", "id of the away team; else as the files say, or away");
    static final FeedOption START = new FeedOption(
            "start", "2026-01-01T00:00:00Z", "event time of the first frame; else as the files say, or this");
    static final FeedOption RATE = new FeedOption("rate", "25", "frames a second, where the files do not say");

    private static final int FASTEST = 200;

    private TrackingOptions() {}

    /** What the user said, else what the files say, else the name. */
    static String text(FeedSettings settings, FeedOption option, Optional<String> said, String name) {
        return settings.isGiven(option.name()) ? settings.text(option.name()) : said.orElse(name);
    }

    static Instant start(FeedSettings settings, Optional<Instant> said) {
        return settings.isGiven(START.name())
                ? settings.instant(START.name())
                : said.orElseGet(() -> settings.instant(START.name()));
    }

    static int rate(FeedSettings settings) {
        return (int) settings.whole(RATE.name(), 1, FASTEST);
    }

    /** A rate as a file says it: 25 or 25.0. */
    static int rate(Path file, String text) {
        try {
            double rate = Double.parseDouble(text);
            if (rate == Math.rint(rate) && rate >= 1 && rate <= FASTEST) {
                return (int) rate;
            }
        } catch (NumberFormatException notANumber) {
            throw wrongRate(file, text);
        }
        throw wrongRate(file, text);
    }

    private static FeedException wrongRate(Path file, String text) {
        return new FeedException(
                file + ": the frame rate is '" + text + "', expected a whole number from 1 to " + FASTEST);
    }

    /** The name of a file up to its first dot. */
    static String nameOf(Path file) {
        String name = file.getFileName().toString();
        int dot = name.indexOf('.');
        return dot < 1 ? name : name.substring(0, dot);
    }
}
