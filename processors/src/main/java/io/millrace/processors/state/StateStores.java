package io.millrace.processors.state;

import io.millrace.processors.app.RuntimeSettings;
import io.millrace.processors.app.Settings;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * Stores for processors that keep compact objects by key: bytes by bytes, with a changelog, in memory or in RocksDB as
 * {@code store.kind} says. Without Kafka Streams' record cache, which costs such a store more than it saves.
 */
public final class StateStores {

    private StateStores() {}

    /** For a processor that asks for one key at a time. Of the scans it has {@code all} alone, in any order. */
    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> bytes(String name, Settings settings) {
        return build(
                switch (settings.get(RuntimeSettings.STORE_KIND)) {
                    case MEMORY -> new HeapStoreSupplier(name);
                    case ROCKSDB -> Stores.persistentKeyValueStore(name);
                });
    }

    /** For a processor that also scans ranges or prefixes of keys. In memory it is several times slower. */
    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> ordered(String name, Settings settings) {
        return build(
                switch (settings.get(RuntimeSettings.STORE_KIND)) {
                    case MEMORY -> Stores.inMemoryKeyValueStore(name);
                    case ROCKSDB -> Stores.persistentKeyValueStore(name);
                });
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> build(KeyValueBytesStoreSupplier supplier) {
        return Stores.keyValueStoreBuilder(supplier, Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled();
    }
}
