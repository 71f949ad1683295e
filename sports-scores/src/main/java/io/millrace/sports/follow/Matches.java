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
    private final Map<String, KnownMatch> cache;

    Matches(KeyValueStore<Bytes, byte[]> store, int cached) {
        this.store = store;
        this.reader = new MatchReader(store);
        this.cache = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, KnownMatch> eldest) {
                return size() > cached;
            }
        };
    }

    KnownMatch get(String id) {
        KnownMatch known = cache.get(id);
        if (known == null) {
            known = rebuild(id);
            cache.put(id, known);
        }
        return known;
    }

    MatchReader reader() {
        return reader;
    }

    private KnownMatch rebuild(String id) {
        List<MatchEvent> events = reader.events(id);
        KnownMatch known = new KnownMatch(Match.of(id, reader.fixture(id), events));
        events.forEach(event -> known.sees(event.getEventTime()));
        known.shown = reader.head(id).shown();
        reader.published(MatchKeys.PLAYER, id, MatchReader.PLAYERS)
                .forEach(row -> known.players.put(row.row().getPlayer(), row));
        reader.published(MatchKeys.TEAM, id, MatchReader.TEAMS)
                .forEach(row -> known.teams.put(row.row().getTeam(), row));
        return known;
    }

    void keep(String id, String eventId, int partition, long offset, List<MatchEvent> revisions) {
        store.put(MatchKeys.of(MatchKeys.EVENT, id, eventId), new KeptEvent(partition, offset, revisions).encode());
    }

    void keep(String id, Fixture fixture) {
        store.put(MatchKeys.of(MatchKeys.FIXTURE, id), MatchReader.FIXTURES.encode(fixture));
    }

    void keep(String id, Commentary line) {
        store.put(MatchKeys.of(MatchKeys.COMMENTARY, id, line.getCommentaryId()), MatchReader.COMMENTARY.encode(line));
    }

    /** The row on the scoreboard from now on. */
    void show(KnownMatch known, Shown row) {
        known.shown = Optional.of(row.score());
        store.put(MatchKeys.of(MatchKeys.SHOWN, known.id(), row.score().getRevision()), row.encode());
        touch(known, row.at());
    }

    /** The match was heard of at that time of the wall clock. */
    void touch(KnownMatch known, Instant at) {
        store.put(MatchKeys.of(MatchKeys.HEAD, known.id()), new MatchHead(known.shown, at.toEpochMilli()).encode());
    }

    void publishPlayer(KnownMatch known, PublishedRow<PlayerStats> row) {
        known.players.put(row.row().getPlayer(), row);
        put(MatchKeys.of(MatchKeys.PLAYER, known.id(), row.row().getPlayer()), row, MatchReader.PLAYERS);
    }

    void publishTeam(KnownMatch known, PublishedRow<TeamStats> row) {
        known.teams.put(row.row().getTeam(), row);
        put(MatchKeys.of(MatchKeys.TEAM, known.id(), row.row().getTeam()), row, MatchReader.TEAMS);
    }

    private <T extends SpecificRecord> void put(Bytes key, PublishedRow<T> row, AvroFormat<T> format) {
        store.put(key, row.encode(format));
    }

    /** Every match there is, with the wall clock at which it was last heard of. */
    void forEachHead(BiConsumer<String, Long> visit) {
        forEach(
                MatchKeys.all(MatchKeys.HEAD),
                (key, value) -> visit.accept(
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
