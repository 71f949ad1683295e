package io.millrace.ingest.dfl;

import io.millrace.ingest.Feed;
import io.millrace.ingest.FeedException;
import io.millrace.ingest.FeedOption;
import io.millrace.ingest.FeedSettings;
import io.millrace.ingest.PreparedFeed;
import io.millrace.ingest.files.FileArgument;
import io.millrace.ingest.files.Xml;
import io.millrace.ingest.football.Matches;
import java.nio.file.Path;
import java.util.List;

/**
 * Official event data of the Deutsche Fußball Liga (Sportec Solutions): one match as XML in the order in which its events
 * were entered, which is not the order in which they happened, and the match information that goes with it.
 */
public final class DflFeed implements Feed {

    private static final FeedOption EVENTS = new FeedOption("events", "", "the file of events");
    private static final FeedOption META = new FeedOption("meta", "", "the file of match information");

    @Override
    public String name() {
        return "dfl";
    }

    @Override
    public String about() {
        return "official events of DFL (Sportec), XML, plain or .gz, late and withdrawn ones as they were entered";
    }

    @Override
    public String usage() {
        return "dfl:events=FILE,meta=FILE";
    }

    @Override
    public List<FeedOption> options() {
        return List.of(EVENTS, META);
    }

    @Override
    public PreparedFeed prepare(String argument) {
        FeedSettings settings = FeedSettings.parse(this, argument);
        Path events = FileArgument.named(this, settings, EVENTS);
        MatchInformation match = MatchInformation.read(FileArgument.named(this, settings, META));
        check(events);
        return new Matches(name(), () -> new EntryOrder(events, match));
    }

    private static void check(Path events) {
        try (Xml xml = Xml.open(events)) {
            Xml.Element first = xml.next("Event");
            if (first == null || first.get("EventId") == null) {
                throw new FeedException(
                        events + " is no file of DFL events; expected elements <Event EventId=\"…\">. The match"
                                + " information is named as meta=FILE");
            }
        }
    }
}
