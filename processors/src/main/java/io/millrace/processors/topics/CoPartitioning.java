package io.millrace.processors.topics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.streams.TopologyDescription;

/**
 * Topics that share a stateful part of a topology must have the same number of partitions: a key has one place in each. A
 * repartition topic has as many as the topics that lead to it, as Kafka Streams decides.
 */
final class CoPartitioning {

    private final List<TopologyDescription.Subtopology> parts;
    private final Map<String, Integer> existing;

    /** @param existing partitions of the topics that exist, by name */
    CoPartitioning(TopologyDescription topology, Map<String, Integer> existing) {
        this.parts = List.copyOf(topology.subtopologies());
        this.existing = existing;
    }

    /** All that differs, as sentences. */
    List<String> mismatches() {
        List<String> mismatches = new ArrayList<>();
        for (TopologyDescription.Subtopology part : parts) {
            Map<String, Integer> partitions = new TreeMap<>();
            sources(part).forEach(topic -> partitions(topic, new HashSet<>())
                    .ifPresent(count -> partitions.put(root(topic, count), count)));
            if (isStateful(part) && Set.copyOf(partitions.values()).size() > 1) {
                mismatches.add(partitions.entrySet().stream()
                                .map(entry -> entry.getKey() + " has " + entry.getValue())
                                .collect(Collectors.joining(", "))
                        + " partitions, expected the same number: they are processed together, by key");
            }
        }
        return mismatches;
    }

    private OptionalInt partitions(String topic, Set<String> asked) {
        Integer count = existing.get(topic);
        if (count != null) {
            return OptionalInt.of(count);
        }
        if (!asked.add(topic)) {
            return OptionalInt.empty();
        }
        return parts.stream()
                .filter(part -> sinks(part).contains(topic))
                .flatMap(part -> sources(part).stream())
                .flatMapToInt(source -> partitions(source, asked).stream())
                .max();
    }

    /** What a user can change: for a repartition topic the topic that its number comes from. */
    private String root(String topic, int count) {
        return existing.containsKey(topic)
                ? topic
                : leading(topic, count, new HashSet<>())
                        .map(source -> source + " (through " + topic + ")")
                        .orElse(topic);
    }

    private Optional<String> leading(String topic, int count, Set<String> asked) {
        if (existing.containsKey(topic)) {
            return existing.get(topic) == count ? Optional.of(topic) : Optional.empty();
        }
        if (!asked.add(topic)) {
            return Optional.empty();
        }
        return parts.stream()
                .filter(part -> sinks(part).contains(topic))
                .flatMap(part -> sources(part).stream().sorted())
                .flatMap(source -> leading(source, count, asked).stream())
                .findFirst();
    }

    private static boolean isStateful(TopologyDescription.Subtopology part) {
        return part.nodes().stream()
                .anyMatch(node -> node instanceof TopologyDescription.Processor processor
                        && !processor.stores().isEmpty());
    }

    private static Set<String> sources(TopologyDescription.Subtopology part) {
        return part.nodes().stream()
                .filter(node -> node instanceof TopologyDescription.Source source && source.topicSet() != null)
                .flatMap(node -> ((TopologyDescription.Source) node).topicSet().stream())
                .collect(Collectors.toSet());
    }

    private static Set<String> sinks(TopologyDescription.Subtopology part) {
        return part.nodes().stream()
                .filter(node -> node instanceof TopologyDescription.Sink sink && sink.topic() != null)
                .map(node -> ((TopologyDescription.Sink) node).topic())
                .collect(Collectors.toSet());
    }
}
