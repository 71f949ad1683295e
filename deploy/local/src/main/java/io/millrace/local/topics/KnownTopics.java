package io.millrace.local.topics;

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
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.Serdes;

/** What is known of topics by their names: those that the applications read and write. */
public final class KnownTopics {

    private final Map<String, Topic<?, ?>> byName = new LinkedHashMap<>();
    private final Map<String, Set<String>> users = new LinkedHashMap<>();

    public KnownTopics(Applications applications) {
        for (Applications.Entry entry : applications.all()) {
            Application application = entry.create().get();
            application.inputs().forEach(topic -> add(topic, entry.name()));
            application.outputs().forEach(topic -> add(topic, entry.name()));
            add(DeadLetters.topic(application.name()), entry.name());
        }
    }

    public Collection<Topic<?, ?>> all() {
        return byName.values();
    }

    /** Names of the applications that read or write it. */
    public Set<String> usersOf(String topic) {
        return users.getOrDefault(topic, Set.of());
    }

    /** The topic as declared; one of raw bytes when nothing is known of it. A prefix of the deployment is seen through. */
    public Topic<?, ?> named(String name, String prefix) {
        String bare = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
        Topic<?, ?> known = byName.get(bare);
        return known == null ? raw(name) : known.withPrefix(prefix);
    }

    private void add(Topic<?, ?> topic, String user) {
        byName.putIfAbsent(topic.name(), topic);
        users.computeIfAbsent(topic.name(), name -> new TreeSet<>()).add(user);
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
