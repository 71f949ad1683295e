package io.millrace.processors.history;

import io.millrace.processors.state.StateException;
import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Entities with their histories in one key-value store. A change costs one write of the head and of the newest rows, however
 * long the history is: older rows stand in chunks, to which the newest are added some at a time, and which leave the store
 * when all in them is older than the retention.
 *
 * <p>Keys of the store: a zero byte and the entity for the head and the newest rows; a one byte, the number of the chunk
 * (8 bytes) and the entity for a chunk; a two byte, an id (8 bytes) and the entity for an attachment.
 *
 * <p>Nothing is kept decoded from one entity to the next: rows are read from the stored bytes where they are needed, which
 * costs less than the memory that objects of every row would take, and than the waiting for it.
 */
public final class HistoryStore<H> {

    private static final byte LAYOUT = 1;
    private static final byte HEAD = 0;
    private static final byte CHUNK = 1;
    private static final byte ATTACHMENT = 2;

    /** A chunk has at most an eighth of the history, within these bounds: it is written again until it is full. */
    private static final int SMALLEST_CHUNK = 64;

    private static final int LARGEST_CHUNK = 1024;
    private static final int CHUNKS = 8;

    private final KeyValueStore<Bytes, byte[]> store;
    private final HistoryFormat<H> format;
    private final int openRows;
    private final int columns;
    private final Entity<H> entity;
    private final Rows chunk;
    private final StateWriter out = new StateWriter(1024);

    /** @param openRows how many rows are written with each change before they are added to a chunk */
    public HistoryStore(KeyValueStore<Bytes, byte[]> store, HistoryFormat<H> format, int openRows) {
        this.store = store;
        this.format = format;
        this.openRows = openRows;
        this.columns = Rows.OWN + format.columns();
        this.entity = new Entity<>(format.columns());
        this.chunk = new Rows(columns);
    }

    /**
     * The entity's state, valid until the next call: there is one at a time. That of an entity that is not known yet is
     * empty, and not stored before {@link #save}.
     */
    public Entity<H> get(String key) {
        load(store, format, key, entity);
        return entity;
    }

    /** Reads an entity from a store, for a query from another thread. */
    public static <H> Entity<H> read(ReadOnlyKeyValueStore<Bytes, byte[]> store, HistoryFormat<H> format, String key) {
        Entity<H> entity = new Entity<>(format.columns());
        load(store, format, key, entity);
        return entity;
    }

    /**
     * Adds a row. Its id must have none yet.
     *
     * @param values of the domain's columns; copied
     * @return its position
     */
    public int add(long id, long time, long[] values) {
        History history = entity.history();
        int sealed = history.chunks.size();
        int row = history.open.rowFor(time, id);
        if (row > 0 || sealed == 0 || isAfterChunks(time, id)) {
            history.open.insert(row, id, time, values);
            return sealed + row;
        }
        int index = 0;
        while (!endsAfter(history.chunks.block(index), time, id)) {
            index++;
        }
        unpack(index);
        int place = chunk.rowFor(time, id);
        chunk.insert(place, id, time, values);
        pack(index);
        return history.chunks.start(index) + place;
    }

    /** Changes a number of the row at that position. */
    public void set(int position, int column, long value) {
        History history = entity.history();
        int sealed = history.chunks.size();
        if (position >= sealed) {
            history.open.columns[Rows.OWN + column][position - sealed] = value;
            return;
        }
        int index = history.chunks.blockAt(position);
        unpack(index);
        chunk.columns[Rows.OWN + column][position - history.chunks.start(index)] = value;
        pack(index);
    }

    /** Takes a row back: its id stays known, look-backs no longer see it. */
    public void takeBack(int position) {
        History history = entity.history();
        history.know(history.id(position), history.time(position));
        int sealed = history.chunks.size();
        if (position >= sealed) {
            history.open.remove(position - sealed);
            return;
        }
        int index = history.chunks.blockAt(position);
        unpack(index);
        chunk.remove(position - history.chunks.start(index));
        pack(index);
    }

    /** Knows the id from now on, without a row. */
    public void know(long id, long time) {
        entity.history().know(id, time);
    }

    /** Keeps bytes beside the entity which are seldom looked at, under an id; null removes them. */
    public void attach(long id, byte[] bytes) {
        store.put(numbered(ATTACHMENT, entity.key(), id), bytes);
    }

    /** What was attached; null if nothing was. */
    public byte[] attachment(long id) {
        return store.get(numbered(ATTACHMENT, entity.key(), id));
    }

    /**
     * Writes what has changed.
     *
     * @param retainFrom what is before this event time need not be kept
     */
    public void save(long retainFrom) {
        forget(retainFrom);
        History history = entity.history();
        if (history.open.size() >= openRows) {
            seal();
        }
        out.reset();
        out.writeByte(LAYOUT);
        out.writeByte(format.version());
        format.writeHead(entity.head(), out);
        out.writeVarLong(entity.firstChunk);
        out.writeVarInt(history.chunks.count());
        out.writeVarInt(history.withoutRow());
        for (int index = 0; index < history.withoutRow(); index++) {
            out.writeLong(history.knownId(index));
            out.writeVarLong(history.knownTime(index));
        }
        Block.write(history.open.columns, history.open.size(), out);
        store.put(entity.storeKey, out.toBytes());
    }

