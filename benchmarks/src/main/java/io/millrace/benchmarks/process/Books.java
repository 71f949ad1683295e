package io.millrace.benchmarks.process;

import io.millrace.processors.intake.IntakeAccounts;

/** The books of intake of one topic, as they cross between two processes. */
public record Books(long in, long accepted, long duplicate, long rejected) {

    static Books of(IntakeAccounts.Balance balance) {
        return new Books(
                balance.in(),
                balance.accepted(),
                balance.duplicate(),
                balance.rejected().values().stream().mapToLong(Long::longValue).sum());
    }

    String asWord() {
        return Words.BOOKS + " " + in + " " + accepted + " " + duplicate + " " + rejected;
    }

    public static Books parse(String word) {
        String[] parts = word.split(" ");
        return new Books(
                Long.parseLong(parts[1]),
                Long.parseLong(parts[2]),
                Long.parseLong(parts[3]),
                Long.parseLong(parts[4]));
    }
}
