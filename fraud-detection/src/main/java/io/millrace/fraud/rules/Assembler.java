package io.millrace.fraud.rules;

import io.millrace.fraud.rules.Nodes.Real;
import io.millrace.fraud.rules.Nodes.Test;
import io.millrace.fraud.rules.Nodes.Thing;
import io.millrace.fraud.rules.Nodes.Whole;
import java.util.List;
import java.util.Optional;

/** Makes the nodes of terms. What is asked of the history is made once for all rules that are assembled together. */
final class Assembler {

    private final SharedNodes shared = new SharedNodes(this);
    private final Texts texts = new Texts(this);

    Test test(Term term) {
        if (term instanceof Term.And and) {
            return Nodes.and(test(and.left()), test(and.right()));
        }
        if (term instanceof Term.Or or) {
            return Nodes.or(test(or.left()), test(or.right()));
        }
        if (term instanceof Term.Not not) {
            return Nodes.not(test(not.term()));
        }
        if (term instanceof Term.Comparison comparison) {
            return comparison(comparison);
        }
        if (term instanceof Term.Member member) {
            return texts.member(member);
        }
        if (term instanceof Term.Quantified quantified) {
            return shared.quantified(quantified);
        }
        if (term instanceof Term.TxHas has) {
            return Transactions.has(has.field());
        }
        if (term instanceof Term.PastHas has) {
            Test ofEntry = Transactions.entryHas(has.field());
            return shared.newest(has.past())
                    .map(newest -> testAt(newest, ofEntry))
                    .orElse(ofEntry);
        }
        if (term instanceof Term.ListQuantified quantified) {
            return Lists.quantified(
                    quantified.quantifier(),
                    thing(quantified.list()),
                    quantified.level(),
                    test(quantified.predicate()));
        }
        if (term instanceof Term.TextTest textTest) {
            return texts.test(textTest);
        }
        if (term instanceof Term.Matches matches) {
            return texts.matches(matches);
        }
        if (term instanceof Term.Literal literal) {
            int value = Nodes.truth((Boolean) literal.value());
            return frame -> value;
        }
        if (term instanceof Term.Conditional conditional) {
            Test condition = test(conditional.condition());
            Test then = test(conditional.then());
            Test otherwise = test(conditional.otherwise());
            return frame -> {
                int chosen = condition.test(frame);
                return chosen == Nodes.FAILED
                        ? Nodes.FAILED
                        : chosen == Nodes.TRUE ? then.test(frame) : otherwise.test(frame);
            };
        }
        Thing value = unboxed(term);
        return frame -> {
            Object found = value.thing(frame);
            return frame.failure == null ? Nodes.truth((Boolean) found) : Nodes.FAILED;
        };
    }

    private Test comparison(Term.Comparison comparison) {
        Term left = comparison.left();
        Term right = comparison.right();
        Term.Relation relation = comparison.relation();
        if (left.kind().isText()) {
            return texts.comparison(comparison);
        }
        if (left.kind() == Kind.TRUTH) {
            return Comparisons.truths(relation, test(left), test(right));
        }
        if (left.kind() == Kind.REAL && right.kind() == Kind.REAL) {
            return Comparisons.reals(relation, real(left), real(right));
        }
        if (left.kind() == Kind.REAL) {
            return Comparisons.mixed(relation.mirrored(), whole(right), real(left));
        }
        if (right.kind() == Kind.REAL) {
            return Comparisons.mixed(relation, whole(left), real(right));
        }
        return Comparisons.wholes(relation, whole(left), whole(right));
    }

    /** For whole numbers, times, durations, and for codes and choices as they are held. */
    Whole whole(Term term) {
        if (term instanceof Term.Literal literal) {
            long value = (Long) literal.value();
            return frame -> value;
        }
        if (term instanceof Term.TxField tx) {
            return Transactions.held(tx.field());
        }
        if (term instanceof Term.PastField past) {
            Whole ofEntry = Transactions.heldOfEntry(past.field());
            return shared.newest(past.past())
                    .map(newest -> wholeAt(newest, ofEntry))
                    .orElse(ofEntry);
        }
        if (term instanceof Term.Aggregate aggregate) {
            return shared.size(aggregate);
        }
        if (term instanceof Term.CountDistinct distinct) {
            return shared.distinct(distinct);
        }
        if (term instanceof Term.Arithmetic arithmetic) {
            return Arithmetics.wholes(arithmetic.operator(), whole(arithmetic.left()), whole(arithmetic.right()));
        }
        if (term instanceof Term.Negation negation) {
            return Arithmetics.negated(whole(negation.term()));
        }
        if (term instanceof Term.TextSize size) {
            return texts.size(size);
        }
        if (term instanceof Term.CalendarPart part) {
            return Lists.calendar(part.part(), whole(part.time()), part.zone());
        }
        if (term instanceof Term.Conditional conditional) {
            Test condition = test(conditional.condition());
            Whole then = whole(conditional.then());
            Whole otherwise = whole(conditional.otherwise());
            return frame -> {
                int chosen = condition.test(frame);
                return chosen == Nodes.FAILED ? 0 : chosen == Nodes.TRUE ? then.whole(frame) : otherwise.whole(frame);
            };
        }
        Thing value = unboxed(term);
        return frame -> {
            Object found = value.thing(frame);
            return frame.failure == null ? (Long) found : 0;
        };
    }

