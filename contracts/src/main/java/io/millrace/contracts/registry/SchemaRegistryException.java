package io.millrace.contracts.registry;

import org.apache.kafka.common.KafkaException;

/**
 * The schema registry could not be asked, or it refused. Not a {@code SerializationException}: nothing is known to be wrong
 * with the record, and it must not end among the dead letters because a registry is down.
 */
public final class SchemaRegistryException extends KafkaException {

    SchemaRegistryException(String message) {
        super(message);
    }

    SchemaRegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
