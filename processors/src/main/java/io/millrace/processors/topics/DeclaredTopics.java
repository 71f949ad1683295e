package io.millrace.processors.topics;

import io.millrace.contracts.Topic;
import io.millrace.processors.app.Application;
import io.millrace.processors.app.RuntimeSettings;
import io.millrace.processors.app.Settings;
import io.millrace.processors.deadletters.DeadLetters;
import io.millrace.processors.streams.KafkaSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.streams.Topology;

/** The topics that an application names, under the names they have in this deployment, against those there are. */
public final class DeclaredTopics {

    /** What a topic is to the application. */
    public enum Role {
        INPUT,
        OUTPUT,
        DEAD_LETTERS
    }

    /**
     * A declared topic.
     *
     * @param found partitions of the topic on the cluster; empty if there is no such topic
     */
    public record Standing(Topic<?, ?> topic, Role role, Optional<Integer> found) {}

    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(20);

    private final Map<String, Topic<?, ?>> topics = new LinkedHashMap<>();
    private final Map<String, Role> roles = new LinkedHashMap<>();
    private final Topic<?, ?> deadLetters;
    private final short replicas;

    public DeclaredTopics(Application application, Settings settings) {
        String prefix = settings.get(RuntimeSettings.TOPIC_PREFIX);
        this.deadLetters = DeadLetters.topic(application.name()).withPrefix(prefix);
        this.replicas = settings.get(RuntimeSettings.REPLICATION_FACTOR).shortValue();
        application.inputs().forEach(topic -> add(topic.withPrefix(prefix), Role.INPUT));
        application.outputs().forEach(topic -> add(topic.withPrefix(prefix), Role.OUTPUT));
        add(deadLetters, Role.DEAD_LETTERS);
    }

    private void add(Topic<?, ?> topic, Role role) {
        topics.putIfAbsent(topic.name(), topic);
        roles.putIfAbsent(topic.name(), role);
    }

    public Topic<?, ?> deadLetters() {
        return deadLetters;
    }

    /** The declared topic of that name in this deployment. */
    public Optional<Topic<?, ?>> named(String name) {
        return Optional.ofNullable(topics.get(name));
    }

    /** Topics that the application only writes. */
    public List<String> outputs() {
        return topics.keySet().stream()
                .filter(name -> roles.get(name) != Role.INPUT)
                .toList();
    }

    /** Each declared topic, inputs first. */
    public List<Standing> standing(Cluster cluster) {
        Map<String, TopicDescription> existing = describe(cluster);
        return topics.values().stream()
                .map(topic -> new Standing(
                        topic,
                        roles.get(topic.name()),
                        Optional.ofNullable(existing.get(topic.name()))
                                .map(description -> description.partitions().size())))
                .toList();
    }

    /** Creates those that are missing, as declared; returns their names. */
    public List<String> create(Cluster cluster) {
        Set<String> existing = describe(cluster).keySet();
        List<String> created = new ArrayList<>();
        for (Topic<?, ?> topic : topics.values()) {
            if (!existing.contains(topic.name()) && create(cluster, topic)) {
                created.add(topic.name());
            }
        }
        awaitKnown(cluster, created);
        return created;
    }

    /** A broker may not know yet what the controller has just created. */
    private void awaitKnown(Cluster cluster, List<String> created) {
        long deadline = System.nanoTime() + KNOWN_WITHIN.toNanos();
        while (!describe(cluster).keySet().containsAll(created)) {
            if (System.nanoTime() > deadline) {
                throw new ClusterException(
                        "topics " + created + " were created, and the brokers do not show them after " + KNOWN_WITHIN,
                        null);
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /** All that differs, as sentences. Empty when the application can run. */
    public List<String> mismatches(Cluster cluster, Topology topology) {
        Map<String, TopicDescription> existing = describe(cluster);
        List<String> mismatches = new ArrayList<>();
        topics.keySet().stream()
                .filter(name -> !existing.containsKey(name))
                .forEach(name -> mismatches.add(
                        name + ": there is no such topic; create it (topics create), or set topics.create=true"));
        Map<String, Config> configs = configs(cluster, existing.keySet());
        existing.keySet().forEach(name -> cleanup(topics.get(name), configs.get(name), mismatches));
        deadLetterSize(configs, mismatches);
        Map<String, Integer> partitions = new TreeMap<>();
        existing.forEach((name, description) ->
                partitions.put(name, description.partitions().size()));
        mismatches.addAll(new CoPartitioning(topology.describe(), partitions).mismatches());
        return mismatches;
    }

    private boolean create(Cluster cluster, Topic<?, ?> topic) {
        NewTopic request = new NewTopic(
                        topic.name(),
                        Optional.of(topic.partitions()),
                        replicas == -1 ? Optional.empty() : Optional.of(replicas))
                .configs(config(topic));
        try {
            cluster.ask(
                    "create topic " + topic.name(),
                    cluster.admin().createTopics(List.of(request)).all());
            return true;
        } catch (ClusterException e) {
            if (e.getCause() instanceof TopicExistsException) {
                return false; // another instance was faster
            }
            throw e;
        }
    }

    private Map<String, String> config(Topic<?, ?> topic) {
        Map<String, String> config = topic.configuration();
        if (roles.get(topic.name()) == Role.DEAD_LETTERS) {
            config.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(KafkaSettings.DEAD_LETTER_MAX_BYTES));
        }
        return config;
    }

    private static void cleanup(Topic<?, ?> topic, Config config, List<String> mismatches) {
        Set<String> found = new TreeSet<>(
                List.of(config.get(TopicConfig.CLEANUP_POLICY_CONFIG).value().split("\\s*,\\s*")));
        Set<String> expected = Set.of(
                topic.cleanup() == Topic.Cleanup.COMPACT
                        ? TopicConfig.CLEANUP_POLICY_COMPACT
                        : TopicConfig.CLEANUP_POLICY_DELETE);
        if (!found.equals(expected)) {
            mismatches.add(topic.name() + ": cleanup.policy is " + String.join(",", found) + ", expected "
                    + String.join(",", expected) + "; change it, or let the application create the topic");
        }
    }

    private void deadLetterSize(Map<String, Config> configs, List<String> mismatches) {
        Config letters = configs.get(deadLetters.name());
        if (letters == null) {
            return;
        }
        long limit = maxMessage(letters);
        configs.forEach((name, config) -> {
            if (roles.get(name) == Role.INPUT && maxMessage(config) > limit) {
                mismatches.add(deadLetters.name() + ": max.message.bytes is " + limit + ", expected at least the "
                        + maxMessage(config) + " of " + name + ", or its large records cannot be put aside");
            }
        });
    }

    private static long maxMessage(Config config) {
        return Long.parseLong(config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value());
    }

    private Map<String, TopicDescription> describe(Cluster cluster) {
        Set<String> names =
                cluster.ask("list the topics", cluster.admin().listTopics().names());
        List<String> existing = topics.keySet().stream().filter(names::contains).toList();
        return new TreeMap<>(cluster.ask(
                "describe the topics", cluster.admin().describeTopics(existing).allTopicNames()));
    }

    private static Map<String, Config> configs(Cluster cluster, Collection<String> names) {
        Map<String, Config> configs = new TreeMap<>();
        cluster.ask(
                        "read the settings of the topics",
                        cluster.admin()
                                .describeConfigs(names.stream()
                                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                                        .toList())
                                .all())
                .forEach((resource, config) -> configs.put(resource.name(), config));
        return configs;
    }
}
