package io.millrace.sports.follow;

import io.millrace.contracts.AvroFormat;
import io.millrace.contracts.sports.Commentary;
import io.millrace.contracts.sports.Fixture;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.PlayerStats;
import io.millrace.contracts.sports.Score;
import io.millrace.contracts.sports.TeamStats;
import io.millrace.sports.match.Match;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads what is stored of matches: for the step that follows them, and for queries. */
public final class MatchReader {

    static final AvroFormat<Fixture> FIXTURES = AvroFormat.of(Fixture.class);
    static final AvroFormat<Commentary> COMMENTARY = AvroFormat.of(Commentary.class);
    static final AvroFormat<PlayerStats> PLAYERS = AvroFormat.of(PlayerStats.class);
    static final AvroFormat<TeamStats> TEAMS = AvroFormat.of(TeamStats.class);

    private final ReadOnlyKeyValueStore<Bytes, byte[]> store;

    public MatchReader(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    /** The row of the scoreboard that was published last; empty for a match that is not known. */
    public Optional<Score> score(String match) {
        return head(match).shown();
    }

    /** The last row of every match that this instance has. */
    public List<Score> scores() {
        List<Score> scores = new ArrayList<>();
        each(
                MatchKeys.all(MatchKeys.HEAD),
                value -> MatchHead.decode(value).shown().ifPresent(scores::add));
        return scores;
    }

    /** Rebuilt from its events. Empty for a match that is not known. */
    public Optional<Match> match(String match) {
        List<MatchEvent> events = events(match);
        Optional<Fixture> fixture = fixture(match);
        return events.isEmpty() && fixture.isEmpty() ? Optional.empty() : Optional.of(Match.of(match, fixture, events));
    }

    public Optional<Fixture> fixture(String match) {
        return Optional.ofNullable(store.get(MatchKeys.of(MatchKeys.FIXTURE, match)))
                .map(FIXTURES::decode);
    }

    /** What a rebuilt match has to learn. */
    List<MatchEvent> events(String match) {
        List<MatchEvent> events = new ArrayList<>();
        each(
                MatchKeys.of(MatchKeys.EVENT, match),
                value -> events.addAll(KeptEvent.decode(value).revisions()));
        return events;
    }

    /** The rows of players as they were published last. */
    public List<PlayerStats> players(String match) {
        List<PlayerStats> rows = new ArrayList<>();
        published(MatchKeys.PLAYER, match, PLAYERS).forEach(row -> {
            if (!row.withdrawn()) {
                rows.add(row.row());
            }
        });
        return rows;
    }

    /** The rows of teams as they were published last. */
    public List<TeamStats> teams(String match) {
        List<TeamStats> rows = new ArrayList<>();
        published(MatchKeys.TEAM, match, TEAMS).forEach(row -> {
            if (!row.withdrawn()) {
                rows.add(row.row());
            }
        });
        return rows;
    }

    public List<Commentary> commentary(String match) {
        List<Commentary> lines = new ArrayList<>();
        each(MatchKeys.of(MatchKeys.COMMENTARY, match), value -> lines.add(COMMENTARY.decode(value)));
        return lines;
    }

    /** The score by the events that happened until then, as they are known now. Its revision is that of the latest row. */
    public Optional<Score> scoreAsOf(String match, Instant moment) {
        int revision = score(match).map(Score::getRevision).orElse(0);
        return match(match).map(known -> Rows.score(known.boardAt(moment), revision, Optional.empty(), moment));
    }

    /** What was on show at that moment of the wall clock; empty when nothing was yet. */
    public Optional<Shown> shownAt(String match, Instant moment) {
        return Optional.ofNullable(
                shown(match).stream().filter(row -> !row.at().isAfter(moment)).reduce(null, (before, row) -> row));
    }

    /** A row that was published, by its revision. */
    public Optional<Shown> shown(String match, int revision) {
        return Optional.ofNullable(store.get(MatchKeys.of(MatchKeys.SHOWN, match, revision)))
                .map(Shown::decode);
    }

    /** Every row that was published, the first one first. */
    private List<Shown> shown(String match) {
        List<Shown> rows = new ArrayList<>();
        each(MatchKeys.of(MatchKeys.SHOWN, match), value -> rows.add(Shown.decode(value)));
        return rows;
    }

    MatchHead head(String match) {
        return Optional.ofNullable(store.get(MatchKeys.of(MatchKeys.HEAD, match)))
                .map(MatchHead::decode)
                .orElseGet(MatchHead::unheardOf);
    }

    Optional<KeptEvent> event(String match, String eventId) {
        return Optional.ofNullable(store.get(MatchKeys.of(MatchKeys.EVENT, match, eventId)))
                .map(KeptEvent::decode);
    }

    Optional<Commentary> commentary(String match, String commentaryId) {
        return Optional.ofNullable(store.get(MatchKeys.of(MatchKeys.COMMENTARY, match, commentaryId)))
                .map(COMMENTARY::decode);
    }

    <T extends org.apache.avro.specific.SpecificRecord> List<PublishedRow<T>> published(
            byte kind, String match, AvroFormat<T> format) {
        List<PublishedRow<T>> rows = new ArrayList<>();
        each(MatchKeys.of(kind, match), value -> rows.add(PublishedRow.decode(value, format)));
        return rows;
    }

    private void each(Bytes prefix, Consumer<byte[]> value) {
        try (KeyValueIterator<Bytes, byte[]> entries = store.prefixScan(prefix, new BytesSerializer())) {
            entries.forEachRemaining(entry -> value.accept(entry.value));
        }
    }
}
