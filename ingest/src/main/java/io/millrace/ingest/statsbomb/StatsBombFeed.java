package io.millrace.ingest.statsbomb;

import io.millrace.contracts.sports.Fixture;
import io.millrace.ingest.Feed;
import io.millrace.ingest.FeedException;
import io.millrace.ingest.FeedOption;
import io.millrace.ingest.PreparedFeed;
import io.millrace.ingest.files.FileArgument;
import io.millrace.ingest.files.JsonObjects;
import io.millrace.ingest.football.EventFiles;
import io.millrace.ingest.football.KickOffs;
import io.millrace.ingest.football.Matches;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * StatsBomb's open data: events of matches as JSON, an array in a file named after its match or one event a line, and the
 * file of matches that goes with them.
 */
public final class StatsBombFeed implements Feed {

    private static final FeedOption MATCHES =
            new FeedOption("matches", "", "StatsBomb's file of matches: home and away, kick-off, competition");

    @Override
    public String name() {
        return "statsbomb";
    }

    @Override
    public String about() {
        return "events of StatsBomb open data, JSON, plain or .gz";
    }

    @Override
    public String usage() {
        return "statsbomb:FILE[,FILE...][,matches=FILE]";
    }

    @Override
    public List<FeedOption> options() {
        return List.of(MATCHES, KickOffs.START);
    }

    @Override
    public PreparedFeed prepare(String argument) {
        FileArgument given = FileArgument.parse(this, argument).withFiles(this);
        Map<String, Fixture> fixtures = given.settings().isGiven(MATCHES.name())
                ? MatchFile.read(FileArgument.named(this, given.settings(), MATCHES))
                : Map.of();
        Instant start = given.settings().instant(KickOffs.START.name());
        given.files().forEach(StatsBombFeed::check);
        return new Matches(name(), () -> new EventFiles(given.files(), new MatchTeller(fixtures, new KickOffs(start))));
    }

    /** The file's first object is an event, and says or its name says of which match. */
    private static void check(Path file) {
        try (JsonObjects objects = JsonObjects.open(file)) {
            JsonObjects.Entry first = objects.next();
            if (first == null) {
                throw new FeedException(file + " holds no event; expected events of StatsBomb");
            }
            if (first.problem() != null
                    || !first.object().path("type").path("id").isInt()
                    || !first.object().path("period").isInt()) {
                throw new FeedException(file + " is no file of StatsBomb events: the first object has no type.id and"
                        + " period; name the file of matches as matches=FILE");
            }
            if (MatchTeller.matchOf(file, first.object()).isEmpty()) {
                throw new FeedException(file + " does not say which match it is; expected match_id in each event, or a"
                        + " name like 7531.json");
            }
        }
    }
}
