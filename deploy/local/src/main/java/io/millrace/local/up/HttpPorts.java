package io.millrace.local.up;

/** Which port each application's HTTP takes: the wanted one and those after it, or any free one. */
final class HttpPorts {

    private static final int STANDARD = 8080;
    private static final int MOST_TRIES = 50;

    private final boolean strict;
    private int next;
    private int tries;

    private HttpPorts(int first, boolean strict) {
        this.next = first;
        this.strict = strict;
    }

    /** 8080 or the next that is free. */
    static HttpPorts standard() {
        return new HttpPorts(STANDARD, false);
    }

    /** This one and those after it, and no other; 0 for any free one. */
    static HttpPorts from(int port) {
        return new HttpPorts(port, true);
    }

    int next() {
        tries++;
        return next == 0 ? 0 : next++;
    }

    /** Whether a port that is taken may be passed over. */
    boolean mayTryAnother() {
        return !strict && tries < MOST_TRIES;
    }
}
