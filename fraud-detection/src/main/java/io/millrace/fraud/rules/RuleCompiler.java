package io.millrace.fraud.rules;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.compiler.CelCompiler;
import io.millrace.contracts.fraud.FraudRule;
import io.millrace.processors.app.Durations;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;

/**
 * Checks rule documents and makes them ready for evaluation. The language is CEL (Common Expression Language) with the
 * transaction as {@code tx} and the account's history as {@code last("5m")} and {@code earlier("5m")}: see RULES.md.
 *
 * <p>Thread-safe.
 */
public final class RuleCompiler {

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int LONGEST_ID = 64;
    private static final int HIGHEST_SCORE = 1_000;
    private static final int MOST_OPERANDS = Long.SIZE - 1;

    private final CelCompiler compiler = Language.compiler();

    /**
     * @param keptHistory how long the application keeps an account's transactions: a rule that looks back further is refused
     * @throws RuleException when anything about the rule is wrong, whatever its mode
     */
    public CompiledRule compile(FraudRule rule, Duration keptHistory) throws RuleException {
        check(rule);
        Duration minimumHistory = minimumHistory(rule);
        CelAbstractSyntaxTree tree = checked(rule);
        RuleText text = new RuleText(rule.getId(), tree.getSource());
        Translator translator = new Translator(tree, text, keptHistory.toMillis());
        Term condition = translator.translate();
        if (translator.operands().size() > MOST_OPERANDS) {
            throw text.refusal(
                    tree.getExpr(),
                    "the rule has " + translator.operands().size() + " operands, at most " + MOST_OPERANDS
                            + " can be shown in a decision: split it");
        }
        return new CompiledRule(
                rule,
                condition,
                Collections.unmodifiableMap(new LinkedHashMap<>(translator.operands())),
                Duration.ofMillis(translator.longestLookBack()),
                minimumHistory,
                keptHistory);
    }

    private static void check(FraudRule rule) throws RuleException {
        String id = rule.getId();
        if (!ID.matcher(id).matches() || id.length() > LONGEST_ID) {
            throw document(
                    id,
                    "expected an id of lower case letters, digits and hyphens, of at most " + LONGEST_ID
                            + " characters, not '" + id + "'");
        }
        if (rule.getVersion() < 1) {
            throw document(id, "expected a version of 1 or more, not " + rule.getVersion());
        }
        if (rule.getScore() < 0 || rule.getScore() > HIGHEST_SCORE) {
            throw document(id, "expected a score from 0 to " + HIGHEST_SCORE + ", not " + rule.getScore());
        }
        if (rule.getTitle().isBlank()) {
            throw document(id, "the title is empty: say what an analyst reads in the alert");
        }
        if (rule.getMinimumTransactions() < 0) {
            throw document(id, "expected minimumTransactions of 0 or more, not " + rule.getMinimumTransactions());
        }
        if (rule.getExpression().isBlank()) {
            throw document(id, "the expression is empty");
        }
        int length = rule.getExpression().length();
        if (length > Language.MAXIMUM_LENGTH) {
            throw document(
                    id,
                    "the expression has " + length + " characters, at most " + Language.MAXIMUM_LENGTH
                            + " are allowed");
        }
    }

    private static Duration minimumHistory(FraudRule rule) throws RuleException {
        String text = rule.getMinimumHistory();
        if (text == null) {
            return Duration.ZERO;
        }
        try {
            Duration duration = Durations.parse(text);
            return Duration.ofMillis(duration.toMillis());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw document(rule.getId(), "minimumHistory: " + e.getMessage());
        }
    }

    private static RuleException document(String id, String reason) {
        return new RuleException(id, 0, 0, reason);
    }

    private CelAbstractSyntaxTree checked(FraudRule rule) throws RuleException {
        CelValidationResult parsed = compiler.parse(rule.getExpression());
        try {
            CelValidationResult checked = compiler.check(WholeLiterals.widened(parsed.getAst()));
            if (checked.hasError()) {
                throw Diagnostics.refusal(rule.getId(), checked.getSource(), checked.getErrors());
            }
            return checked.getAst();
        } catch (CelValidationException e) {
            throw Diagnostics.refusal(rule.getId(), e.getSource(), e.getErrors());
        }
    }
}
