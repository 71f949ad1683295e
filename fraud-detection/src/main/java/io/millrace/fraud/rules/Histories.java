package io.millrace.fraud.rules;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.types.CelType;
import io.millrace.processors.app.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a rule asks of the history: {@code last}, {@code earlier}, their filters, and what is taken of them. */
final class Histories {

    private static final int MOST = 30;

    private final Translator translator;
    private final long keptMillis;
    private long longestLookBack;
    private int count;

    Histories(Translator translator, long keptMillis) {
        this.translator = translator;
        this.keptMillis = keptMillis;
    }

    long longestLookBack() {
        return longestLookBack;
    }

    boolean isHistory(CelExpr part) {
        CelType type = translator.type(part);
        return type.name().equals(Language.HISTORY.name())
                && type.parameters().get(0).name().equals(Language.PAST.name());
    }

    void refuseHistory(CelExpr part) throws RuleException {
        if (isHistory(part)) {
            throw translator.refusal(
                    part,
                    "a history cannot be used as a value: take size(), sum(), mean(), stddev(), min(), max(), newest(),"
                            + " exists(...) or map(...).countDistinct() of it");
        }
        if (translator.type(part).name().equals(Language.PAST.name())) {
            throw translator.refusal(part, "a past transaction cannot be used as a value: name one of its fields");
        }
    }

    Term.Range range(CelExpr part, Scope scope) throws RuleException {
        if (part.getKind() == ExprKind.Kind.CALL) {
            String function = part.call().function();
            if (function.equals(Language.LAST) || function.equals(Language.EARLIER)) {
                return window(part, function);
            }
        }
        if (part.getKind() == ExprKind.Kind.COMPREHENSION) {
            Loop loop = Loop.of(part.comprehension());
            if (loop.shape() == Loop.Shape.FILTER) {
                return filtered(loop, scope);
            }
        }
        throw translator.refusal(part, "a history is last(\"5m\") or earlier(\"5m\"), narrowed by filter(x, ...)");
    }

    private Term.Range window(CelExpr part, String function) throws RuleException {
        if (++count > MOST) {
            throw translator.refusal(part, "the rule asks more than " + MOST + " times for the history");
        }
        CelExpr argument = part.call().args().get(0);
        if (argument.getKind() != ExprKind.Kind.CONSTANT) {
            throw translator.refusal(argument, function + "() takes a duration as text, like " + function + "(\"5m\")");
        }
        long millis = millis(argument);
        if (millis > keptMillis) {
            throw translator.refusal(
                    argument,
                    "looks back " + argument.constant().stringValue() + ", but history is kept for "
                            + written(keptMillis) + ": shorten the look-back or keep more history");
        }
        longestLookBack = Math.max(longestLookBack, millis);
        return new Term.Range(function.equals(Language.LAST), millis, List.of());
    }

    private long millis(CelExpr argument) throws RuleException {
        Duration duration;
        try {
            duration = Durations.parse(argument.constant().stringValue());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw translator.refusal(argument, e.getMessage());
        }
        if (duration.isZero()) {
            throw translator.refusal(argument, "a look-back must be longer than zero");
        }
        try {
            return duration.toMillis();
        } catch (ArithmeticException e) {
            return Long.MAX_VALUE;
        }
    }

    /** The coarsest unit that divides it. */
    static String written(long millis) {
        Duration duration = Duration.ofMillis(millis);
        if (duration.equals(Duration.ofDays(duration.toDays()))) {
            return duration.toDays() + "d";
        }
        if (duration.equals(Duration.ofHours(duration.toHours()))) {
            return duration.toHours() + "h";
        }
        if (duration.equals(Duration.ofMinutes(duration.toMinutes()))) {
            return duration.toMinutes() + "m";
        }
        return millis + "ms";
    }

    private Term.Range filtered(Loop loop, Scope scope) throws RuleException {
        return narrowed(range(loop.range(), scope), loop, scope);
    }

    private Term.Range narrowed(Term.Range range, Loop loop, Scope scope) throws RuleException {
        List<Term> filters = new ArrayList<>(range.filters());
        Optional<CelExpr> predicate = loop.predicate();
        if (predicate.isPresent()) {
            filters.add(translator.plain(predicate.get(), scope.ofHistory(loop.variable())));
        }
        return new Term.Range(range.withCurrent(), range.millis(), List.copyOf(filters));
    }

    Term quantified(CelExpr part, Loop loop, Scope scope) throws RuleException {
        Term.Quantifier quantifier =
                switch (loop.shape()) {
                    case ALL -> Term.Quantifier.ALL;
                    case EXISTS -> Term.Quantifier.EXISTS;
                    case EXISTS_ONE -> Term.Quantifier.EXISTS_ONE;
                    case MAP ->
                        throw translator.refusal(
                                part,
                                "map() of a history is for counting: last(\"1h\").map(x, x.terminal).countDistinct()");
                    case FILTER -> {
                        refuseHistory(part);
                        throw new IllegalStateException("a filter over a history is a history");
                    }
                };
        Term.Range range = range(loop.range(), scope);
        Term predicate = translator.plain(loop.predicate().orElseThrow(), scope.ofHistory(loop.variable()));
        return translator.noted(part, scope, new Term.Quantified(quantifier, range, predicate));
    }

    Term countDistinct(CelExpr part, Scope scope) throws RuleException {
        CelExpr mapped = part.call().target().orElseThrow();
        if (mapped.getKind() == ExprKind.Kind.COMPREHENSION) {
            Loop loop = Loop.of(mapped.comprehension());
            if (loop.shape() == Loop.Shape.MAP && isHistory(loop.range())) {
                Term.Range range = narrowed(range(loop.range(), scope), loop, scope);
                CelExpr value = loop.value().orElseThrow();
                refuseHistory(value);
                Term term = translator.term(value, scope.ofHistory(loop.variable()));
                return translator.noted(part, scope, new Term.CountDistinct(range, term));
            }
        }
        throw translator.refusal(
                part,
                "countDistinct() counts what a map() of a history gives: last(\"1h\").map(x, x.terminal).countDistinct()");
    }
}
