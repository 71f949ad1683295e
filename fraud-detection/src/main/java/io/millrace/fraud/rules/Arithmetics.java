package io.millrace.fraud.rules;

import io.millrace.fraud.rules.Nodes.Real;
import io.millrace.fraud.rules.Nodes.Whole;

/** Calculations as CEL defines them: whole numbers fail on overflow and on division by zero, real ones never fail. */
final class Arithmetics {

    private static final Failure OVERFLOW = Failure.of("the result is too large for a whole number");
    private static final Failure DIVISION_BY_ZERO = Failure.of("division by zero");

    private Arithmetics() {}

    static Whole wholes(Term.Operator operator, Whole left, Whole right) {
        return frame -> {
            long first = left.whole(frame);
            if (frame.failure != null) {
                return 0;
            }
            long second = right.whole(frame);
            return frame.failure == null ? calculate(operator, first, second, frame) : 0;
        };
    }

    private static long calculate(Term.Operator operator, long first, long second, Frame frame) {
        boolean dividing = operator == Term.Operator.DIVIDE || operator == Term.Operator.REMAINDER;
        if (dividing && second == 0) {
            return frame.fail(DIVISION_BY_ZERO);
        }
        if (dividing && first == Long.MIN_VALUE && second == -1) {
            return frame.fail(OVERFLOW);
        }
        try {
            return switch (operator) {
                case ADD -> Math.addExact(first, second);
                case SUBTRACT -> Math.subtractExact(first, second);
                case MULTIPLY -> Math.multiplyExact(first, second);
                case DIVIDE -> first / second;
                case REMAINDER -> first % second;
            };
        } catch (ArithmeticException e) {
            return frame.fail(OVERFLOW);
        }
    }

    static Real reals(Term.Operator operator, Real left, Real right) {
        return frame -> {
            double first = left.real(frame);
            if (frame.failure != null) {
                return 0;
            }
            double second = right.real(frame);
            return switch (operator) {
                case ADD -> first + second;
                case SUBTRACT -> first - second;
                case MULTIPLY -> first * second;
                case DIVIDE -> first / second;
                case REMAINDER -> throw new IllegalStateException("CEL has no remainder of doubles");
            };
        };
    }

    static Whole negated(Whole term) {
        return frame -> {
            long value = term.whole(frame);
            if (frame.failure != null) {
                return 0;
            }
            return value == Long.MIN_VALUE ? frame.fail(OVERFLOW) : -value;
        };
    }
}
