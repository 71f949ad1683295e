package io.millrace.contracts;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The choice between the two wire formats of Avro values.
 *
 * @param registry address of a schema registry that speaks the Confluent REST interface. With it, values are written in
 *     the Confluent wire format (magic byte 0, schema id); without it in Avro single-object encoding (C3 01, fingerprint)
 * @param settings further settings of the registry's client, for example credentials
 */
public record Wire(Optional<String> registry, Map<String, String> settings) {

    public Wire {
        Objects.requireNonNull(registry, "registry");
        settings = Map.copyOf(settings);
    }

    /** Nothing but a broker is needed. */
    public static Wire singleObject() {
        return new Wire(Optional.empty(), Map.of());
    }

    public static Wire registry(String url) {
        return new Wire(Optional.of(url), Map.of());
    }
}
