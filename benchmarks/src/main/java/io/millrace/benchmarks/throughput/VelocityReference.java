package io.millrace.benchmarks.throughput;

import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.fraud.TransactionKind;
import io.millrace.fraud.rules.FieldHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the rule {@code velocity-withdrawals} must have said in the end, worked out from the transactions themselves once
 * all are known: four or more withdrawals of an account within five minutes, the one looked at included. Shares nothing
 * with the application but the way in which two transactions of the same millisecond are told apart.
 */
public final class VelocityReference {

    private static final long LOOK_BACK = Duration.ofMinutes(5).toMillis();
    private static final int LEAST = 4;

    private final long lateness;
    private final Map<String, Account> accounts = new HashMap<>();
    private final LongSet seen = new LongSet();
    private final LongSet reversed = new LongSet();
    private long accepted;
    private long duplicate;
    private long late;

    private static final class Account {
        private long watermark = Long.MIN_VALUE;
        private final List<Withdrawal> withdrawals = new ArrayList<>(0);
    }

    private record Withdrawal(long time, long code, String id) implements Comparable<Withdrawal> {
        @Override
        public int compareTo(Withdrawal other) {
            return time != other.time ? Long.compare(time, other.time) : Long.compare(code, other.code);
        }
    }

    /** @param lateness how far behind its account's latest event time a transaction may come */
    public VelocityReference(Duration lateness) {
        this.lateness = lateness.toMillis();
    }

    /** In the order in which they were sent. */
    public void see(Transaction transaction) {
        long time = transaction.getEventTime().toEpochMilli();
        long code = FieldHash.of(transaction.getId());
        Account account = accounts.computeIfAbsent(transaction.getAccount(), name -> new Account());
        if (seen.contains(code)) {
            duplicate++;
            return;
        }
        if (account.watermark != Long.MIN_VALUE && time < account.watermark - lateness) {
            late++;
            return;
        }
        seen.add(code);
        accepted++;
        account.watermark = Math.max(account.watermark, time);
        if (transaction.getKind() == TransactionKind.REVERSAL) {
            reversed.add(FieldHash.of(transaction.getReverses()));
        } else if (transaction.getKind() == TransactionKind.WITHDRAWAL) {
            account.withdrawals.add(new Withdrawal(time, code, transaction.getId()));
        }
    }

    public long accepted() {
        return accepted;
    }

    public long duplicate() {
        return duplicate;
    }

    public long late() {
        return late;
    }

    /** The transactions that alert in the end: those that nobody took back, by what nobody took back. */
    public Set<String> alerting() {
        Set<String> alerting = new HashSet<>();
        for (Account account : accounts.values()) {
            List<Withdrawal> counted = account.withdrawals.stream()
                    .filter(withdrawal -> !reversed.contains(withdrawal.code()))
                    .sorted()
                    .toList();
            int oldest = 0;
            for (int i = 0; i < counted.size(); i++) {
                while (counted.get(oldest).time() <= counted.get(i).time() - LOOK_BACK) {
                    oldest++;
                }
                if (i - oldest + 1 >= LEAST) {
                    alerting.add(counted.get(i).id());
                }
            }
        }
        return alerting;
    }
}
