package io.millrace.fraud.rules;

/**
 * What several rules may ask of one transaction and is found out once. Remembers a value or a failure for the frame's
 * transaction, and which rule asked last.
 */
abstract class Shared implements Nodes.Thing {

    private long transaction;
    private long rule;
    private Failure failure;

    /** Finds the value; called at most once for each transaction. */
    abstract void find(Frame frame);

    /** The value found, for a decision to show. */
    abstract Object value();

    /** Whether there is a value; if not, the frame has the failure. */
    final boolean ready(Frame frame) {
        rule = frame.rule;
        if (transaction != frame.transaction) {
            transaction = frame.transaction;
            int entry = frame.entry;
            find(frame);
            frame.entry = entry;
            failure = frame.failure;
        }
        frame.failure = failure;
        return failure == null;
    }

    /** Whether the rule that is evaluated has asked. */
    final boolean asked(Frame frame) {
        return rule == frame.rule;
    }

    @Override
    public final Object thing(Frame frame) {
        return ready(frame) ? value() : null;
    }
}
