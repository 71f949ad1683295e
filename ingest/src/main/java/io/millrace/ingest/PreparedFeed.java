package io.millrace.ingest;

import io.millrace.contracts.Topic;
import java.util.List;

/** A feed that knows what to do. It can be opened more than once: a loop opens it again for each pass. */
public interface PreparedFeed {

    /** The feed's name, for reports. */
    String name();

    /** Every topic that this feed may write to. */
    List<Topic<?, ?>> topics();

    Nature nature();

    /** How a record of this feed is told again at another time and under other ids. */
    Retelling retelling();

    /** The records from the beginning. The caller closes the source. */
    FeedSource open(FeedStart start);

    /** What decides the pace when the user does not. */
    enum Nature {
        /** Makes its events for the time it is asked for, without end. Live by default. */
        SIMULATED,
        /** Tells what happened at another time, and ends. As fast as possible by default. */
        HISTORY,
        /** Receives what happens, without end. Its pace is the outside world's. */
        COLLECTED
    }
}
