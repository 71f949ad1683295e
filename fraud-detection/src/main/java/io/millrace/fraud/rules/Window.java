package io.millrace.fraud.rules;

/** The entries of the history within a time before the transaction, found once for each transaction. */
final class Window {

    private final long millis;
    private long transaction;
    private int from;

    Window(long millis) {
        this.millis = millis;
    }

    /** The first entry that is younger than the window's length. */
    int from(Frame frame) {
        if (transaction != frame.transaction) {
            transaction = frame.transaction;
            from = find(frame.situation, frame.current);
        }
        return from;
    }

    /** Most windows are short: doubles the step back before it halves the rest. */
    private int find(Situation situation, int current) {
        long oldest = situation.time(current) - millis;
        int inside = current;
        int step = 1;
        int outside = inside - step;
        while (outside >= 0 && situation.time(outside) > oldest) {
            inside = outside;
            step <<= 1;
            outside = inside - step;
        }
        outside = Math.max(outside, -1);
        while (inside - outside > 1) {
            int middle = (inside + outside) >>> 1;
            if (situation.time(middle) > oldest) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return inside;
    }
}
