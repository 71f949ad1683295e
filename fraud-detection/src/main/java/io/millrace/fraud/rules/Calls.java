package io.millrace.fraud.rules;

import com.google.common.collect.ImmutableList;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads operators and functions. What has no term of its own stays with CEL's runtime. */
final class Calls {

    private final Translator translator;
    private final Histories histories;

    Calls(Translator translator, Histories histories) {
        this.translator = translator;
        this.histories = histories;
    }

    Term term(CelExpr part, Scope scope) throws RuleException {
        CelCall call = part.call();
        return switch (call.function()) {
            case "_&&_" -> new Term.And(argument(call, 0, scope), argument(call, 1, scope));
            case "_||_" -> new Term.Or(argument(call, 0, scope), argument(call, 1, scope));
            case "!_" -> new Term.Not(argument(call, 0, scope));
            case "_?_:_" ->
                new Term.Conditional(
                        argument(call, 0, scope),
                        argument(call, 1, scope),
                        argument(call, 2, scope),
                        Kind.of(translator.type(part)));
            case "_==_" -> comparison(part, Term.Relation.EQUAL, scope);
            case "_!=_" -> comparison(part, Term.Relation.NOT_EQUAL, scope);
            case "_<_" -> comparison(part, Term.Relation.LESS, scope);
            case "_<=_" -> comparison(part, Term.Relation.LESS_OR_EQUAL, scope);
            case "_>_" -> comparison(part, Term.Relation.GREATER, scope);
            case "_>=_" -> comparison(part, Term.Relation.GREATER_OR_EQUAL, scope);
            case "@in" -> member(part, scope);
            case "_+_" -> arithmetic(part, Term.Operator.ADD, scope);
            case "_-_" -> arithmetic(part, Term.Operator.SUBTRACT, scope);
            case "_*_" -> arithmetic(part, Term.Operator.MULTIPLY, scope);
            case "_/_" -> arithmetic(part, Term.Operator.DIVIDE, scope);
            case "_%_" -> arithmetic(part, Term.Operator.REMAINDER, scope);
            case "-_" -> negation(part, scope);
            case "size" -> size(part, scope);
            case "sum", "mean", "stddev", "min", "max" -> amount(part, scope);
            case Language.COUNT_DISTINCT -> histories.countDistinct(part, scope);
            case Language.DISTANCE -> travel(part, Term.Measure.KILOMETRES, scope);
            case Language.SPEED -> travel(part, Term.Measure.KILOMETRES_PER_HOUR, scope);
            case Language.LAST, Language.EARLIER, Language.NEWEST -> {
                histories.refuseHistory(part);
                throw new IllegalStateException("a history that is none: " + part);
            }
            case "double" -> widened(part, scope);
            case "startsWith" -> textTest(call, Term.TextRelation.STARTS_WITH, scope);
            case "endsWith" -> textTest(call, Term.TextRelation.ENDS_WITH, scope);
            case "contains" -> textTest(call, Term.TextRelation.CONTAINS, scope);
            case "matches" -> matches(part, scope);
            case "timestamp", "duration" -> time(part, scope);
            default -> calendar(part, scope);
        };
    }

    private Term argument(CelCall call, int index, Scope scope) throws RuleException {
        CelExpr argument = call.args().get(index);
        histories.refuseHistory(argument);
        return translator.plain(argument, scope);
    }

    private Term comparison(CelExpr part, Term.Relation relation, Scope scope) throws RuleException {
        CelExpr first = part.call().args().get(0);
        CelExpr second = part.call().args().get(1);
        histories.refuseHistory(first);
        histories.refuseHistory(second);
        Term left = translator.term(first, scope);
        Term right = translator.term(second, scope);
        boolean equality = relation == Term.Relation.EQUAL || relation == Term.Relation.NOT_EQUAL;
        if (equality) {
            checkChoice(left, second, right);
            checkChoice(right, first, left);
        } else {
            translator.plain(first, left);
            translator.plain(second, right);
        }
        boolean comparable = (left.kind() == right.kind() && left.kind() != Kind.OTHER)
                || (left.kind().isText() && right.kind().isText())
                || (left.kind().isNumber() && right.kind().isNumber());
        return comparable ? new Term.Comparison(relation, left, right) : translator.foreign(part, List.of(left, right));
    }

