package io.millrace.processors.streams;

import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.TopologyDescription.Subtopology;

/** What the tasks of a topology read. */
public final class TaskInputs {

    private TaskInputs() {}

    /**
     * Switches the waiting for a task's other inputs off where no task has any: Kafka Streams looks into it before each
     * record, at the price of several objects. What is set stays.
     */
    public static void settle(Map<String, Object> config, TopologyDescription topology) {
        if (topology.subtopologies().stream().allMatch(TaskInputs::readsOneTopic)) {
            config.putIfAbsent(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        }
    }

    private static boolean readsOneTopic(Subtopology subtopology) {
        return subtopology.nodes().stream()
                        .filter(Source.class::isInstance)
                        .map(Source.class::cast)
                        .mapToInt(source -> source.topicSet() == null
                                ? 2
                                : source.topicSet().size())
                        .sum()
                <= 1;
    }
}
