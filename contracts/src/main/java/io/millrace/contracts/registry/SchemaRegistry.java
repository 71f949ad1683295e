package io.millrace.contracts.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Schemas by id and ids by subject, from a registry that speaks the Confluent REST interface, each asked for once. Safe for
 * use by many threads. Every method throws {@link SchemaRegistryException} when the registry cannot be asked or refuses.
 */
public final class SchemaRegistry {

    /** An id that the registry does not know is not asked for again before. Garbage must not become a flood of requests. */
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(30);

    private static final int MOST_UNKNOWN = 1000;

    private final RegistrySettings settings;
    private final LongSupplier nanoClock;
    private final Map<String, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<Integer, Unknown> unknown = new ConcurrentHashMap<>();
    private RegistryClient client;

    private record Unknown(long sinceNanos, String problem) {}

    /** @param settings without the prefix {@code schema.registry.}; throws {@link IllegalArgumentException} that names a wrong one */
    public SchemaRegistry(String url, Map<String, String> settings) {
        this(RegistrySettings.of(url, settings), System::nanoTime);
    }

    SchemaRegistry(RegistrySettings settings, LongSupplier nanoClock) {
        this.settings = settings;
        this.nanoClock = nanoClock;
    }

    /** The id that values of a topic are written with. */
    public int idFor(String topic, JsonNode schema) {
        String subject = topic + "-value";
        Integer known = ids.get(subject);
        if (known == null) {
            known = client().idOf(subject, schema);
            ids.put(subject, known);
        }
        return known;
    }

    /** The schema of an id. Throws {@link SerializationException} for an id that the registry does not know, or that is not Avro. */
    public Schema schema(int id) {
        Schema known = schemas.get(id);
        if (known == null) {
            known = fetch(id);
            schemas.put(id, known);
        }
        return known;
    }

    private Schema fetch(int id) {
        Unknown before = unknown.get(id);
        if (before != null && nanoClock.getAsLong() - before.sinceNanos() < UNKNOWN_FOR.toNanos()) {
            throw new SerializationException(before.problem());
        }
        Optional<RegistryClient.RegisteredSchema> found = client().schemaOf(id);
        if (found.isEmpty()) {
            throw remember(id, "the schema registry does not know the schema id " + id);
        }
        if (!found.get().type().equals("AVRO")) {
            throw remember(id, "schema id " + id + " is of type " + found.get().type() + ", expected AVRO");
        }
        try {
            return new Schema.Parser().parse(found.get().text());
        } catch (AvroRuntimeException e) {
            throw remember(id, "schema id " + id + " is not a schema that can be read here: " + e.getMessage());
        }
    }

    private SerializationException remember(int id, String problem) {
        if (unknown.size() >= MOST_UNKNOWN) {
            unknown.clear();
        }
        unknown.put(id, new Unknown(nanoClock.getAsLong(), problem));
        return new SerializationException(problem);
    }

    /** Made when it is first needed: a client keeps a thread. */
    private synchronized RegistryClient client() {
        if (client == null) {
            client = new RegistryClient(settings);
        }
        return client;
    }
}
