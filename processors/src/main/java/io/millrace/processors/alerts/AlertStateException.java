package io.millrace.processors.alerts;

/** Stored alert state that cannot be read: written by a newer version, or damaged. */
public final class AlertStateException extends RuntimeException {

    AlertStateException(String message) {
        super(message);
    }
}
