package io.millrace.processors.history;

import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Entities with their histories in one key-value store. A change costs one write of the head and of the newest entries,
 * however long the history is: older entries stand in chunks of their own, which are written once and deleted when all in
 * them is older than the retention.
 *
 * <p>Keys of the store: a zero byte and the entity for the head and the newest entries; a one byte, the number of the
 * chunk (8 bytes) and the entity for a chunk. The history is a log: an entry with an id that stands earlier replaces it.
 *
 * <p>Entities in use are kept in memory, the least recently used ones are dropped beyond a total of {@code cachedEntries}.
 * The memory belongs to one task of one stream thread and ends with it, so it never differs from the store.
 */
public final class HistoryStore<H, E extends Entry> {

    private static final byte LAYOUT = 1;
    private static final byte TAIL = 0;
    private static final byte CHUNK = 1;

    private final KeyValueStore<Bytes, byte[]> store;
    private final HistoryFormat<H, E> format;
    private final int tailCapacity;
    private final long cachedEntries;
    private final LinkedHashMap<String, Entity<H, E>> cache = new LinkedHashMap<>(1024, 0.75f, true);
    private final StateWriter out = new StateWriter(1024);
    private final StateWriter headOut = new StateWriter(256);
    private long entriesInCache;

    /**
     * @param tailCapacity how many entries are written with each change before they are sealed into a chunk
     * @param cachedEntries how many entries, of all entities together, stay in memory
     */
    public HistoryStore(
            KeyValueStore<Bytes, byte[]> store, HistoryFormat<H, E> format, int tailCapacity, long cachedEntries) {
        this.store = store;
        this.format = format;
        this.tailCapacity = tailCapacity;
        this.cachedEntries = cachedEntries;
    }

    /** The entity's state; that of an entity that is not known yet is empty, and not stored before {@link #save}. */
    public Entity<H, E> get(String key) {
        Entity<H, E> cached = cache.get(key);
        if (cached != null) {
            return cached;
        }
        Entity<H, E> entity = load(store, format, key);
        cache.put(key, entity);
        entriesInCache += weight(entity);
        return entity;
    }

    /** Adds an entry, or replaces the one with the same id. Stored by the next {@link #save}. */
    public void put(Entity<H, E> entity, E entry) {
        int kept = entity.history().kept();
        entity.history().put(entry);
        entriesInCache += entity.history().kept() - kept;
        entity.tail.add(entry);
        format.writeEntry(entry, entity.encodedTail);
    }

    /**
     * Writes what has changed.
     *
     * @param retainFrom entries before this event time need not be kept
     */
    public void save(Entity<H, E> entity, long retainFrom) {
        if (entity.tail.size() >= tailCapacity) {
            forget(entity, retainFrom);
            seal(entity);
        }
        headOut.reset();
        format.writeHead(entity.head(), headOut);
        out.reset();
        out.writeByte(LAYOUT);
        out.writeByte(format.version());
        out.writeVarInt(headOut.length());
        out.writeAll(headOut);
        out.writeVarLong(
                entity.chunks.isEmpty()
                        ? entity.nextChunk
                        : entity.chunks.getFirst().number());
        out.writeVarLong(entity.nextChunk);
        out.writeVarInt(entity.tail.size());
        out.writeAll(entity.encodedTail);
        store.put(tailKey(entity.key()), out.toBytes());
        shrinkCache();
    }

    /** The head of each entity in the store. For the start of a task: it reads every entity. */
    public void forEachHead(BiConsumer<String, H> consumer) {
        try (KeyValueIterator<Bytes, byte[]> tails =
                store.range(Bytes.wrap(new byte[] {TAIL}), Bytes.wrap(new byte[] {CHUNK}))) {
            while (tails.hasNext()) {
                KeyValue<Bytes, byte[]> next = tails.next();
                if (next.key.get()[0] == TAIL) {
                    String key = new String(next.key.get(), 1, next.key.get().length - 1, StandardCharsets.UTF_8);
                    consumer.accept(key, format.readHead(headOf(format, key, new StateReader(next.value))));
                }
            }
        }
    }

    /** Reads an entity from a store without keeping it, for a query from another thread. */
    public static <H, E extends Entry> Entity<H, E> read(
            ReadOnlyKeyValueStore<Bytes, byte[]> store, HistoryFormat<H, E> format, String key) {
        return load(store, format, key);
    }

