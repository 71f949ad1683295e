package io.millrace.fraud.rules;

/** The last entry of a range. */
final class Newest extends Shared {

    private static final Failure NONE = Failure.notEnough("newest() found no transaction");

    private final Span span;
    private int value;

    Newest(Span span) {
        this.span = span;
    }

    @Override
    void find(Frame frame) {
        value = -1;
        int from = span.from(frame);
        for (int entry = span.to(frame) - 1; entry >= from; entry--) {
            frame.entry = entry;
            int passes = span.passes(frame);
            if (passes == Nodes.FAILED) {
                return;
            }
            if (passes == Nodes.TRUE && value < 0) {
                value = entry;
                if (span.certain()) {
                    break;
                }
            }
        }
        if (value < 0) {
            frame.fail(NONE);
        }
    }

    /** Moves the frame to it; the caller moves back. False: the frame has the failure. */
    boolean enter(Frame frame) {
        if (ready(frame)) {
            frame.entry = value;
            return true;
        }
        return false;
    }

    @Override
    Object value() {
        return value;
    }
}
