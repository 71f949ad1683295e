package io.millrace.fraud.rules;

import java.util.List;

/** A range of the history with its filters. */
final class Span {

    private final Window window;
    private final boolean withCurrent;
    private final Nodes.Test[] filters;
    private final boolean certain;

    Span(Window window, boolean withCurrent, List<Nodes.Test> filters, boolean certain) {
        this.window = window;
        this.withCurrent = withCurrent;
        this.filters = filters.toArray(Nodes.Test[]::new);
        this.certain = certain;
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

    /** Whether no filter can fail, so that a search may stop at what it has found. */
    boolean certain() {
        return certain;
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
