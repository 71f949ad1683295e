package io.millrace.fraud.rules;

import io.millrace.contracts.fraud.FraudRule;

/**
 * A rule as it stands in a file.
 *
 * @param source the file's name
 * @param line where the rule starts, from 1
 * @param expressionLine where the key {@code expression} stands
 */
public record RuleDocument(FraudRule rule, String source, int line, int expressionLine) {}
