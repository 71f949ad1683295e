package io.millrace.fraud.rules;

import io.millrace.contracts.alert.Severity;
import io.millrace.contracts.fraud.FraudRule;
import io.millrace.contracts.fraud.Operand;
import io.millrace.contracts.fraud.RuleMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Rules around an expression. */
final class Rules {

    static final Duration KEPT = Duration.ofDays(30);
    static final RuleCompiler COMPILER = new RuleCompiler();

    private Rules() {}

    static FraudRule.Builder rule(String expression) {
        return FraudRule.newBuilder()
                .setId("under-test")
                .setVersion(1)
                .setMode(RuleMode.LIVE)
                .setSeverity(Severity.ERROR)
                .setScore(100)
                .setTitle("A rule under test")
                .setExpression(expression);
    }

    static CompiledRule compiled(String expression) {
        return compiled(rule(expression).build());
    }

    static CompiledRule compiled(FraudRule rule) {
        try {
            return COMPILER.compile(rule, KEPT);
        } catch (RuleException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    static Verdicts decide(String expression, Situation situation) {
        return RuleSet.of(List.of(compiled(expression))).decide(situation);
    }

    /** The operands shown, by their text. */
    static Map<String, Object> operands(Verdicts outcome) {
        return outcome.operands(0).stream()
                .collect(Collectors.toMap(Operand::getExpression, operand -> String.valueOf(operand.getValue())));
    }
}
