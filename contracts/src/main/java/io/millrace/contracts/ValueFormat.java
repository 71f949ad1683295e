package io.millrace.contracts;

import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.common.serialization.Serde;

/** How the values of a topic are written: Avro for what is ours, bytes for what other software wrote. */
public interface ValueFormat<V> {

    Serde<V> serde(Wire wire);

    /** The schema of a value, where there is one. */
    Optional<Schema> schema();

    /** The value as one line of JSON, for people and for files: times in ISO 8601, decimals as plain numbers. */
    String toJson(V value);

    /** The reverse of {@link #toJson}. Throws {@link IllegalArgumentException} that names the field. */
    V fromJson(String json);
}
