package io.millrace.processors.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;

class TaskInputsTest {

    private final Map<String, Object> config = new HashMap<>();

    @Test
    void tasks_of_one_topic_each_do_not_wait() {
        Topology topology = new Topology()
                .addSource("a", "first")
                .addSink("to-a", "out", "a")
                .addSource("b", "second")
                .addSink("to-b", "out", "b");

        TaskInputs.settle(config, topology.describe());

        assertThat(config).containsEntry("max.task.idle.ms", -1L);
    }

    @Test
    void a_task_of_two_topics_waits_for_the_one_that_is_behind() {
        Topology topology =
                new Topology().addSource("a", "first").addSource("b", "second").addSink("to", "out", "a", "b");

        TaskInputs.settle(config, topology.describe());

        assertThat(config).isEmpty();
    }

    @Test
    void what_is_set_stays() {
        config.put("max.task.idle.ms", "7");

        TaskInputs.settle(config, new Topology().addSource("a", "first").describe());

        assertThat(config).containsEntry("max.task.idle.ms", "7");
    }
}
