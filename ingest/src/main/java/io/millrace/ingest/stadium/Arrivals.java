package io.millrace.ingest.stadium;

import io.millrace.ingest.FeedRecord;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Records that are under way, each until its time. */
final class Arrivals {

    private final PriorityQueue<Arrival> arrivals =
            new PriorityQueue<>(Comparator.comparingLong(Arrival::time).thenComparingLong(Arrival::order));

    private long order;

    private record Arrival(long time, long order, FeedRecord<?, ?> record) {}

    void add(long time, FeedRecord<?, ?> record) {
        arrivals.add(new Arrival(time, order++, record));
    }

    /** The next one that has arrived by that time, or null. */
    FeedRecord<?, ?> due(long time) {
        return arrivals.isEmpty() || arrivals.peek().time() > time
                ? null
                : arrivals.remove().record();
    }

    void clear() {
        arrivals.clear();
    }
}
