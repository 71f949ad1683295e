package io.millrace.fraud.rules;

import java.util.Objects;

/** A rule that is refused. The message names the rule, the place where there is one, and the reason. */
public final class RuleException extends Exception {

    private final String rule;
    private final int line;
    private final int column;
    private final String reason;

    /** {@code line} and {@code column} count from 1; both are 0 when the fault is not in the expression. */
    public RuleException(String rule, int line, int column, String reason) {
        super("rule " + rule + (line > 0 ? " at " + line + ":" + column : "") + ": " + reason);
        this.rule = Objects.requireNonNull(rule);
        this.line = line;
        this.column = column;
        this.reason = Objects.requireNonNull(reason);
    }

    public String rule() {
        return rule;
    }

    /** Line of the expression, from 1; 0 when the fault is elsewhere in the document. */
    public int line() {
        return line;
    }

    /** Column of the expression, from 1; 0 when the fault is elsewhere in the document. */
    public int column() {
        return column;
    }

    /** What is wrong and what was expected. */
    public String reason() {
        return reason;
    }
}
