package io.millrace.fraud.rules;

import dev.cel.common.types.CelType;
import java.util.List;

/**
 * An expression after type check, in the terms of this domain. Equal terms give equal values for one transaction, so that
 * rules share what they have in common.
 */
sealed interface Term {

    Kind kind();

    /** A value written in the rule: Boolean, Long (also milliseconds), Double, String, or an object of CEL. */
    record Literal(Kind kind, Object value) implements Term {}

    /** A field of the transaction to decide. */
    record TxField(Field field) implements Term {
        @Override
        public Kind kind() {
            return field.kind();
        }
    }

    record TxHas(Field field) implements Truth {}

    /** A field of a transaction of the history. */
    record PastField(Past past, Field field) implements Term {
        @Override
        public Kind kind() {
            return field.pastKind();
        }
    }

    record PastHas(Past past, Field field) implements Truth {}

    /** Which transaction of the history. */
    sealed interface Past {}

    /** The one that a predicate is asked about. */
    record Each() implements Past {}

    /** The last of a range. */
    record Newest(Range range) implements Past {}

    /** The transactions in (t - millis, t], narrowed by predicates in turn. */
    record Range(boolean withCurrent, long millis, List<Term> filters) {}

    enum Statistic {
        SIZE,
        SUM,
        MEAN,
        STDDEV,
        MIN,
        MAX
    }

    record Aggregate(Statistic statistic, Range range) implements Term {
        @Override
        public Kind kind() {
            return statistic == Statistic.SIZE ? Kind.WHOLE : Kind.REAL;
        }
    }

    enum Quantifier {
        ALL,
        EXISTS,
        EXISTS_ONE
    }

    record Quantified(Quantifier quantifier, Range range, Term predicate) implements Truth {}

    /** How many different values, absent ones not counted. */
    record CountDistinct(Range range, Term value) implements Term {
        @Override
        public Kind kind() {
            return Kind.WHOLE;
        }
    }

    enum Measure {
        KILOMETRES,
        KILOMETRES_PER_HOUR
    }

    /** Between a transaction of the history and the one to decide. */
    record Travel(Measure measure, Past past) implements Term {
        @Override
        public Kind kind() {
            return Kind.REAL;
        }
    }

    record Not(Term term) implements Truth {}

    record And(Term left, Term right) implements Truth {}

    record Or(Term left, Term right) implements Truth {}

    record Conditional(Term condition, Term then, Term otherwise, Kind kind) implements Term {}

    enum Relation {
        EQUAL,
        NOT_EQUAL,
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL;

        /** For the sides exchanged. */
        Relation mirrored() {
            return switch (this) {
                case LESS -> GREATER;
                case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
                case GREATER -> LESS;
                case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
                default -> this;
            };
        }

        boolean holds(int comparison) {
            return switch (this) {
                case EQUAL -> comparison == 0;
                case NOT_EQUAL -> comparison != 0;
                case LESS -> comparison < 0;
                case LESS_OR_EQUAL -> comparison <= 0;
                case GREATER -> comparison > 0;
                case GREATER_OR_EQUAL -> comparison >= 0;
            };
        }
    }

    record Comparison(Relation relation, Term left, Term right) implements Truth {}

    /** Whether a value is one of the literals, all of the value's kind. */
    record Member(Term value, List<Object> options) implements Truth {}

    enum Operator {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE,
        REMAINDER
    }

    record Arithmetic(Operator operator, Kind kind, Term left, Term right) implements Term {}

    record Negation(Kind kind, Term term) implements Term {}

    /** A whole number as a real one. */
    record Widened(Term term) implements Term {
        @Override
        public Kind kind() {
            return Kind.REAL;
        }
    }

    enum TextRelation {
        STARTS_WITH,
        ENDS_WITH,
        CONTAINS
    }

    record TextTest(TextRelation relation, Term text, Term part) implements Truth {}

    /** RE2 syntax, found anywhere in the text. */
    record Matches(Term text, String pattern) implements Truth {}

    record Concatenation(Term left, Term right) implements Term {
        @Override
        public Kind kind() {
            return Kind.TEXT;
        }
    }

    /** In code points. */
    record TextSize(Term text) implements Term {
        @Override
        public Kind kind() {
            return Kind.WHOLE;
        }
    }

    record CalendarPart(Calendar part, Term time, String zone) implements Term {
        @Override
        public Kind kind() {
            return Kind.WHOLE;
        }
    }

    record ListOf(List<Term> elements) implements Term {
        @Override
        public Kind kind() {
            return Kind.OTHER;
        }
    }

    /** The variable of a loop over a list, the outermost loop being 0. */
    record Local(int level, Kind kind) implements Term {}

    record ListQuantified(Quantifier quantifier, Term list, int level, Term predicate) implements Truth {}

    /** {@code predicate} chooses, {@code value} is collected. */
    record ListMapped(Term list, int level, Term predicate, Term value) implements Term {
        @Override
        public Kind kind() {
            return Kind.OTHER;
        }
    }

    /** A function that CEL's own runtime evaluates. */
    record Foreign(
            String function,
            List<String> overloads,
            boolean member,
            CelType type,
            List<Term> arguments,
            List<CelType> types)
            implements Term {
        @Override
        public Kind kind() {
            return Kind.of(type);
        }
    }

    /** A term that is true or false. */
    sealed interface Truth extends Term {
        @Override
        default Kind kind() {
            return Kind.TRUTH;
        }
    }
}
