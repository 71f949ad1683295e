package io.millrace.sports.follow;

import io.millrace.contracts.AvroFormat;
import io.millrace.contracts.sports.Commentary;
import io.millrace.contracts.sports.Fixture;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.PlayerStats;
import io.millrace.contracts.sports.TeamStats;
import io.millrace.sports.match.Match;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.BytesSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The matches of one task: in the store an entry for each event and each row, in memory the matches that were heard of last,
 * rebuilt from their entries when they are not there.
 */
final class Matches {

    private final KeyValueStore<Bytes, byte[]> store;
    private final MatchReader reader;
    private final Map<String, FollowedMatch> cache;

    Matches(KeyValueStore<Bytes, byte[]> store, int cached) {
        this.store = store;
        this.reader = new MatchReader(store);
        this.cache = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, FollowedMatch> eldest) {
                return size() > cached;
            }
        };
    }

    FollowedMatch get(String id) {
        FollowedMatch followed = cache.get(id);
        if (followed == null) {
            followed = rebuild(id);
            cache.put(id, followed);
        }
        return followed;
    }

    MatchReader reader() {
        return reader;
    }

    private FollowedMatch rebuild(String id) {
        List<MatchEvent> events = reader.events(id);
        FollowedMatch followed = new FollowedMatch(Match.of(id, reader.fixture(id), events));
        events.forEach(event -> followed.sees(event.getEventTime()));
        followed.shown = reader.head(id).shown();
        reader.published(MatchKeys.PLAYER, id, MatchReader.PLAYERS)
                .forEach(row -> followed.players.put(row.row().getPlayer(), row));
        reader.published(MatchKeys.TEAM, id, MatchReader.TEAMS)
                .forEach(row -> followed.teams.put(row.row().getTeam(), row));
        return followed;
    }

    void keep(String id, String eventId, int partition, long offset, List<MatchEvent> revisions) {
        store.put(
                MatchKeys.of(MatchKeys.EVENT, id, eventId),
                new KeptEvent(partition, offset, revisions).encode());
    }

    void keep(String id, Fixture fixture) {
        store.put(MatchKeys.of(MatchKeys.FIXTURE, id), MatchReader.FIXTURES.encode(fixture));
    }

    void keep(String id, Commentary line) {
        store.put(
                MatchKeys.of(MatchKeys.COMMENTARY, id, line.getCommentaryId()), MatchReader.COMMENTARY.encode(line));
    }

    /** The row on the scoreboard from now on. */
    void show(FollowedMatch followed, Shown row) {
        followed.shown = Optional.of(row.score());
        store.put(
                MatchKeys.of(MatchKeys.SHOWN, followed.id(), row.score().getRevision()), row.encode());
        touch(followed, row.at());
    }

    /** The match was heard of at that time of the wall clock. */
    void touch(FollowedMatch followed, Instant at) {
        store.put(
                MatchKeys.of(MatchKeys.HEAD, followed.id()), new MatchHead(followed.shown, at.toEpochMilli()).encode());
    }

    void publishPlayer(FollowedMatch followed, PublishedRow<PlayerStats> row) {
        followed.players.put(row.row().getPlayer(), row);
        put(MatchKeys.of(MatchKeys.PLAYER, followed.id(), row.row().getPlayer()), row, MatchReader.PLAYERS);
    }

    void publishTeam(FollowedMatch followed, PublishedRow<TeamStats> row) {
        followed.teams.put(row.row().getTeam(), row);
        put(MatchKeys.of(MatchKeys.TEAM, followed.id(), row.row().getTeam()), row, MatchReader.TEAMS);
    }

    private <T extends SpecificRecord> void put(Bytes key, PublishedRow<T> row, AvroFormat<T> format) {
        store.put(key, row.encode(format));
    }

    /** Every match there is, with the wall clock at which it was last heard of. */
    void forEachHead(BiConsumer<String, Long> visit) {
        forEach(MatchKeys.all(MatchKeys.HEAD), (key, value) -> visit.accept(
                MatchKeys.match(key), MatchHead.decode(value).heardAt()));
    }

    /** Everything that is kept of a match goes. */
    void forget(String id) {
        List<Bytes> keys = new ArrayList<>();
        for (byte kind : MatchKeys.KINDS) {
            forEach(MatchKeys.of(kind, id), (key, value) -> keys.add(key));
        }
        keys.forEach(store::delete);
        cache.remove(id);
    }

    private void forEach(Bytes prefix, BiConsumer<Bytes, byte[]> visit) {
        try (KeyValueIterator<Bytes, byte[]> entries = store.prefixScan(prefix, new BytesSerializer())) {
            entries.forEachRemaining(entry -> visit.accept(entry.key, entry.value));
        }
    }
}
