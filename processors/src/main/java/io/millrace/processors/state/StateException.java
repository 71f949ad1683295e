package io.millrace.processors.state;

/** Stored state that cannot be read: damaged, or written by another version of the program. */
public final class StateException extends RuntimeException {

    public StateException(String message) {
        super(message);
    }
}