    private static <H, E extends Entry> Entity<H, E> load(
            ReadOnlyKeyValueStore<Bytes, byte[]> store, HistoryFormat<H, E> format, String key) {
        byte[] bytes = store.get(tailKey(key));
        return bytes == null ? new Entity<>(key, format.newHead(), true) : decode(store, format, key, bytes);
    }

    private static <H, E extends Entry> Entity<H, E> decode(
            ReadOnlyKeyValueStore<Bytes, byte[]> store, HistoryFormat<H, E> format, String key, byte[] bytes) {
        StateReader in = new StateReader(bytes);
        Entity<H, E> entity = new Entity<>(key, format.readHead(headOf(format, key, in)), false);
        long firstChunk = in.readVarLong();
        entity.nextChunk = in.readVarLong();
        for (long number = firstChunk; number < entity.nextChunk; number++) {
            byte[] chunk = store.get(chunkKey(key, number));
            if (chunk == null) {
                throw new IllegalStateException("chunk " + number + " of " + key + " is missing from the store");
            }
            long newest = Long.MIN_VALUE;
            StateReader entries = new StateReader(chunk);
            entries.expectVersion(LAYOUT, "a chunk of " + key);
            entries.expectVersion(format.version(), key);
            for (int count = entries.readVarInt(); count > 0; count--) {
                E entry = format.readEntry(entries);
                newest = Math.max(newest, entry.time());
                entity.history().put(entry);
            }
            entity.chunks.addLast(new Entity.Sealed(number, newest));
        }
        int count = in.readVarInt();
        in.copyRest(entity.encodedTail);
        for (; count > 0; count--) {
            E entry = format.readEntry(in);
            entity.history().put(entry);
            entity.tail.add(entry);
        }
        return entity;
    }

    private static StateReader headOf(HistoryFormat<?, ?> format, String key, StateReader in) {
        in.expectVersion(LAYOUT, "the history of " + key);
        in.expectVersion(format.version(), key);
        return new StateReader(in.readBytes());
    }

    private void forget(Entity<H, E> entity, long retainFrom) {
        while (!entity.chunks.isEmpty() && entity.chunks.getFirst().newest() < retainFrom) {
            store.delete(chunkKey(entity.key(), entity.chunks.removeFirst().number()));
        }
        entriesInCache -= entity.history().forgetBefore(retainFrom);
        entity.tail.removeIf(entry -> entry.time() < retainFrom);
    }

    /** Moves the tail into a chunk, unless what is left of it is so little that it may as well stay. */
    private void seal(Entity<H, E> entity) {
        List<E> latest = latestOfEach(entity.tail);
        entity.tail.clear();
        entity.encodedTail.reset();
        if (latest.size() < tailCapacity / 2) {
            for (E entry : latest) {
                entity.tail.add(entry);
                format.writeEntry(entry, entity.encodedTail);
            }
            return;
        }
        out.reset();
        out.writeByte(LAYOUT);
        out.writeByte(format.version());
        out.writeVarInt(latest.size());
        long newest = Long.MIN_VALUE;
        for (E entry : latest) {
            format.writeEntry(entry, out);
            newest = Math.max(newest, entry.time());
        }
        long number = entity.nextChunk++;
        store.put(chunkKey(entity.key(), number), out.toBytes());
        entity.chunks.addLast(new Entity.Sealed(number, newest));
    }

    private static <E extends Entry> List<E> latestOfEach(List<E> entries) {
        Map<Long, E> latest = new LinkedHashMap<>();
        entries.forEach(entry -> latest.put(entry.id(), entry));
        return latest.size() == entries.size() ? new ArrayList<>(entries) : List.copyOf(latest.values());
    }

    private void shrinkCache() {
        if (entriesInCache <= cachedEntries) {
            return;
        }
        var eldest = cache.values().iterator();
        while (entriesInCache > cachedEntries && eldest.hasNext()) {
            entriesInCache -= weight(eldest.next());
            eldest.remove();
        }
    }

    /** An entity without entries takes memory too. */
    private static long weight(Entity<?, ?> entity) {
        return 1L + entity.history().kept();
    }

    private static Bytes tailKey(String key) {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[1 + text.length];
        bytes[0] = TAIL;
        System.arraycopy(text, 0, bytes, 1, text.length);
        return Bytes.wrap(bytes);
    }

    private static Bytes chunkKey(String key, long number) {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(9 + text.length)
                .put(CHUNK)
                .putLong(number)
                .put(text)
                .array());
    }
}
