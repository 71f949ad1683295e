package io.millrace.local.faults;

import io.millrace.contracts.fraud.Band;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.fraud.TransactionKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What fraud detection must have said in the end of transactions that are all known: their definition in plain Java,
 * without state, time or Kafka. The rules are "four withdrawals in five minutes" and "an amount above 220".
 */
final class FraudReference {

    static final Duration LATENESS = Duration.ofSeconds(10);
    static final Duration WINDOW = Duration.ofSeconds(20);
    static final String VELOCITY = "velocity";
    static final String LARGE = "large";

    /** As the application takes it. */
    static final String RULES =
            """
            rules:
              - id: velocity
                version: 1
                mode: LIVE
                severity: ERROR
                score: 500
                title: Too many withdrawals
                expression: tx.kind == "WITHDRAWAL" && last("5m").filter(x, x.kind == "WITHDRAWAL").size() >= 4
              - id: large
                version: 1
                mode: LIVE
                severity: WARNING
                score: 300
                title: Too much
                expression: tx.amount > 220
            """;

    private static final Map<String, Integer> SCORES = Map.of(VELOCITY, 500, LARGE, 300);
    private static final Duration LOOK_BACK = Duration.ofMinutes(5);
    private static final int LEAST_WITHDRAWALS = 4;
    private static final BigDecimal LARGEST = new BigDecimal(220);
    private static final int REVIEW_FROM = 300;
    private static final int DECLINE_FROM = 700;

    private final Map<String, List<Transaction>> accepted = new TreeMap<>();
    private final Set<String> reversed = new HashSet<>();
    private final List<String> late = new ArrayList<>();

    /** The last word on a transaction. */
    record Decision(Band band, int score, Set<String> fired) {}

    /** The last word on an account's window. */
    record Activity(int count, BigDecimal sum, Map<TransactionKind, Integer> kinds) {}

    /** @param arrivals in the order of their arrival */
    FraudReference(List<Transaction> arrivals) {
        Map<String, Instant> watermarks = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Transaction transaction : arrivals) {
            Instant watermark = watermarks.getOrDefault(transaction.getAccount(), Instant.MIN);
            if (seen.contains(transaction.getId())) {
                continue;
            }
            if (!watermark.equals(Instant.MIN) && transaction.getEventTime().isBefore(watermark.minus(LATENESS))) {
                late.add(transaction.getId());
                continue;
            }
            seen.add(transaction.getId());
            accepted.computeIfAbsent(transaction.getAccount(), name -> new ArrayList<>())
                    .add(transaction);
            if (transaction.getEventTime().isAfter(watermark)) {
                watermarks.put(transaction.getAccount(), transaction.getEventTime());
            }
            if (transaction.getKind() == TransactionKind.REVERSAL) {
                reversed.add(transaction.getReverses());
            }
        }
    }

    /** Ids of the records that came too late, once for each time that one came. */
    List<String> late() {
        return late;
    }

    /** By transaction id. */
    Map<String, Decision> decisions() {
        Map<String, Decision> decisions = new TreeMap<>();
        accepted.values()
                .forEach(transactions -> transactions.forEach(
                        transaction -> decisions.put(transaction.getId(), decide(transaction, transactions))));
        return decisions;
    }

    /** Ids of the open alerts, each with its rule. */
    Map<String, String> alerts() {
        Map<String, String> alerts = new TreeMap<>();
        decisions().forEach((transaction, decision) -> decision.fired()
                .forEach(rule -> alerts.put(rule + " of " + transaction, "open")));
        return alerts;
    }

    /** By account, currency and start of the window. */
    Map<String, Activity> activity() {
        Map<String, List<Transaction>> windows = accepted.values().stream()
                .flatMap(List::stream)
                .filter(this::counts)
                .collect(Collectors.groupingBy(transaction -> window(
                        transaction.getAccount(), transaction.getCurrency(), start(transaction.getEventTime()))));
        Map<String, Activity> activity = new TreeMap<>();
        windows.forEach((window, transactions) -> activity.put(
                window,
                new Activity(
                        transactions.size(),
                        transactions.stream()
                                .map(Transaction::getAmount)
                                .reduce(BigDecimal.ZERO.setScale(4), BigDecimal::add),
                        transactions.stream()
                                .collect(Collectors.groupingBy(
                                        Transaction::getKind, TreeMap::new, Collectors.summingInt(one -> 1))))));
        return activity;
    }

    static String window(String account, String currency, Instant start) {
        return account + " " + currency + " " + start;
    }

    private Decision decide(Transaction transaction, List<Transaction> ofAccount) {
        if (reversed.contains(transaction.getId())) {
            return new Decision(Band.REVERSED, 0, Set.of());
        }
        Set<String> fired = new TreeSet<>();
        if (transaction.getKind() == TransactionKind.REVERSAL) {
            return new Decision(Band.APPROVE, 0, fired);
        }
        if (transaction.getAmount().compareTo(LARGEST) > 0) {
            fired.add(LARGE);
        }
        if (transaction.getKind() == TransactionKind.WITHDRAWAL
                && withdrawalsUpTo(transaction, ofAccount) >= LEAST_WITHDRAWALS) {
            fired.add(VELOCITY);
        }
        int score = fired.stream().mapToInt(SCORES::get).sum();
        Band band = score >= DECLINE_FROM ? Band.DECLINE : score >= REVIEW_FROM ? Band.REVIEW : Band.APPROVE;
        return new Decision(band, score, fired);
    }

    private long withdrawalsUpTo(Transaction last, List<Transaction> ofAccount) {
        Instant after = last.getEventTime().minus(LOOK_BACK);
        return ofAccount.stream()
                .filter(this::counts)
                .filter(past -> past.getKind() == TransactionKind.WITHDRAWAL)
                .filter(past -> past.getEventTime().isAfter(after)
                        && !past.getEventTime().isAfter(last.getEventTime()))
                .count();
    }

    private boolean counts(Transaction transaction) {
        return transaction.getKind() != TransactionKind.REVERSAL && !reversed.contains(transaction.getId());
    }

    private static Instant start(Instant time) {
        long size = WINDOW.toMillis();
        return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), size) * size);
    }
}
