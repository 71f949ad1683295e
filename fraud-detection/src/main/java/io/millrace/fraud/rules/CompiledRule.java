package io.millrace.fraud.rules;

import io.millrace.contracts.fraud.FraudRule;
import java.time.Duration;
import java.util.Map;

/** A rule that was found to be in order. Immutable, made by {@link RuleCompiler}. */
public final class CompiledRule {

    private final FraudRule rule;
    private final Term condition;
    private final Map<Term, String> operands;
    private final Duration longestLookBack;
    private final Duration minimumHistory;
    private final Duration keptHistory;

    CompiledRule(
            FraudRule rule,
            Term condition,
            Map<Term, String> operands,
            Duration longestLookBack,
            Duration minimumHistory,
            Duration keptHistory) {
        this.rule = rule;
        this.condition = condition;
        this.operands = operands;
        this.longestLookBack = longestLookBack;
        this.minimumHistory = minimumHistory;
        this.keptHistory = keptHistory;
    }

    /** The document. Not to be changed. */
    public FraudRule rule() {
        return rule;
    }

    /** How far the expression looks back; zero if it does not. */
    public Duration longestLookBack() {
        return longestLookBack;
    }

    /** An account younger than that gives no verdict; zero if the rule does not say. */
    public Duration minimumHistory() {
        return minimumHistory;
    }

    Duration keptHistory() {
        return keptHistory;
    }

    Term condition() {
        return condition;
    }

    /** In order of appearance. */
    Map<Term, String> operands() {
        return operands;
    }
}
