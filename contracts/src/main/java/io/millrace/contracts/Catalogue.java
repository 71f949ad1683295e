package io.millrace.contracts;

import io.millrace.contracts.avro.SchemaHistory;
import io.millrace.contracts.fraud.FraudTopics;
import io.millrace.contracts.sports.SportsTopics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/** The topics of all domains. */
public final class Catalogue {

    private Catalogue() {}

    /** Every topic, by domain. */
    public static List<Topic<?, ?>> all() {
        return Stream.of(FraudTopics.all(), SportsTopics.all())
                .flatMap(List::stream)
                .toList();
    }

    /** The topic with a default name, which has no prefix. */
    public static Optional<Topic<?, ?>> named(String name) {
        return all().stream().filter(topic -> topic.name().equals(name)).findFirst();
    }

    /** The Avro formats of all topics, each class once. */
    public static List<AvroFormat<?>> formats() {
        Map<Class<?>, AvroFormat<?>> formats = new LinkedHashMap<>();
        for (Topic<?, ?> topic : all()) {
            if (topic.values() instanceof AvroFormat<?> format) {
                formats.putIfAbsent(format.type(), format);
            }
        }
        return List.copyOf(formats.values());
    }

    /** The full name of the schema, of whatever version, that has a fingerprint. */
    static Optional<String> schemaOf(long fingerprint) {
        return Optional.ofNullable(Fingerprints.NAMES.get(fingerprint));
    }

    /** Read when a value on the wrong topic is first met. */
    private static final class Fingerprints {

        private static final Map<Long, String> NAMES = names();

        private static Map<Long, String> names() {
            Map<Long, String> names = new LinkedHashMap<>();
            for (AvroFormat<?> format : formats()) {
                names.put(format.fingerprint(), format.type().getName());
                for (Schema version : SchemaHistory.of(format.type()).versions()) {
                    names.put(SchemaNormalization.parsingFingerprint64(version), version.getFullName());
                }
            }
            return Map.copyOf(names);
        }
    }
}
