package io.millrace.processors.app;

import io.javalin.config.RoutesConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;

/** An application that has been put together and can be run. */
public interface Assembly {

    Topology topology();

    /** The domain's own HTTP queries. Called before the server starts; {@code streams} may not be running yet. */
    default void queries(RoutesConfig routes, KafkaStreams streams) {}
}
