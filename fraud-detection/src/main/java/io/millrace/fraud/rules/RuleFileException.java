package io.millrace.fraud.rules;

/** A rule file that cannot be read. The message names the file, the line, and what was expected. */
public final class RuleFileException extends Exception {

    RuleFileException(String source, int line, String reason) {
        super(source + (line > 0 ? ":" + line : "") + ": " + reason);
    }

    RuleFileException(String source, int line, String reason, Throwable cause) {
        super(source + (line > 0 ? ":" + line : "") + ": " + reason, cause);
    }
}
