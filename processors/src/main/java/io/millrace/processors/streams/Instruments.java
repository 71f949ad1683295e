package io.millrace.processors.streams;

import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;

/**
 * What one running instance shares with the objects that Kafka makes for it from a class name. It travels as an object
 * through the configuration: nothing is static, and several applications run in one JVM.
 *
 * @param failures what failed behind intake
 * @param reads what each input topic has given to the topology
 * @param rocksDb memory of all RocksDB stores of the instance
 */
public record Instruments(Failures failures, ReadCounts reads, RocksDbMemory rocksDb) {

    private static final String KEY = "millrace.instruments";

    /** Adds the handlers and this to a configuration of the Streams client. */
    public void addTo(Map<String, Object> config) {
        config.put(KEY, this);
        config.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, UnreadableHandler.class);
        config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, FailedHandler.class);
        config.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, UndeliveredHandler.class);
        config.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
        Object reporters = config.get(StreamsConfig.METRIC_REPORTER_CLASSES_CONFIG);
        String ours = ReadCounts.Reporter.class.getName();
        // Without this setting there is a JMX reporter, whose names clash when an application runs twice in a JVM.
        config.put(StreamsConfig.METRIC_REPORTER_CLASSES_CONFIG, reporters == null ? ours : ours + "," + reporters);
    }

    static Instruments from(Map<String, ?> config) {
        if (config.get(KEY) instanceof Instruments instruments) {
            return instruments;
        }
        throw new IllegalStateException("the configuration has no " + KEY + "; it is made by Instruments.addTo");
    }

    static boolean in(Map<String, ?> config) {
        return config.get(KEY) instanceof Instruments;
    }
}
