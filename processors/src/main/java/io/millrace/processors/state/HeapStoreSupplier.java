package io.millrace.processors.state;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;

/** Makes the {@link HeapStore} of each task. */
record HeapStoreSupplier(String name) implements KeyValueBytesStoreSupplier {

    @Override
    public KeyValueStore<Bytes, byte[]> get() {
        return new HeapStore(name);
    }

    @Override
    public String metricsScope() {
        return "heap";
    }
}
