package io.millrace.processors.app;

import java.util.Map;

/** The settings in force. */
public interface Settings {

    /** The value; for a setting with an empty default that nobody set, what its parser makes of the empty text. */
    <T> T get(Setting<T> setting);

    /** Whether somebody set it: file, environment or command line. */
    boolean isSet(Setting<?> setting);

    /** What was set under {@code kafka.}, without that prefix: settings of the Kafka clients. */
    default Map<String, String> kafka() {
        return Map.of();
    }

    /** What was set under {@code schema.registry.} beside the url, without that prefix. */
    default Map<String, String> schemaRegistry() {
        return Map.of();
    }
}