    /** A name that an enumeration does not have would make a rule that never fires. */
    private void checkChoice(Term choice, CelExpr place, Term literal) throws RuleException {
        if (literal instanceof Term.Literal written && written.kind() == Kind.TEXT) {
            checkChoice(choice, place, (String) written.value());
        }
    }

    private void checkChoice(Term choice, CelExpr place, String name) throws RuleException {
        Optional<Field> field = choice instanceof Term.TxField current
                ? Optional.of(current.field())
                : choice instanceof Term.PastField past ? Optional.of(past.field()) : Optional.empty();
        List<String> choices = field.map(Field::choices).orElse(List.of());
        if (!choices.isEmpty() && !choices.contains(name)) {
            throw translator.refusal(
                    place,
                    field.get().label() + " is never '" + name + "'" + Diagnostics.suggestionOrStop(name, choices)
                            + " It is one of " + String.join(", ", choices));
        }
    }

    private Term member(CelExpr part, Scope scope) throws RuleException {
        CelExpr first = part.call().args().get(0);
        CelExpr second = part.call().args().get(1);
        histories.refuseHistory(first);
        histories.refuseHistory(second);
        Term value = translator.term(first, scope);
        Term list = translator.plain(second, scope);
        if (list instanceof Term.ListOf written
                && (value.kind().isText() || value.kind().isNumber())) {
            List<Object> options = new ArrayList<>();
            for (int i = 0; i < written.elements().size(); i++) {
                Term option = written.elements().get(i);
                checkChoice(value, second.list().elements().get(i), option);
                if (option instanceof Term.Literal literal
                        && (option.kind() == value.kind() || value.kind().isText())) {
                    options.add(literal.value());
                }
            }
            if (options.size() == written.elements().size()) {
                return new Term.Member(value, List.copyOf(options));
            }
        }
        if (value.kind() == Kind.CODE) {
            throw translator.refusal(
                    second, "a text of a past transaction is looked up in a list of literals, like [\"A\", \"B\"]");
        }
        return translator.foreign(part, List.of(value, list));
    }

    private Term arithmetic(CelExpr part, Term.Operator operator, Scope scope) throws RuleException {
        CelExpr first = part.call().args().get(0);
        CelExpr second = part.call().args().get(1);
        histories.refuseHistory(first);
        histories.refuseHistory(second);
        Term left = translator.plain(first, scope);
        Term right = translator.plain(second, scope);
        Kind result = Kind.of(translator.type(part));
        boolean numbers = result.isNumber() && left.kind() == result && right.kind() == result;
        boolean times = (result == Kind.TIME || result == Kind.SPAN) && isTime(left) && isTime(right);
        if (numbers || times) {
            return new Term.Arithmetic(operator, result, left, right);
        }
        if (operator == Term.Operator.ADD && result == Kind.TEXT) {
            return new Term.Concatenation(left, right);
        }
        return translator.foreign(part, List.of(left, right));
    }

    private static boolean isTime(Term term) {
        return term.kind() == Kind.TIME || term.kind() == Kind.SPAN;
    }

    private Term negation(CelExpr part, Scope scope) throws RuleException {
        Term term = argument(part.call(), 0, scope);
        return term.kind().isNumber() ? new Term.Negation(term.kind(), term) : translator.foreign(part, List.of(term));
    }

    private CelExpr subject(CelCall call) {
        return call.target().orElseGet(() -> call.args().get(0));
    }

