package io.millrace.local.broker;

/** A broker could not be started. The message says why and what to do, fit for a user's eyes. */
public final class BrokerException extends RuntimeException {

    public BrokerException(String message) {
        super(message);
    }

    public BrokerException(String message, Throwable cause) {
        super(message, cause);
    }
}
