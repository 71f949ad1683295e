package io.millrace.benchmarks.throughput;

import java.time.Duration;
import java.util.Locale;

/**
 * The transactions that every contender gets: the simulated bank of the feed {@code atm}, with its duplicates, its
 * disorder, its reversals and its cases of fraud. The same numbers give the same transactions.
 *
 * @param records how many
 * @param accounts of the bank; each has a transaction every two hours on average
 */
public record Workload(long records, int accounts, long seed) {

    private static final double SECONDS_BETWEEN_TRANSACTIONS = 7_200;

    /** As {@code ingest} takes it. */
    public String feed() {
        return String.format(
                Locale.ROOT, "atm:customers=%d,tps=%.6f,seed=%d,labels=false", accounts, perSecond(), seed);
    }

    /** Event time from the first to the last. */
    public Duration span() {
        return Duration.ofSeconds((long) (records / perSecond()));
    }

    private double perSecond() {
        return accounts / SECONDS_BETWEEN_TRANSACTIONS;
    }
}
