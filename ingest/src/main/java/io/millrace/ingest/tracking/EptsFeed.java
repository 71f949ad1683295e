package io.millrace.ingest.tracking;

import io.millrace.ingest.Feed;
import io.millrace.ingest.FeedOption;
import io.millrace.ingest.FeedSettings;
import io.millrace.ingest.PreparedFeed;
import io.millrace.ingest.files.FileArgument;
import java.nio.file.Path;
import java.util.List;

/** Tracking in FIFA's standard format for electronic performance and tracking systems (EPTS): XML metadata and lines of text. */
public final class EptsFeed implements Feed {

    private static final FeedOption METADATA = new FeedOption(
            "metadata", "", "XML with rate, players, channels and units, and how a line is made of them");
    private static final FeedOption DATA = new FeedOption("data", "", "the lines");

    @Override
    public String name() {
        return "epts";
    }

    @Override
    public String about() {
        return "tracking in FIFA's EPTS format, metadata XML and raw text, plain or .gz";
    }

    @Override
    public String usage() {
        return "epts:metadata=FILE,data=FILE";
    }

    @Override
    public List<FeedOption> options() {
        return List.of(
                METADATA,
                DATA,
                TrackingOptions.MATCH,
                TrackingOptions.HOME,
                TrackingOptions.AWAY,
                TrackingOptions.START);
    }

    @Override
    public PreparedFeed prepare(String argument) {
        FeedSettings settings = FeedSettings.parse(this, argument);
        Path metadata = FileArgument.named(this, settings, METADATA);
        Path data = FileArgument.named(this, settings, DATA);
        EptsMatch match = EptsMatch.read(metadata, settings, data);
        return new TrackingFiles(name(), () -> new LineFrames(data, new EptsLines(match)));
    }
}
