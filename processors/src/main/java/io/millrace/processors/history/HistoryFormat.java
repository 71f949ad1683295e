package io.millrace.processors.history;

import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;

/**
 * How a domain's state is written.
 *
 * @param <H> the head: the small state of an entity that changes with every record
 */
public interface HistoryFormat<H> {

    /** The version of what this format writes. Another version found in a store is refused, never guessed at. */
    byte version();

    /** How many numbers are kept of each thing that happened, beside its id and its time. */
    int columns();

    /** The head of an entity that has no state yet. */
    H newHead();

    void writeHead(H head, StateWriter out);

    H readHead(StateReader in);
}
