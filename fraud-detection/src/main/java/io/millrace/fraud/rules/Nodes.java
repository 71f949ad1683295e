package io.millrace.fraud.rules;

/** What terms become: one method each, so that a rule is a tree of small calls without boxed numbers. */
final class Nodes {

    static final int FALSE = 0;
    static final int TRUE = 1;
    /** The frame has the failure; with the other two it has none. */
    static final int FAILED = -1;

    private Nodes() {}

    interface Test {
        int test(Frame frame);
    }

    interface Whole {
        long whole(Frame frame);
    }

    interface Real {
        double real(Frame frame);
    }

    interface Thing {
        Object thing(Frame frame);
    }

    static int truth(boolean value) {
        return value ? TRUE : FALSE;
    }

    static Test not(Test test) {
        return frame -> {
            int result = test.test(frame);
            return result == FAILED ? FAILED : TRUE - result;
        };
    }

    /** As CEL has it: false decides on either side, whatever the other side failed with. */
    static Test and(Test left, Test right) {
        return frame -> {
            int first = left.test(frame);
            if (first == TRUE) {
                return right.test(frame);
            }
            return first == FALSE ? FALSE : afterFailure(frame, right, FALSE);
        };
    }

    /** As CEL has it: true decides on either side, whatever the other side failed with. */
    static Test or(Test left, Test right) {
        return frame -> {
            int first = left.test(frame);
            if (first == FALSE) {
                return right.test(frame);
            }
            return first == TRUE ? TRUE : afterFailure(frame, right, TRUE);
        };
    }

    private static int afterFailure(Frame frame, Test right, int deciding) {
        Failure failure = frame.failure;
        frame.failure = null;
        if (right.test(frame) == deciding) {
            return deciding;
        }
        return frame.fail(failure);
    }
}
