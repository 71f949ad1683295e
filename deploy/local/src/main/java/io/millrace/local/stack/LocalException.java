package io.millrace.local.stack;

/** Something the user can mend: the message says what was found, what was expected and what to do. */
public final class LocalException extends RuntimeException {

    public LocalException(String message) {
        super(message);
    }

    public LocalException(String message, Throwable cause) {
        super(message, cause);
    }
}