    /** The head of each entity in the store. For the start of a task: it reads every entity. */
    public void forEachHead(BiConsumer<String, H> consumer) {
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> next = all.next();
                byte[] storeKey = next.key.get();
                if (storeKey[0] == HEAD) {
                    String key = new String(storeKey, 1, storeKey.length - 1, StandardCharsets.UTF_8);
                    consumer.accept(key, readHead(format, key, new StateReader(next.value)));
                }
            }
        }
    }

    private static <H> void load(
            ReadOnlyKeyValueStore<Bytes, byte[]> store, HistoryFormat<H> format, String key, Entity<H> into) {
        Bytes storeKey = headKey(key);
        byte[] bytes = store.get(storeKey);
        if (bytes == null) {
            into.become(key, storeKey, format.newHead());
            return;
        }
        StateReader in = new StateReader(bytes);
        into.become(key, storeKey, readHead(format, key, in));
        into.firstChunk = in.readVarLong();
        int columns = Rows.OWN + format.columns();
        History history = into.history();
        for (int count = in.readVarInt(), index = 0; index < count; index++) {
            history.chunks.add(chunk(store, format, key, into.firstChunk + index, columns));
        }
        for (int count = in.readVarInt(); count > 0; count--) {
            history.know(in.readLong(), in.readVarLong());
        }
        history.open.append(Block.read(in, columns));
        in.expectEnd();
    }

    private static Block chunk(
            ReadOnlyKeyValueStore<Bytes, byte[]> store, HistoryFormat<?> format, String key, long number, int columns) {
        byte[] bytes = store.get(numbered(CHUNK, key, number));
        if (bytes == null) {
            throw new StateException(
                    "chunk " + number + " of " + key
                            + " is missing from the store; expected the chunks that its head names. Reset the application's state");
        }
        StateReader in = new StateReader(bytes);
        in.expectVersion(LAYOUT, "a chunk of " + key);
        in.expectVersion(format.version(), key);
        return Block.read(in, columns);
    }

    private static <H> H readHead(HistoryFormat<H> format, String key, StateReader in) {
        in.expectVersion(LAYOUT, "the history of " + key);
        in.expectVersion(format.version(), key);
        return format.readHead(in);
    }

    private void forget(long retainFrom) {
        History history = entity.history();
        Chunks chunks = history.chunks;
        while (chunks.count() > 0 && !endsAtOrAfter(chunks.block(0), retainFrom)) {
            store.delete(numbered(CHUNK, entity.key(), entity.firstChunk++));
            chunks.removeFirst();
        }
        long[] times = history.open.columns[Rows.TIME];
        if (chunks.count() == 0 && history.open.size() > 0 && times[0] < retainFrom) {
            int old = 1;
            while (old < history.open.size() && times[old] < retainFrom) {
                old++;
            }
            history.open.removeFirst(old);
        }
        if (history.withoutRow() > 0) {
            history.forgetKnownBefore(retainFrom);
        }
    }

    /** Adds the open rows to the last chunk, or to a new one if that is full. */
    private void seal() {
        Chunks chunks = entity.history().chunks;
        Rows open = entity.history().open;
        int full = Math.min(LARGEST_CHUNK, Math.max(SMALLEST_CHUNK, chunks.size() / CHUNKS));
        int last = chunks.count() - 1;
        if (last >= 0 && chunks.block(last).rows() + open.size() <= full) {
            unpack(last);
            chunk.append(open);
            open.clear();
            pack(last);
        } else {
            chunks.add(write(chunks.count(), open));
            open.clear();
        }
    }

    private void unpack(int index) {
        chunk.clear();
        chunk.append(entity.history().chunks.block(index));
    }

    private void pack(int index) {
        entity.history().chunks.replace(index, write(index, chunk));
    }

    private Block write(int index, Rows rows) {
        out.reset();
        out.writeByte(LAYOUT);
        out.writeByte(format.version());
        Block.write(rows.columns, rows.size(), out);
        byte[] bytes = out.toBytes();
        store.put(numbered(CHUNK, entity.key(), entity.firstChunk + index), bytes);
        StateReader in = new StateReader(bytes);
        in.readByte();
        in.readByte();
        return Block.read(in, columns);
    }

    private boolean isAfterChunks(long time, long id) {
        Chunks chunks = entity.history().chunks;
        int last = chunks.size() - 1;
        return !Rows.isBefore(time, id, chunks.peek(Rows.TIME, last), chunks.peek(Rows.ID, last));
    }

    private static boolean endsAfter(Block block, long time, long id) {
        int last = block.rows() - 1;
        return last >= 0 && Rows.isBefore(time, id, block.get(Rows.TIME, last), block.get(Rows.ID, last));
    }

    private static boolean endsAtOrAfter(Block block, long time) {
        return block.rows() > 0 && block.get(Rows.TIME, block.rows() - 1) >= time;
    }

    private static Bytes headKey(String key) {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[1 + text.length];
        bytes[0] = HEAD;
        System.arraycopy(text, 0, bytes, 1, text.length);
        return Bytes.wrap(bytes);
    }

    private static Bytes numbered(byte kind, String key, long number) {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(9 + text.length)
                .put(kind)
                .putLong(number)
                .put(text)
                .array());
    }
}
