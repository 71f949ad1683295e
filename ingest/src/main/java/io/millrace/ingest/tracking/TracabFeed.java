package io.millrace.ingest.tracking;

import io.millrace.ingest.Feed;
import io.millrace.ingest.FeedException;
import io.millrace.ingest.FeedOption;
import io.millrace.ingest.FeedSettings;
import io.millrace.ingest.PreparedFeed;
import io.millrace.ingest.files.FileArgument;
import java.nio.file.Path;
import java.util.List;

/** Tracking of TRACAB (ChyronHego): a frame on each line, in centimetres, and metadata beside it. */
public final class TracabFeed implements Feed {

    private static final FeedOption METADATA = new FeedOption(
            "metadata", "", "XML with rate, periods and ids; without it all frames are of the first half");

    @Override
    public String name() {
        return "tracab";
    }

    @Override
    public String about() {
        return "tracking of TRACAB, a .dat file and its metadata, plain or .gz";
    }

    @Override
    public String usage() {
        return "tracab:FILE[,metadata=FILE]";
    }

    @Override
    public List<FeedOption> options() {
        return List.of(
                METADATA,
                TrackingOptions.MATCH,
                TrackingOptions.HOME,
                TrackingOptions.AWAY,
                TrackingOptions.START,
                TrackingOptions.RATE);
    }

    @Override
    public PreparedFeed prepare(String argument) {
        FileArgument given = FileArgument.parse(this, argument).withFiles(this);
        if (given.files().size() > 1) {
            throw new FeedException(
                    "feed tracab has " + given.files().size() + " files; expected one, of one match: " + usage());
        }
        Path file = given.files().get(0);
        FeedSettings settings = given.settings();
        TracabMatch match = settings.isGiven(METADATA.name())
                ? TracabMatch.read(FileArgument.named(this, settings, METADATA), settings, file)
                : TracabMatch.unsaid(settings, file);
        return new TrackingFiles(name(), () -> new LineFrames(file, new TracabLines(match)));
    }
}
