package io.millrace.processors.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.TopologyDescription;

/** A topology as a Mermaid flow chart: topics as cylinders, stores as rounded boxes beside the step that owns them. */
public final class TopologyText {

    private TopologyText() {}

    public static String mermaid(TopologyDescription description) {
        List<String> lines = new ArrayList<>();
        Set<String> ends = new LinkedHashSet<>();
        lines.add("flowchart TD");
        description.subtopologies().stream()
                .sorted(Comparator.comparingInt(TopologyDescription.Subtopology::id))
                .forEach(part -> {
                    lines.add("  subgraph part" + part.id() + "[\" \"]");
                    part.nodes().stream()
                            .sorted(Comparator.comparing(TopologyDescription.Node::name))
                            .forEach(node -> node(node, lines, ends));
                    lines.add("  end");
                });
        description.globalStores().stream()
                .sorted(Comparator.comparingInt(TopologyDescription.GlobalStore::id))
                .forEach(global -> {
                    lines.add("  subgraph part" + global.id() + "[\"global\"]");
                    node(global.source(), lines, ends);
                    node(global.processor(), lines, ends);
                    lines.add("  end");
                });
        lines.addAll(ends);
        return String.join("\n", lines) + "\n";
    }

    private static void node(TopologyDescription.Node node, List<String> lines, Set<String> ends) {
        String id = id("n", node.name());
        lines.add("    " + id + "[\"" + node.name() + "\"]");
        new TreeSet<>(names(node)).forEach(next -> lines.add("    " + id + " --> " + id("n", next)));
        if (node instanceof TopologyDescription.Source source && source.topicSet() != null) {
            new TreeSet<>(source.topicSet()).forEach(topic -> {
                ends.add("  " + id("t", topic) + "[(\"" + topic + "\")]");
                ends.add("  " + id("t", topic) + " --> " + id);
            });
        } else if (node instanceof TopologyDescription.Sink sink && sink.topic() != null) {
            ends.add("  " + id("t", sink.topic()) + "[(\"" + sink.topic() + "\")]");
            ends.add("  " + id + " --> " + id("t", sink.topic()));
        } else if (node instanceof TopologyDescription.Processor processor) {
            new TreeSet<>(processor.stores()).forEach(store -> {
                ends.add("  " + id("s", store) + "([\"" + store + "\"])");
                ends.add("  " + id + " -.- " + id("s", store));
            });
        }
    }

    private static List<String> names(TopologyDescription.Node node) {
        return node.successors().stream().map(TopologyDescription.Node::name).toList();
    }

    private static String id(String kind, String name) {
        return kind + "_" + name.replaceAll("[^A-Za-z0-9]", "_");
    }
}
