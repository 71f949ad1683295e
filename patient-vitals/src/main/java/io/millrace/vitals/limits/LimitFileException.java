package io.millrace.vitals.limits;

/** A file with limits that cannot be used. The message is for the person who wrote it. */
public final class LimitFileException extends RuntimeException {

    public LimitFileException(String message) {
        super(message);
    }

    public LimitFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
