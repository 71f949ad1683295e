package io.millrace.processors.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.contracts.Topic;
import io.millrace.contracts.Wire;
import io.millrace.processors.intake.IntakeAccounts;
import org.apache.kafka.streams.TopologyConfig;

/**
 * What the runtime gives an application to assemble itself with: on a cluster, in a test and in a replay alike.
 *
 * @param application name of the application, written into alerts and dead letters
 * @param version of the jar
 * @param wire how Avro values are written
 * @param accounts where intake keeps its books
 * @param topologyConfig for the {@code StreamsBuilder}: explicit naming is enforced through it
 * @param replaying true in a replay, where event times may be ahead of the wall clock
 */
public record Context(
        String application,
        String version,
        Settings settings,
        Wire wire,
        IntakeAccounts accounts,
        MeterRegistry meters,
        TopologyConfig topologyConfig,
        boolean replaying) {

    /** The topic under the name it has in this deployment. */
    public <K, V> Topic<K, V> topic(Topic<K, V> topic) {
        return topic.withPrefix(settings.get(RuntimeSettings.TOPIC_PREFIX));
    }

    /** Where this application's rejected records go. */
    public Topic<byte[], byte[]> deadLetters() {
        return topic(io.millrace.processors.deadletters.DeadLetters.topic(application));
    }
}
