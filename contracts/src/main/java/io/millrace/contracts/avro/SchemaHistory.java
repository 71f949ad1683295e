package io.millrace.contracts.avro;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * Every version of a schema that was ever shipped, the oldest first: {@code avro-history/<full name>/v1.avsc} and on, on the
 * class path.
 *
 * @param name the record's full name
 */
public record SchemaHistory(String name, List<Schema> versions) {

    private static final String FOLDER = "avro-history";

    public SchemaHistory {
        versions = List.copyOf(versions);
    }

    /** Empty for a class that was never shipped. */
    public static SchemaHistory of(Class<?> type) {
        List<Schema> versions = new ArrayList<>();
        for (int version = 1; ; version++) {
            String path = path(type.getName(), version);
            try (InputStream in = type.getClassLoader().getResourceAsStream(path)) {
                if (in == null) {
                    return new SchemaHistory(type.getName(), versions);
                }
                versions.add(new Schema.Parser().parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + path + " on the class path", e);
            }
        }
    }

    /** Where a version lies, below the resources' root. */
    public static String path(String fullName, int version) {
        return FOLDER + "/" + fullName + "/v" + version + ".avsc";
    }

    /** What has to be true of a schema that is to follow this history; one line a problem. */
    public List<String> problems(Schema current) {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            for (String problem : Compatibility.problems(current, versions.get(i))) {
                problems.add(name + " cannot read what v" + (i + 1) + " wrote: " + problem);
            }
        }
        return List.copyOf(problems);
    }

    /** Whether the newest version is this schema. What the fields mean in words may differ. */
    public boolean endsWith(Schema current) {
        return !versions.isEmpty() && sameForm(versions.get(versions.size() - 1), current);
    }

    /** Whether two schemas differ in words only. */
    static boolean sameForm(Schema one, Schema other) {
        return withoutWords(published(one)).equals(withoutWords(published(other)));
    }

    /** The schema in full, without what only generated Java code needs: what goes to a registry and into the history. */
    public static JsonNode published(Schema schema) {
        try {
            return without(new ObjectMapper().readTree(schema.toString()), "avro.java.string");
        } catch (IOException e) {
            throw new UncheckedIOException("a schema is not JSON: " + schema, e);
        }
    }

    private static JsonNode withoutWords(JsonNode schema) {
        return without(schema, "doc");
    }

    private static JsonNode without(JsonNode node, String property) {
        if (node instanceof ObjectNode object) {
            object.remove(property);
            // {"type": "string"} says no more than "string".
            object.properties().stream()
                    .filter(entry -> !entry.getKey().equals("default"))
                    .forEach(entry -> entry.setValue(without(entry.getValue(), property)));
            if (object.size() == 1 && object.path("type").isTextual()) {
                return object.get("type");
            }
        } else if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, without(list.get(i), property));
            }
        }
        return node;
    }
}
