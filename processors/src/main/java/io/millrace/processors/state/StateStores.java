package io.millrace.processors.state;

import io.millrace.processors.app.RuntimeSettings;
import io.millrace.processors.app.Settings;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Stores for processors that keep one compact object for each key. */
public final class StateStores {

    private StateStores() {}

    /**
     * Bytes by bytes, with a changelog, in memory or in RocksDB as {@code store.kind} says. Without Kafka Streams' record
     * cache, which costs such a store more than it saves.
     */
    public static StoreBuilder<KeyValueStore<Bytes, byte[]>> bytes(String name, Settings settings) {
        KeyValueBytesStoreSupplier supplier =
                switch (settings.get(RuntimeSettings.STORE_KIND)) {
                    case MEMORY -> Stores.inMemoryKeyValueStore(name);
                    case ROCKSDB -> Stores.persistentKeyValueStore(name);
                };
        return Stores.keyValueStoreBuilder(supplier, Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled();
    }
}
