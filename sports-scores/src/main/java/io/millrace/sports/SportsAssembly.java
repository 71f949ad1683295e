package io.millrace.sports;

import io.javalin.config.RoutesConfig;
import io.millrace.processors.app.Assembly;
import io.millrace.processors.app.Context;
import io.millrace.processors.http.Queries;
import io.millrace.sports.queries.MatchQueries;
import org.apache.kafka.streams.Topology;

/** Sports scores put together: the topology, and what can be asked of it. */
final class SportsAssembly implements Assembly {

    private final Topology topology;
    private final int watchers;

    SportsAssembly(Context context) {
        topology = new SportsTopology(context).get();
        watchers = context.settings().get(SportsSettings.WATCHERS);
    }

    @Override
    public Topology topology() {
        return topology;
    }

    @Override
    public void queries(RoutesConfig routes, Queries queries) {
        new MatchQueries(queries, watchers).addTo(routes);
    }
}
