package io.millrace.ingest;

import java.time.Duration;

/** How a record is told again: the same event at another time and, from the second pass on, under other ids. */
@FunctionalInterface
public interface Retelling {

    /**
     * @param shift is added to every event time in the record
     * @param pass 1 for the first telling, which keeps its ids; later passes give each id a form of its own
     */
    FeedRecord<?, ?> retell(FeedRecord<?, ?> record, Duration shift, int pass);
}
