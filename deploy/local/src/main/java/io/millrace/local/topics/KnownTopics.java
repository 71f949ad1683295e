package io.millrace.local.topics;

import io.millrace.contracts.Catalogue;
import io.millrace.contracts.RawFormat;
import io.millrace.contracts.Topic;
import io.millrace.local.stack.Applications;
import io.millrace.processors.app.Application;
import io.millrace.processors.deadletters.DeadLetters;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;

/** What is known of topics by their names: the catalogue, and the applications' dead letters. */
public final class KnownTopics {

    private final Map<String, Topic<?, ?>> byName = new LinkedHashMap<>();

    public KnownTopics(Applications applications) {
        Catalogue.all().forEach(topic -> byName.put(topic.name(), topic));
        for (Applications.Entry entry : applications.all()) {
            Application application = entry.create().get();
            add(DeadLetters.topic(application.name()));
            application.inputs().forEach(this::add);
            application.outputs().forEach(this::add);
        }
    }

    public Collection<Topic<?, ?>> all() {
        return byName.values();
    }

    /** The topic as declared; one of raw bytes when nothing is known of it. A prefix of the deployment is seen through. */
    public Topic<?, ?> named(String name, String prefix) {
        String bare = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
        Topic<?, ?> known = byName.get(bare);
        return known == null ? raw(name) : known.withPrefix(prefix);
    }

    private void add(Topic<?, ?> topic) {
        byName.putIfAbsent(topic.name(), topic);
    }

    private static Topic<?, ?> raw(String name) {
        return new Topic<>(
                name,
                Serdes.ByteArray(),
                RawFormat.bytes(),
                1,
                Topic.Cleanup.DELETE,
                Duration.ofDays(7),
                Optional.empty(),
                "");
    }
}
