package io.millrace.processors.topics;

/** The cluster cannot be reached, or does not let us do what we asked. */
public final class ClusterException extends RuntimeException {

    public ClusterException(String message, Throwable cause) {
        super(message, cause);
    }
}
