package io.millrace.local.faults;

import io.millrace.contracts.fraud.Channel;
import io.millrace.contracts.fraud.Outcome;
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
import java.util.SplittableRandom;

/**
 * Transactions as a difficult day brings them: repeated, out of order, much too late, taken back, taken back before they
 * came. No two of an account have the same event time.
 */
final class Bank {

    static final Duration SPAN = Duration.ofHours(1);

    private static final int ACCOUNTS = 300;
    private static final int MOST_DISORDER_MILLIS = 8_000;
    private static final int MUCH_TOO_LATE_MILLIS = 90_000;
    private static final TransactionKind[] KINDS = {
        TransactionKind.PURCHASE,
        TransactionKind.PURCHASE,
        TransactionKind.WITHDRAWAL,
        TransactionKind.TRANSFER,
        TransactionKind.DEPOSIT
    };

    private final SplittableRandom random;
    private final Instant start;
    private final Map<String, List<Transaction>> byAccount = new HashMap<>();
    private final Map<String, Set<Instant>> times = new HashMap<>();
    private final List<Transaction> arrivals = new ArrayList<>();
    private int ids;

    private Bank(long seed, Instant start) {
        this.random = new SplittableRandom(seed);
        this.start = start;
    }

    /** In the order of their arrival, about as many as told. The same seed and start give the same. */
    static List<Transaction> day(int count, long seed, Instant start) {
        Bank bank = new Bank(seed, start);
        while (bank.arrivals.size() < count) {
            Instant now = start.plusMillis(SPAN.toMillis() * bank.arrivals.size() / count);
            bank.happen(now);
        }
        return bank.arrivals;
    }

    private void happen(Instant now) {
        String account = "acc-" + random.nextInt(ACCOUNTS);
        List<Transaction> known = byAccount.computeIfAbsent(account, name -> new ArrayList<>());
        int luck = random.nextInt(1000);
        if (luck < 20 && !known.isEmpty()) {
            arrivals.add(known.get(random.nextInt(known.size()))); // again
        } else if (luck < 30 && !known.isEmpty()) {
            Transaction original = known.get(known.size() - 1 - random.nextInt(Math.min(10, known.size())));
            if (original.getKind() != TransactionKind.REVERSAL) {
                arrive(known, reversal(original, now));
            }
        } else if (luck < 33) {
            Transaction original = transaction(account, now);
            arrive(known, reversal(original, now));
            arrive(known, original); // after what takes it back
        } else if (luck < 38) {
            arrive(known, transaction(account, now.minusMillis(MUCH_TOO_LATE_MILLIS)));
        } else if (luck < 150) {
            arrive(known, transaction(account, now.minusMillis(random.nextInt(MOST_DISORDER_MILLIS))));
        } else {
            arrive(known, transaction(account, now));
        }
    }

    private void arrive(List<Transaction> known, Transaction transaction) {
        known.add(transaction);
        arrivals.add(transaction);
    }

    private Transaction transaction(String account, Instant time) {
        return Transaction.newBuilder()
                .setId("tx-" + ++ids)
                .setAccount(account)
                .setEventTime(unused(account, time))
                .setChannel(Channel.ATM)
                .setKind(KINDS[random.nextInt(KINDS.length)])
                .setAmount(BigDecimal.valueOf(random.nextLong(10_000, 3_000_000), 4))
                .setCurrency(random.nextInt(10) == 0 ? "USD" : "EUR")
                .setOutcome(Outcome.APPROVED)
                .build();
    }

    private Transaction reversal(Transaction original, Instant time) {
        return Transaction.newBuilder(original)
                .setId("tx-" + ++ids)
                .setKind(TransactionKind.REVERSAL)
                .setEventTime(unused(original.getAccount(), time))
                .setReverses(original.getId())
                .build();
    }

    private Instant unused(String account, Instant wanted) {
        Set<Instant> used = times.computeIfAbsent(account, name -> new HashSet<>());
        Instant time = wanted.isBefore(start) ? start : wanted;
        while (!used.add(time)) {
            time = time.plusMillis(1);
        }
        return time;
    }
}
