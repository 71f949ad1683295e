package io.millrace.benchmarks.process;

import io.millrace.processors.http.Status;

/**
 * The books of intake of one topic, as they cross between two processes.
 *
 * @param in records read, by Kafka Streams' own count
 */
public record Books(long in, long accepted, long duplicate, long rejected) {

    static Books of(Status.Books books) {
        return new Books(books.in(), books.accepted(), books.duplicate(), books.rejected());
    }

    String asWord() {
        return Words.BOOKS + " " + in + " " + accepted + " " + duplicate + " " + rejected;
    }

    /** Throws {@link RuntimeException} for anything but what {@link #asWord} writes. */
    public static Books parse(String word) {
        String[] parts = word.split(" ", -1);
        return new Books(
                Long.parseLong(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3]), Long.parseLong(parts[4]));
    }
}
