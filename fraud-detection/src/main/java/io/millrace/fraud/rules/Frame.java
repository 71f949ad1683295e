package io.millrace.fraud.rules;

/**
 * Where an evaluation stands. A node that cannot give its value sets {@link #failure} and returns anything; whoever asked
 * looks at the failure before going on. Exceptions would cost more than the rules.
 *
 * <p>When a node is entered there is no failure.
 */
final class Frame {

    private static final int LOCALS = 4;

    final Object[] locals = new Object[LOCALS];

    Situation situation;
    int current;

    /** The entry that a predicate over the history is asked about. */
    int entry;

    Failure failure;

    /** Grows with each transaction: what was remembered under another number is stale. */
    long transaction;

    /** Grows with each rule of each transaction: tells which parts a rule has looked at. */
    long rule;

    void enter(Situation next) {
        situation = next;
        current = next.current();
        failure = null;
        transaction++;
    }

    /** Returns what a {@link Nodes.Test} returns then. */
    int fail(Failure reason) {
        failure = reason;
        return Nodes.FAILED;
    }
}
