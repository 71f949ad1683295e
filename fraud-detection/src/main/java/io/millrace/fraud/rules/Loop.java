package io.millrace.fraud.rules;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelComprehension;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.List;
import java.util.Optional;

/**
 * What CEL's standard macros expand to, read back: {@code all}, {@code exists}, {@code exists_one}, {@code filter} and both
 * forms of {@code map}.
 *
 * @param predicate absent for a map of two arguments
 * @param value what a map collects; absent for the others
 */
record Loop(Shape shape, String variable, CelExpr range, Optional<CelExpr> predicate, Optional<CelExpr> value) {

    enum Shape {
        ALL,
        EXISTS,
        EXISTS_ONE,
        FILTER,
        MAP
    }

    static Loop of(CelComprehension expanded) {
        CelExpr step = expanded.loopStep();
        List<CelExpr> arguments = step.call().args();
        return switch (step.call().function()) {
            case "_&&_" -> quantifier(Shape.ALL, expanded, arguments.get(1));
            case "_||_" -> quantifier(Shape.EXISTS, expanded, arguments.get(1));
            case "_?_:_" -> chosen(expanded, arguments.get(0), arguments.get(1));
            case "_+_" ->
                new Loop(
                        Shape.MAP,
                        expanded.iterVar(),
                        expanded.iterRange(),
                        Optional.empty(),
                        Optional.of(collected(step)));
            default -> throw new IllegalStateException("not a standard macro: " + expanded);
        };
    }

    private static Loop chosen(CelComprehension expanded, CelExpr predicate, CelExpr addition) {
        if (expanded.accuInit().getKind() == Kind.CONSTANT
                && expanded.accuInit().constant().getKind() == CelConstant.Kind.INT64_VALUE) {
            return quantifier(Shape.EXISTS_ONE, expanded, predicate);
        }
        CelExpr value = collected(addition);
        if (value.getKind() == Kind.IDENT && value.ident().name().equals(expanded.iterVar())) {
            return quantifier(Shape.FILTER, expanded, predicate);
        }
        return new Loop(
                Shape.MAP, expanded.iterVar(), expanded.iterRange(), Optional.of(predicate), Optional.of(value));
    }

    private static Loop quantifier(Shape shape, CelComprehension expanded, CelExpr predicate) {
        return new Loop(shape, expanded.iterVar(), expanded.iterRange(), Optional.of(predicate), Optional.empty());
    }

    private static CelExpr collected(CelExpr addition) {
        return addition.call().args().get(1).list().elements().get(0);
    }
}
