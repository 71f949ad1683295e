package io.millrace.fraud;

import io.millrace.contracts.fraud.Band;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.fraud.TransactionKind;
import io.millrace.fraud.rules.FieldHash;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The right answer for the rules {@link Samples#velocity} and {@link Samples#large}, computed from the set of transactions
 * as a table: no stream, no state, no order of arrival.
 */
final class Reference {

    final Map<String, Band> bands = new TreeMap<>();
    final Set<String> alerts = new HashSet<>();
    final Map<String, Integer> counts = new TreeMap<>();
    final Map<String, BigDecimal> sums = new TreeMap<>();

    Reference(Collection<Transaction> given) {
        Map<String, Transaction> byId = new LinkedHashMap<>();
        given.forEach(
                transaction -> byId.putIfAbsent(transaction.getAccount() + "/" + transaction.getId(), transaction));
        Set<String> reversed = new HashSet<>();
        for (Transaction transaction : byId.values()) {
            Transaction target = byId.get(transaction.getAccount() + "/" + transaction.getReverses());
            if (transaction.getReverses() != null && target != null && target.getKind() != TransactionKind.REVERSAL) {
                reversed.add(transaction.getAccount() + "/" + transaction.getReverses());
            }
        }
        List<Transaction> standing = new ArrayList<>();
        byId.forEach((id, transaction) -> {
            if (transaction.getKind() == TransactionKind.REVERSAL) {
                bands.put(id, Band.APPROVE);
            } else if (reversed.contains(id)) {
                bands.put(id, Band.REVERSED);
            } else {
                standing.add(transaction);
            }
        });
        standing.sort(Comparator.comparing(Transaction::getEventTime).thenComparing(t -> FieldHash.of(t.getId())));
        for (int i = 0; i < standing.size(); i++) {
            decide(standing, i);
        }
    }

    private void decide(List<Transaction> standing, int position) {
        Transaction transaction = standing.get(position);
        int score = 0;
        if (transaction.getAmount().compareTo(new BigDecimal(220)) > 0) {
            score += 400;
            alerts.add("fraud-detection:large:" + transaction.getAccount() + ":" + transaction.getId());
        }
        Instant after = transaction.getEventTime().minus(Duration.ofMinutes(5));
        long withdrawals = standing.subList(0, position + 1).stream()
                .filter(other -> other.getAccount().equals(transaction.getAccount())
                        && other.getKind() == TransactionKind.WITHDRAWAL
                        && other.getEventTime().isAfter(after))
                .count();
        if (withdrawals >= 4) {
            score += 400;
            alerts.add("fraud-detection:velocity:" + transaction.getAccount() + ":" + transaction.getId());
        }
        bands.put(
                transaction.getAccount() + "/" + transaction.getId(),
                score >= 700 ? Band.DECLINE : score >= 300 ? Band.REVIEW : Band.APPROVE);
        long start = Math.floorDiv(transaction.getEventTime().toEpochMilli(), 300_000L) * 300_000L;
        String window = transaction.getAccount() + " " + Instant.ofEpochMilli(start) + " " + transaction.getCurrency();
        counts.merge(window, 1, Integer::sum);
        sums.merge(window, transaction.getAmount(), BigDecimal::add);
    }
}
