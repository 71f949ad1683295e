package io.millrace.ingest.tracking;

import io.millrace.ingest.Feed;
import io.millrace.ingest.FeedException;
import io.millrace.ingest.FeedOption;
import io.millrace.ingest.FeedSettings;
import io.millrace.ingest.PreparedFeed;
import io.millrace.ingest.files.FileArgument;
import java.nio.file.Path;
import java.util.List;
import org.w3c.dom.Element;

/** Official position data of the Deutsche Fußball Liga (Sportec Solutions): XML, person after person, and the match information. */
public final class DflPositionsFeed implements Feed {

    private static final FeedOption POSITIONS = new FeedOption("positions", "", "the file of positions");
    private static final FeedOption META = new FeedOption("meta", "", "the file of match information");

    @Override
    public String name() {
        return "dfl-positions";
    }

    @Override
    public String about() {
        return "official positions of DFL (Sportec), XML, plain or .gz";
    }

    @Override
    public String usage() {
        return "dfl-positions:positions=FILE,meta=FILE";
    }

    @Override
    public List<FeedOption> options() {
        return List.of(POSITIONS, META, TrackingOptions.RATE);
    }

    @Override
    public PreparedFeed prepare(String argument) {
        FeedSettings settings = FeedSettings.parse(this, argument);
        Path positions = FileArgument.named(this, settings, POSITIONS);
        XmlFile meta = XmlFile.read(FileArgument.named(this, settings, META));
        Element general = meta.first("General")
                .orElseThrow(() -> new FeedException(meta.file()
                        + " is no match information of DFL; expected <General>. The positions are named as"
                        + " positions=FILE"));
        DflMatch match = new DflMatch(
                XmlFile.needed(meta.file(), general, "MatchId"),
                XmlFile.needed(meta.file(), general, "HomeTeamId"),
                XmlFile.needed(meta.file(), general, "GuestTeamId"),
                TrackingOptions.rate(settings));
        return new TrackingFiles(name(), () -> new DflPositions(positions, match));
    }
}
