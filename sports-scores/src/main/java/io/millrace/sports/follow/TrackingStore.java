package io.millrace.sports.follow;

import io.millrace.contracts.sports.TrackingFrame;
import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import io.millrace.sports.tracking.MatchTracking;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The tracking of matches in one key-value store, so that a frame costs one small write. Each frame is stored as it came, in a
 * ring of places; the totals, some kilobytes, are stored once a second. What came after the totals is in the ring, and is
 * taken again when a task starts.
 *
 * <p>Keys: a byte for the kind, the match's length (4 bytes) and id in UTF-8, and a number (8 bytes): kind 0 the totals, 1 a
 * place of the ring, 2 a block of {@link FrameNumbers}.
 */
final class TrackingStore {

    private static final byte LAYOUT = 1;
    private static final byte TOTALS = 0;
    private static final byte RING = 1;
    private static final byte NUMBERS = 2;

    private final KeyValueStore<Bytes, byte[]> store;
    private final Deserializer<TrackingFrame> frames;
    private final StateWriter out = new StateWriter(16_384);

    TrackingStore(KeyValueStore<Bytes, byte[]> store, Deserializer<TrackingFrame> frames) {
        this.store = store;
        this.frames = frames;
    }

    /** @param places of the ring: more than there are numbers from the last written totals to the highest frame */
    void putFrame(String matchId, long number, int places, byte[] value) {
        store.put(key(RING, matchId, Math.floorMod(number, (long) places)), value);
    }

    void putTotals(FollowedMatch match) {
        out.reset();
        out.writeByte(LAYOUT);
        out.writeVarLong(match.lastArrival);
        out.writeVarInt(match.patience);
        out.writeVarLong(match.settled);
        out.writeVarLong(match.told);
        match.tracking.write(out);
        store.put(key(TOTALS, match.matchId, 0), out.toBytes());
        match.taken.takeChanged((block, bytes) -> store.put(key(NUMBERS, match.matchId, block), bytes));
        match.written = match.settled;
    }

    /** The match as it was when its totals were written, with the frames after them waiting; null if it is not known. */
    FollowedMatch get(String matchId) {
        byte[] totals = store.get(key(TOTALS, matchId, 0));
        if (totals == null) {
            return null;
        }
        StateReader in = new StateReader(totals);
        in.expectVersion(LAYOUT, "the tracking of match " + matchId);
        long lastArrival = in.readVarLong();
        int patience = in.readVarInt();
        long settled = in.readVarLong();
        long told = in.readVarLong();
        FollowedMatch match = new FollowedMatch(matchId, MatchTracking.read(matchId, in), patience);
        in.expectEnd();
        match.lastArrival = lastArrival;
        match.settled = settled;
        match.written = settled;
        match.told = told;
        match.highest = settled;
        each(NUMBERS, matchId, (key, bytes) -> match.taken.restore(key, bytes));
        each(RING, matchId, (place, bytes) -> {
            TrackingFrame frame = frames.deserialize(FollowTracking.STORE, bytes);
            if (frame.getFrame() > settled) {
                match.await(frame);
            }
        });
        return match;
    }

    /** The matches in the store. For the start of a task. */
    void forEachMatch(Consumer<String> consumer) {
        try (KeyValueIterator<Bytes, byte[]> all =
                store.range(Bytes.wrap(new byte[] {TOTALS}), Bytes.wrap(new byte[] {RING}))) {
            while (all.hasNext()) {
                ByteBuffer key = ByteBuffer.wrap(all.next().key.get());
                if (key.get() == TOTALS) {
                    byte[] id = new byte[key.getInt()];
                    key.get(id);
                    consumer.accept(new String(id, StandardCharsets.UTF_8));
                }
            }
        }
    }

    /** Drops all that is stored of a match. */
    void delete(String matchId) {
        List<Bytes> keys = new ArrayList<>();
        keys.add(key(TOTALS, matchId, 0));
        each(RING, matchId, (place, bytes) -> keys.add(key(RING, matchId, place)));
        each(NUMBERS, matchId, (block, bytes) -> keys.add(key(NUMBERS, matchId, block)));
        keys.forEach(store::delete);
    }

    private interface Visit {
        void entry(long number, byte[] value);
    }

    private void each(byte kind, String matchId, Visit visit) {
        try (KeyValueIterator<Bytes, byte[]> entries =
                store.range(key(kind, matchId, 0), key(kind, matchId, Long.MAX_VALUE))) {
            while (entries.hasNext()) {
                KeyValue<Bytes, byte[]> next = entries.next();
                byte[] key = next.key.get();
                visit.entry(ByteBuffer.wrap(key).getLong(key.length - Long.BYTES), next.value);
            }
        }
    }

    private static Bytes key(byte kind, String matchId, long number) {
        byte[] id = matchId.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(1 + Integer.BYTES + id.length + Long.BYTES)
                .put(kind)
                .putInt(id.length)
                .put(id)
                .putLong(number)
                .array());
    }
}
