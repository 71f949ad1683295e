package io.millrace.processors.app;

import io.javalin.config.RoutesConfig;
import io.millrace.processors.http.Queries;
import org.apache.kafka.streams.Topology;

/** An application that has been put together and can be run. */
public interface Assembly {

    Topology topology();

    /** The domain's own HTTP queries. Called before the server starts; the stores may not be open yet. */
    default void queries(RoutesConfig routes, Queries queries) {}
}