    private Term size(CelExpr part, Scope scope) throws RuleException {
        CelExpr subject = subject(part.call());
        if (histories.isHistory(subject)) {
            return translator.noted(
                    part, scope, new Term.Aggregate(Term.Statistic.SIZE, histories.range(subject, scope)));
        }
        if (Kind.of(translator.type(subject)) == Kind.TEXT) {
            return new Term.TextSize(translator.plain(subject, scope));
        }
        return translator.foreign(part, scope);
    }

    private Term amount(CelExpr part, Scope scope) throws RuleException {
        Term.Statistic statistic = Term.Statistic.valueOf(part.call().function().toUpperCase(Locale.ROOT));
        Term.Range range = histories.range(part.call().target().orElseThrow(), scope);
        return translator.noted(part, scope, new Term.Aggregate(statistic, range));
    }

    private Term travel(CelExpr part, Term.Measure measure, Scope scope) throws RuleException {
        ImmutableList<CelExpr> ends = part.call().args();
        boolean first = translator.type(ends.get(0)).name().equals(Language.PAST.name());
        Term.Past past = translator.past(ends.get(first ? 0 : 1), scope);
        return translator.noted(part, scope, new Term.Travel(measure, past));
    }

    private Term widened(CelExpr part, Scope scope) throws RuleException {
        Term term = argument(part.call(), 0, scope);
        return switch (term.kind()) {
            case REAL -> term;
            case WHOLE -> new Term.Widened(term);
            default -> translator.foreign(part, List.of(term));
        };
    }

    private Term textTest(CelCall call, Term.TextRelation relation, Scope scope) throws RuleException {
        return new Term.TextTest(
                relation, translator.plain(call.target().orElseThrow(), scope), argument(call, 0, scope));
    }

    private Term matches(CelExpr part, Scope scope) throws RuleException {
        CelExpr pattern = part.call().args().get(part.call().args().size() - 1);
        if (pattern.getKind() != ExprKind.Kind.CONSTANT) {
            throw translator.refusal(pattern, "matches() takes its pattern as a literal");
        }
        String regex = pattern.constant().stringValue();
        try {
            Pattern.compile(regex);
        } catch (PatternSyntaxException e) {
            throw translator.refusal(pattern, "not an RE2 pattern: " + e.getMessage());
        }
        return new Term.Matches(translator.plain(subject(part.call()), scope), regex);
    }

    /** A literal's value is known now; anything else is CEL's to read. */
    private Term time(CelExpr part, Scope scope) throws RuleException {
        Term term = translator.foreign(part, scope);
        CelExpr argument = part.call().args().get(0);
        if (argument.getKind() != ExprKind.Kind.CONSTANT) {
            return term;
        }
        Frame frame = new Frame();
        Object value = new Assembler().thing(term).thing(frame);
        if (frame.failure != null) {
            throw translator.refusal(argument, frame.failure.message());
        }
        return new Term.Literal(term.kind(), value);
    }

    private Term calendar(CelExpr part, Scope scope) throws RuleException {
        CelCall call = part.call();
        Optional<Calendar> calendar = Calendar.named(call.function());
        boolean ofTime = call.target()
                .filter(target -> Kind.of(translator.type(target)) == Kind.TIME)
                .isPresent();
        if (calendar.isEmpty() || !ofTime) {
            return translator.foreign(part, scope);
        }
        String zone = "UTC";
        if (!call.args().isEmpty()) {
            CelExpr argument = call.args().get(0);
            if (argument.getKind() != ExprKind.Kind.CONSTANT) {
                throw translator.refusal(argument, call.function() + "() takes the time zone as a literal");
            }
            zone = argument.constant().stringValue();
            try {
                ZoneId.of(zone);
            } catch (DateTimeException e) {
                throw translator.refusal(
                        argument, "unknown time zone '" + zone + "', expected one like Europe/Paris or +01:00");
            }
        }
        Term time = translator.plain(call.target().orElseThrow(), scope);
        return new Term.CalendarPart(calendar.get(), time, zone);
    }
}
