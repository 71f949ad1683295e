package io.millrace.fraud.rules;

import io.millrace.fraud.rules.Nodes.Real;
import io.millrace.fraud.rules.Nodes.Test;
import io.millrace.fraud.rules.Nodes.Thing;
import io.millrace.fraud.rules.Nodes.Whole;
import java.math.BigDecimal;

/** Comparisons, one closure for each relation: a relation is not looked up while rules are evaluated. */
final class Comparisons {

    private static final long EXACT = 1L << 53;

    private Comparisons() {}

    static Test wholes(Term.Relation relation, Whole left, Whole right) {
        return switch (relation) {
            case EQUAL ->
                frame -> {
                    long first = left.whole(frame);
                    if (frame.failure != null) {
                        return Nodes.FAILED;
                    }
                    return result(frame, first == right.whole(frame));
                };
            case NOT_EQUAL -> Nodes.not(wholes(Term.Relation.EQUAL, left, right));
            case LESS ->
                frame -> {
                    long first = left.whole(frame);
                    if (frame.failure != null) {
                        return Nodes.FAILED;
                    }
                    return result(frame, first < right.whole(frame));
                };
            case LESS_OR_EQUAL -> Nodes.not(wholes(Term.Relation.GREATER, left, right));
            case GREATER ->
                frame -> {
                    long first = left.whole(frame);
                    if (frame.failure != null) {
                        return Nodes.FAILED;
                    }
                    return result(frame, first > right.whole(frame));
                };
            case GREATER_OR_EQUAL -> Nodes.not(wholes(Term.Relation.LESS, left, right));
        };
    }

    /** Against NaN everything is false but "not equal": no relation is the opposite of another. */
    static Test reals(Term.Relation relation, Real left, Real right) {
        return switch (relation) {
            case EQUAL ->
                frame -> {
                    double first = left.real(frame);
                    if (frame.failure != null) {
                        return Nodes.FAILED;
                    }
                    return result(frame, first == right.real(frame));
                };
            case NOT_EQUAL -> Nodes.not(reals(Term.Relation.EQUAL, left, right));
            case LESS ->
                frame -> {
                    double first = left.real(frame);
                    if (frame.failure != null) {
                        return Nodes.FAILED;
                    }
                    return result(frame, first < right.real(frame));
                };
            case LESS_OR_EQUAL ->
                frame -> {
                    double first = left.real(frame);
                    if (frame.failure != null) {
                        return Nodes.FAILED;
                    }
                    return result(frame, first <= right.real(frame));
                };
            case GREATER ->
                frame -> {
                    double first = left.real(frame);
                    if (frame.failure != null) {
                        return Nodes.FAILED;
                    }
                    return result(frame, first > right.real(frame));
                };
            case GREATER_OR_EQUAL ->
                frame -> {
                    double first = left.real(frame);
                    if (frame.failure != null) {
                        return Nodes.FAILED;
                    }
                    return result(frame, first >= right.real(frame));
                };
        };
    }

    /** A whole number and a real one by their true values, also where a double cannot hold the whole number. */
    static Test mixed(Term.Relation relation, Whole left, Real right) {
        return frame -> {
            long whole = left.whole(frame);
            if (frame.failure != null) {
                return Nodes.FAILED;
            }
            double real = right.real(frame);
            if (frame.failure != null) {
                return Nodes.FAILED;
            }
            if (Double.isNaN(real)) {
                return Nodes.truth(relation == Term.Relation.NOT_EQUAL);
            }
            return Nodes.truth(relation.holds(compare(whole, real)));
        };
    }

    private static int compare(long whole, double real) {
        if ((whole > -EXACT && whole < EXACT) || Double.isInfinite(real)) {
            double value = whole;
            return value < real ? -1 : value > real ? 1 : 0;
        }
        return BigDecimal.valueOf(whole).compareTo(new BigDecimal(real));
    }

    static Test texts(Term.Relation relation, Thing left, Thing right) {
        return frame -> {
            Object first = left.thing(frame);
            if (frame.failure != null) {
                return Nodes.FAILED;
            }
            Object second = right.thing(frame);
            if (frame.failure != null) {
                return Nodes.FAILED;
            }
            return Nodes.truth(relation.holds(((String) first).compareTo((String) second)));
        };
    }

    static Test truths(Term.Relation relation, Test left, Test right) {
        return frame -> {
            int first = left.test(frame);
            if (first == Nodes.FAILED) {
                return Nodes.FAILED;
            }
            int second = right.test(frame);
            return second == Nodes.FAILED ? Nodes.FAILED : Nodes.truth(relation.holds(Integer.compare(first, second)));
        };
    }

    private static int result(Frame frame, boolean holds) {
        return frame.failure == null ? Nodes.truth(holds) : Nodes.FAILED;
    }
}
