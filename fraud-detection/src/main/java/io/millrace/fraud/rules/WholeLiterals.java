package io.millrace.fraud.rules;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelMutableExpr;
import dev.cel.common.ast.CelMutableExpr.CelMutableCall;
import dev.cel.common.ast.CelMutableExpr.CelMutableComprehension;
import dev.cel.common.ast.CelMutableExprConverter;
import java.util.List;
import java.util.Set;

/**
 * Lets people write {@code tx.amount == 220} and {@code tx.amount * 2}: CEL itself compares a double with an int but
 * neither equates nor calculates with both. A whole number written beside an amount, or beside what is calculated from
 * amounts, becomes a double before types are checked.
 */
final class WholeLiterals {

    private static final long LARGEST_EXACT = 1L << 53;
    private static final Set<String> REAL_FIELDS =
            Set.of(Field.AMOUNT.label(), Field.LATITUDE.label(), Field.LONGITUDE.label());
    private static final Set<String> CALCULATIONS = Set.of("_+_", "_-_", "_*_", "_/_");
    private static final Set<String> MIXED =
            Set.of("_+_", "_-_", "_*_", "_/_", "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_");

    private WholeLiterals() {}

    static CelAbstractSyntaxTree widened(CelAbstractSyntaxTree parsed) {
        CelMutableExpr expression = CelMutableExprConverter.fromCelExpr(parsed.getExpr());
        widen(expression);
        return CelAbstractSyntaxTree.newParsedAst(
                CelMutableExprConverter.fromMutableExpr(expression), parsed.getSource());
    }

    private static void widen(CelMutableExpr expression) {
        switch (expression.getKind()) {
            case SELECT -> widen(expression.select().operand());
            case CALL -> widenCall(expression.call());
            case LIST -> expression.list().elements().forEach(WholeLiterals::widen);
            case COMPREHENSION -> {
                CelMutableComprehension loop = expression.comprehension();
                widen(loop.iterRange());
                widen(loop.accuInit());
                widen(loop.loopCondition());
                widen(loop.loopStep());
                widen(loop.result());
            }
            default -> {
                // Nothing inside: a constant, a name, or a map or struct, which have no place for an amount.
            }
        }
    }

    private static void widenCall(CelMutableCall call) {
        call.target().ifPresent(WholeLiterals::widen);
        call.args().forEach(WholeLiterals::widen);
        List<CelMutableExpr> arguments = call.args();
        if (MIXED.contains(call.function()) && arguments.size() == 2) {
            widenBeside(arguments.get(0), arguments.get(1));
            widenBeside(arguments.get(1), arguments.get(0));
        } else if (call.function().equals("@in") || call.function().equals("_in_")) {
            if (isReal(arguments.get(0)) && arguments.get(1).getKind() == CelExpr.ExprKind.Kind.LIST) {
                arguments.get(1).list().elements().forEach(WholeLiterals::toReal);
            }
        } else if (call.function().equals("_?_:_")) {
            widenBeside(arguments.get(1), arguments.get(2));
            widenBeside(arguments.get(2), arguments.get(1));
        }
    }

    private static void widenBeside(CelMutableExpr real, CelMutableExpr other) {
        if (isReal(real)) {
            toReal(other);
        }
    }

    private static void toReal(CelMutableExpr expression) {
        if (expression.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && expression.constant().getKind() == CelConstant.Kind.INT64_VALUE) {
            long whole = expression.constant().int64Value();
            if (Math.abs(whole) <= LARGEST_EXACT) {
                expression.setConstant(CelConstant.ofValue((double) whole));
            }
        }
    }

    private static boolean isReal(CelMutableExpr expression) {
        return switch (expression.getKind()) {
            case CONSTANT -> expression.constant().getKind() == CelConstant.Kind.DOUBLE_VALUE;
            case SELECT ->
                !expression.select().testOnly()
                        && REAL_FIELDS.contains(expression.select().field());
            case CALL -> isRealCall(expression.call());
            default -> false;
        };
    }

    private static boolean isRealCall(CelMutableCall call) {
        String function = call.function();
        if (CALCULATIONS.contains(function) || function.equals("-_") || function.equals("_?_:_")) {
            return call.args().stream().anyMatch(WholeLiterals::isReal);
        }
        return Language.AMOUNTS.contains(function)
                || function.equals(Language.DISTANCE)
                || function.equals(Language.SPEED)
                || function.equals("double");
    }
}