    Real real(Term term) {
        if (term instanceof Term.Literal literal) {
            double value = (Double) literal.value();
            return frame -> value;
        }
        if (term instanceof Term.TxField tx) {
            return Transactions.real(tx.field(), false);
        }
        if (term instanceof Term.PastField past) {
            Real ofEntry = Transactions.real(past.field(), true);
            return shared.newest(past.past())
                    .map(newest -> realAt(newest, ofEntry))
                    .orElse(ofEntry);
        }
        if (term instanceof Term.Aggregate aggregate) {
            return shared.amount(aggregate);
        }
        if (term instanceof Term.Travel travel) {
            return shared.travel(travel);
        }
        if (term instanceof Term.Arithmetic arithmetic) {
            return Arithmetics.reals(arithmetic.operator(), real(arithmetic.left()), real(arithmetic.right()));
        }
        if (term instanceof Term.Negation negation) {
            Real value = real(negation.term());
            return frame -> -value.real(frame);
        }
        if (term instanceof Term.Widened widened) {
            Whole value = whole(widened.term());
            return frame -> value.whole(frame);
        }
        if (term instanceof Term.Conditional conditional) {
            Test condition = test(conditional.condition());
            Real then = real(conditional.then());
            Real otherwise = real(conditional.otherwise());
            return frame -> {
                int chosen = condition.test(frame);
                return chosen == Nodes.FAILED ? 0 : chosen == Nodes.TRUE ? then.real(frame) : otherwise.real(frame);
            };
        }
        Thing value = unboxed(term);
        return frame -> {
            Object found = value.thing(frame);
            return frame.failure == null ? (Double) found : 0;
        };
    }

    /** The value as an object; times and durations as milliseconds. Of a code, the code. */
    Thing thing(Term term) {
        if (term instanceof Term.Literal literal) {
            Object value = literal.value();
            return frame -> value;
        }
        return switch (term.kind()) {
            case TRUTH -> {
                Test value = test(term);
                yield frame -> value.test(frame) == Nodes.TRUE;
            }
            case WHOLE, TIME, SPAN, CODE -> {
                Whole value = whole(term);
                yield frame -> value.whole(frame);
            }
            case REAL -> {
                Real value = real(term);
                yield frame -> value.real(frame);
            }
            case TEXT, CHOICE -> texts.text(term);
            case OTHER -> unboxed(term);
        };
    }

    /** For the terms whose value is an object to begin with, whatever its kind. */
    Thing unboxed(Term term) {
        if (term instanceof Term.Foreign foreign) {
            return ForeignCall.of(
                    foreign, foreign.arguments().stream().map(this::thing).toList());
        }
        if (term instanceof Term.Local local) {
            int level = local.level();
            return frame -> frame.locals[level];
        }
        if (term instanceof Term.ListOf list) {
            return Lists.of(list.elements().stream().map(this::thing).toList());
        }
        if (term instanceof Term.ListMapped mapped) {
            return Lists.mapped(thing(mapped.list()), mapped.level(), test(mapped.predicate()), thing(mapped.value()));
        }
        if (term instanceof Term.Conditional conditional) {
            Test condition = test(conditional.condition());
            Thing then = thing(conditional.then());
            Thing otherwise = thing(conditional.otherwise());
            return frame -> {
                int chosen = condition.test(frame);
                return chosen == Nodes.FAILED ? "" : chosen == Nodes.TRUE ? then.thing(frame) : otherwise.thing(frame);
            };
        }
        throw new IllegalStateException("no node for " + term);
    }

    /** What a decision shows of a rule, in the order of {@code operands}. */
    List<Reading> operands(CompiledRule rule) {
        return rule.operands().entrySet().stream()
                .map(operand -> new Reading(
                        operand.getValue(), operand.getKey().kind(), thing(operand.getKey()), gate(operand.getKey())))
                .toList();
    }

    /** By which one sees whether a rule has asked for the operand. */
    private Optional<Shared> gate(Term term) {
        return shared.of(term);
    }

    private static Test testAt(Newest newest, Test ofEntry) {
        return frame -> {
            int entry = frame.entry;
            int result = newest.enter(frame) ? ofEntry.test(frame) : Nodes.FAILED;
            frame.entry = entry;
            return result;
        };
    }

    private static Whole wholeAt(Newest newest, Whole ofEntry) {
        return frame -> {
            int entry = frame.entry;
            long result = newest.enter(frame) ? ofEntry.whole(frame) : 0;
            frame.entry = entry;
            return result;
        };
    }

    static Real realAt(Newest newest, Real ofEntry) {
        return frame -> {
            int entry = frame.entry;
            double result = newest.enter(frame) ? ofEntry.real(frame) : 0;
            frame.entry = entry;
            return result;
        };
    }
}
