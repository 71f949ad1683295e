package io.millrace.ingest;

import io.millrace.contracts.names.Nearest;
import io.millrace.ingest.atm.AtmFeed;
import io.millrace.ingest.csv.CsvFeed;
import io.millrace.ingest.tracking.DflPositionsFeed;
import io.millrace.ingest.tracking.EptsFeed;
import io.millrace.ingest.tracking.MetricaFeed;
import io.millrace.ingest.tracking.TracabFeed;
import java.util.List;

/** Every feed that is shipped. */
public final class Feeds {

    private static final List<Feed> ALL = List.of(
            new AtmFeed(), new CsvFeed(), new TracabFeed(), new EptsFeed(), new MetricaFeed(), new DflPositionsFeed());

    private Feeds() {}

    public static List<Feed> all() {
        return ALL;
    }

    /**
     * The feed that a text like {@code atm}, {@code atm:tps=500,seed=7} or {@code csv:handbook=FILE} asks for.
     *
     * @throws FeedException for an unknown feed or a wrong argument
     */
    public static PreparedFeed prepare(String spec) {
        int colon = spec.indexOf(':');
        String name = colon < 0 ? spec : spec.substring(0, colon);
        String argument = colon < 0 ? "" : spec.substring(colon + 1);
        return ALL.stream()
                .filter(feed -> feed.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name))
                .prepare(argument);
    }

    private static FeedException unknown(String name) {
        List<String> names = ALL.stream().map(Feed::name).toList();
        return new FeedException("there is no feed '" + name + "'; " + Nearest.hint(name, names));
    }
}
