package io.millrace.fraud.rulebook;

import io.millrace.contracts.fraud.FraudRule;
import io.millrace.fraud.rules.RuleException;
import io.millrace.processors.intake.Check;
import java.util.Optional;

/** A published rule is refused, with position and reason, before it can reach the rulebook. */
public final class RuleCheck implements Check<FraudRule> {

    private final RuleBook rules;

    public RuleCheck(RuleBook rules) {
        this.rules = rules;
    }

    @Override
    public Optional<String> fault(String id, FraudRule rule) {
        if (rule == null) {
            return Optional.empty(); // withdraws the rule
        }
        if (!id.equals(rule.getId())) {
            return Optional.of("key " + id + ", but rule " + rule.getId() + "; expected the rule's id as key");
        }
        try {
            rules.compile(rule);
        } catch (RuleException e) {
            return Optional.of(e.getMessage());
        }
        return rules.find(id).flatMap(inForce -> versionFault(inForce, rule));
    }

    private static Optional<String> versionFault(FraudRule inForce, FraudRule rule) {
        if (rule.getVersion() > inForce.getVersion() || rule.equals(inForce)) {
            return Optional.empty();
        }
        return Optional.of("version " + rule.getVersion() + " of rule " + rule.getId() + ", but version "
                + inForce.getVersion() + " is in force; expected a higher one");
    }
}
