package io.millrace.ingest;

/** A feed cannot start or go on. The message is for the user: what was found, what was expected, what to do. */
public final class FeedException extends RuntimeException {

    public FeedException(String message) {
        super(message);
    }

    public FeedException(String message, Throwable cause) {
        super(message, cause);
    }
}
