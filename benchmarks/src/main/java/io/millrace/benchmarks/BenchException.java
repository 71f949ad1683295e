package io.millrace.benchmarks;

/** A measurement could not be made, or what came out of it is wrong. The message is fit for a user's eyes. */
public final class BenchException extends RuntimeException {

    public BenchException(String message) {
        super(message);
    }

    public BenchException(String message, Throwable cause) {
        super(message, cause);
    }
}
