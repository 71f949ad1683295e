package io.millrace.ingest.wyscout;

import io.millrace.ingest.Feed;
import io.millrace.ingest.FeedException;
import io.millrace.ingest.FeedOption;
import io.millrace.ingest.FeedSettings;
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
 * Wyscout's public data set of 2016 to 2018 (Pappalardo and others, Sci Data 6, 236): events of matches as JSON, and its
 * files of matches and teams. Line-ups and substitutions are in the file of matches only.
 */
public final class WyscoutFeed implements Feed {

    private static final FeedOption MATCHES = new FeedOption(
            "matches", "", "Wyscout's file of matches: home and away, kick-off, line-ups, substitutions");
    private static final FeedOption TEAMS =
            new FeedOption("teams", "", "Wyscout's file of teams, or {\"ID\": \"NAME\"}");

    @Override
    public String name() {
        return "wyscout";
    }

    @Override
    public String about() {
        return "events of Wyscout's public data set, JSON, plain or .gz";
    }

    @Override
    public String usage() {
        return "wyscout:FILE[,FILE...][,matches=FILE][,teams=FILE]";
    }

    @Override
    public List<FeedOption> options() {
        return List.of(MATCHES, TEAMS, KickOffs.START);
    }

    @Override
    public PreparedFeed prepare(String argument) {
        FileArgument given = FileArgument.parse(this, argument).withFiles(this);
        FeedSettings settings = given.settings();
        Map<String, String> names =
                settings.isGiven(TEAMS.name()) ? TeamFile.read(FileArgument.named(this, settings, TEAMS)) : Map.of();
        Map<String, MatchSheet> sheets = settings.isGiven(MATCHES.name())
                ? MatchFile.read(FileArgument.named(this, settings, MATCHES), names)
                : Map.of();
        Instant start = settings.instant(KickOffs.START.name());
        given.files().forEach(WyscoutFeed::check);
        return new Matches(name(), () -> new EventFiles(given.files(), new MatchTeller(sheets, new KickOffs(start))));
    }

    private static void check(Path file) {
        try (JsonObjects objects = JsonObjects.open(file)) {
            JsonObjects.Entry first = objects.next();
            if (first == null) {
                throw new FeedException(file + " holds no event; expected events of Wyscout");
            }
            if (first.problem() != null
                    || !first.object().path("eventName").isTextual()
                    || !first.object().path("matchPeriod").isTextual()) {
                throw new FeedException(file + " is no file of Wyscout events: the first object has no eventName and"
                        + " matchPeriod; name the file of matches as matches=FILE");
            }
        }
    }
}
