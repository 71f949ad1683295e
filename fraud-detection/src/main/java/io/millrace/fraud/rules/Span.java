package io.millrace.fraud.rules;

import java.util.List;

/** A range of the history with its filters. */
final class Span {

    private final Window window;
    private final boolean withCurrent;
    private final Nodes.Test[] filters;

    Span(Window window, boolean withCurrent, List<Nodes.Test> filters) {
        this.window = window;
        this.withCurrent = withCurrent;
        this.filters = filters.toArray(Nodes.Test[]::new);
    }

    int from(Frame frame) {
        return window.from(frame);
    }

    /** The entry after the last. */
    int to(Frame frame) {
        return withCurrent ? frame.current + 1 : frame.current;
    }

    boolean unfiltered() {
        return filters.length == 0;
    }

    /** Whether the frame's entry passes the filters. */
    int passes(Frame frame) {
        for (Nodes.Test filter : filters) {
            int result = filter.test(frame);
            if (result != Nodes.TRUE) {
                return result;
            }
        }
        return Nodes.TRUE;
    }
}
