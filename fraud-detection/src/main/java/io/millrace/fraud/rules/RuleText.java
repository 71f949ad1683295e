package io.millrace.fraud.rules;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelSource;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelUnparserFactory;
import java.util.Optional;

/** The text of a rule: where a part of it stands, and how a part of it is written. */
record RuleText(String rule, CelSource source) {

    RuleException refusal(CelExpr part, String reason) {
        Optional<CelSourceLocation> location =
                Optional.ofNullable(source.getPositionsMap().get(part.id())).flatMap(source::getOffsetLocation);
        // CEL counts columns from 0; of a field's selection it gives the dot.
        int past = part.getKind() == CelExpr.ExprKind.Kind.SELECT ? 2 : 1;
        return location.map(place -> new RuleException(rule, place.getLine(), place.getColumn() + past, reason))
                .orElseGet(() -> new RuleException(rule, 1, 1, reason));
    }

    /** On one line, in CEL's own layout. */
    String written(CelExpr part) {
        return CelUnparserFactory.newUnparser().unparse(CelAbstractSyntaxTree.newParsedAst(part, source));
    }
}
