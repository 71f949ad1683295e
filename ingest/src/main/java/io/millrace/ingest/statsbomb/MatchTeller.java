package io.millrace.ingest.statsbomb;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.contracts.sports.Fixture;
import io.millrace.ingest.FeedItem;
import io.millrace.ingest.files.JsonObjects;
import io.millrace.ingest.football.EventFiles;
import io.millrace.ingest.football.KickOffs;
import io.millrace.ingest.football.Matches;
import io.millrace.ingest.football.Piece;
import io.millrace.ingest.football.Unfit;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells one match after the other: its fixture, where the file of matches has it, then its events. */
final class MatchTeller implements EventFiles.Teller {

    private static final Pattern NAMED_AFTER_MATCH = Pattern.compile("(\\d+)\\.json.*");

    private final Map<String, Fixture> fixtures;
    private final KickOffs kickOffs;
    private String match = "";
    private Translator translator;

    MatchTeller(Map<String, Fixture> fixtures, KickOffs kickOffs) {
        this.fixtures = fixtures;
        this.kickOffs = kickOffs;
    }

    /** The match of an event: as it says, else as its file is named. */
    static Optional<String> matchOf(Path file, JsonNode event) {
        String said = new Piece(event).textOrNull("match_id");
        if (said != null) {
            return Optional.of(said);
        }
        Matcher name = NAMED_AFTER_MATCH.matcher(file.getFileName().toString());
        return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
    }

    @Override
    public void tell(Path file, JsonObjects.Entry entry, Queue<FeedItem> told) throws Unfit {
        String of = matchOf(file, entry.object()).orElseThrow(() -> new Unfit("match_id is missing"));
        if (!of.equals(match)) {
            begin(of, told);
        }
        told.add(Matches.record(translator.translate(new Piece(entry.object()))));
    }

    @Override
    public void end(Queue<FeedItem> told) {}

    private void begin(String of, Queue<FeedItem> told) {
        Fixture fixture = fixtures.get(of);
        Instant kickOff = fixture == null ? kickOffs.of(of) : fixture.getKickOff();
        if (fixture != null) {
            told.add(Matches.record(fixture));
        }
        match = of;
        translator = new Translator(of, kickOff);
    }
}
