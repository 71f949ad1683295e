package io.millrace.processors.topics;

import java.util.List;

/** Topics that are not what the application needs: for each, what was found, what was expected, what to do. */
public final class TopicMismatchException extends RuntimeException {

    private final transient List<String> mismatches;

    public TopicMismatchException(List<String> mismatches) {
        super("the topics are not what the application needs:\n  " + String.join("\n  ", mismatches));
        this.mismatches = List.copyOf(mismatches);
    }

    /** One line each. */
    public List<String> mismatches() {
        return mismatches;
    }
}
