package io.millrace.processors.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.Options;

/** Made by Kafka for each store: puts it under the instance's {@link RocksDbMemory}. */
public final class BoundedRocksDb implements RocksDBConfigSetter {

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        // The default cache that this replaces belongs to Kafka's own options object, which closes it.
        Instruments.from(configs).rocksDb().bound(options);
    }

    @Override
    public void close(String storeName, Options options) {
        // Cache and write buffers are the instance's, and other stores use them.
    }
}
