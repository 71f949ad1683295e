package io.millrace.fraud.rules;

import com.google.re2j.Pattern;
import io.millrace.fraud.rules.Nodes.Test;
import io.millrace.fraud.rules.Nodes.Thing;
import io.millrace.fraud.rules.Nodes.Whole;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Texts, in the three ways that they are held: as themselves, as names of choices, as codes. */
final class Texts {

    private final Assembler assembler;

    Texts(Assembler assembler) {
        this.assembler = assembler;
    }

    Thing text(Term term) {
        if (term instanceof Term.TxField tx) {
            return Transactions.text(tx.field());
        }
        if (term instanceof Term.PastField past) {
            return Transactions.name(past.field(), assembler.whole(past));
        }
        if (term instanceof Term.Literal literal) {
            Object value = literal.value();
            return frame -> value;
        }
        if (term instanceof Term.Concatenation concatenation) {
            Thing left = assembler.thing(concatenation.left());
            Thing right = assembler.thing(concatenation.right());
            return frame -> {
                String first = (String) left.thing(frame);
                if (frame.failure != null) {
                    return "";
                }
                return first + right.thing(frame);
            };
        }
        return assembler.unboxed(term);
    }

    Test comparison(Term.Comparison comparison) {
        Term left = comparison.left();
        Term right = comparison.right();
        Term.Relation relation = comparison.relation();
        if (left.kind() == Kind.CODE || right.kind() == Kind.CODE) {
            return Comparisons.wholes(relation, code(left), code(right));
        }
        boolean equality = relation == Term.Relation.EQUAL || relation == Term.Relation.NOT_EQUAL;
        Optional<Field> choice = choice(left).or(() -> choice(right));
        if (equality && choice.isPresent() && isOf(choice.get(), left) && isOf(choice.get(), right)) {
            return Comparisons.wholes(relation, ordinal(choice.get(), left), ordinal(choice.get(), right));
        }
        return Comparisons.texts(relation, assembler.thing(left), assembler.thing(right));
    }

    private static Optional<Field> choice(Term term) {
        if (term.kind() != Kind.CHOICE) {
            return Optional.empty();
        }
        return Optional.of(term instanceof Term.TxField tx ? tx.field() : ((Term.PastField) term).field());
    }

    private static boolean isOf(Field field, Term term) {
        return term instanceof Term.Literal
                || choice(term).filter(field::equals).isPresent();
    }

    private Whole ordinal(Field field, Term term) {
        if (term instanceof Term.Literal literal) {
            long ordinal = field.choices().indexOf((String) literal.value());
            return frame -> ordinal;
        }
        return assembler.whole(term);
    }

    private Whole code(Term term) {
        if (term instanceof Term.Literal literal) {
            long code = FieldHash.of((String) literal.value());
            return frame -> code;
        }
        if (term.kind() == Kind.CODE) {
            return assembler.whole(term);
        }
        if (term instanceof Term.TxField tx
                && tx.kind() == Kind.TEXT
                && tx.field().kept()) {
            return Transactions.held(tx.field());
        }
        Thing text = assembler.thing(term);
        return frame -> FieldHash.of((String) text.thing(frame));
    }

    Test member(Term.Member member) {
        Term value = member.value();
        List<Object> options = member.options();
        return switch (value.kind()) {
            case CODE -> {
                long[] codes = options.stream()
                        .mapToLong(option -> FieldHash.of((String) option))
                        .toArray();
                yield amongWholes(assembler.whole(value), codes);
            }
            case CHOICE -> Transactions.among(choice(value).orElseThrow(), assembler.whole(value), options);
            case WHOLE -> {
                long[] wholes =
                        options.stream().mapToLong(option -> (Long) option).toArray();
                yield amongWholes(assembler.whole(value), wholes);
            }
            case REAL -> {
                double[] reals =
                        options.stream().mapToDouble(option -> (Double) option).toArray();
                yield amongReals(assembler.real(value), reals);
            }
            default -> {
                Set<Object> texts = Set.copyOf(options);
                Thing text = assembler.thing(value);
                yield frame -> {
                    Object found = text.thing(frame);
                    return frame.failure == null ? Nodes.truth(texts.contains(found)) : Nodes.FAILED;
                };
            }
        };
    }

    private static Test amongWholes(Whole value, long[] options) {
        return frame -> {
            long found = value.whole(frame);
            if (frame.failure != null) {
                return Nodes.FAILED;
            }
            for (long option : options) {
                if (option == found) {
                    return Nodes.TRUE;
                }
            }
            return Nodes.FALSE;
        };
    }

    private static Test amongReals(Nodes.Real value, double[] options) {
        return frame -> {
            double found = value.real(frame);
            if (frame.failure != null) {
                return Nodes.FAILED;
            }
            for (double option : options) {
                if (option == found) {
                    return Nodes.TRUE;
                }
            }
            return Nodes.FALSE;
        };
    }

    Test test(Term.TextTest term) {
        Thing text = assembler.thing(term.text());
        Thing part = assembler.thing(term.part());
        Term.TextRelation relation = term.relation();
        return frame -> {
            String whole = (String) text.thing(frame);
            if (frame.failure != null) {
                return Nodes.FAILED;
            }
            String sought = (String) part.thing(frame);
            if (frame.failure != null) {
                return Nodes.FAILED;
            }
            return Nodes.truth(
                    switch (relation) {
                        case STARTS_WITH -> whole.startsWith(sought);
                        case ENDS_WITH -> whole.endsWith(sought);
                        case CONTAINS -> whole.contains(sought);
                    });
        };
    }

    Test matches(Term.Matches term) {
        Thing text = assembler.thing(term.text());
        Pattern pattern = Pattern.compile(term.pattern());
        return frame -> {
            String found = (String) text.thing(frame);
            return frame.failure == null ? Nodes.truth(pattern.matcher(found).find()) : Nodes.FAILED;
        };
    }

    Whole size(Term.TextSize term) {
        Thing text = assembler.thing(term.text());
        return frame -> {
            String found = (String) text.thing(frame);
            return frame.failure == null ? found.codePointCount(0, found.length()) : 0;
        };
    }
}
