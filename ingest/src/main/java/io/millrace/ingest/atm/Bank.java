package io.millrace.ingest.atm;

import io.millrace.contracts.Topic;
import io.millrace.contracts.fraud.FraudLabel;
import io.millrace.contracts.fraud.FraudTopics;
import io.millrace.contracts.fraud.Outcome;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.fraud.TransactionKind;
import io.millrace.ingest.FeedItem;
import io.millrace.ingest.FeedRecord;
import io.millrace.ingest.FeedSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** The bank's transactions in the order in which they arrive, without end. */
final class Bank implements FeedSource {

    private static final long FIRST_CASE_MILLIS = 2_000;
    private static final int MOST_DISORDER_MILLIS = 8_000;
    private static final int MOST_DUPLICATE_MILLIS = 5_000;
    private static final long STANDARD_SEED = 1;

    private final Habits habits;
    private final SplittableRandom random;
    private final HonestLife honest;
    private final Ledger ledger;
    private final Cases cases;
    private final PriorityQueue<Arrival> arrivals =
            new PriorityQueue<>(Comparator.comparingLong(Arrival::time).thenComparingLong(Arrival::order));

    /** Milliseconds since 1970, with fractions: at a high rate several transactions share a millisecond. */
    private double next;

    private double nextCase;
    private long casesPlayed;
    private long order;

    /**
     * What the bank is like.
     *
     * @param tps transactions in a second of event time
     * @param start event time of the beginning, when {@code live} is empty
     * @param live the beginning of a run that is to be told from others: its ids carry it
     * @param caseEvery number of transactions to one case; 0 for none
     * @param duplicates share of transactions, as are disorder and reversals
     */
    record Habits(
            double tps,
            long seed,
            int customers,
            Instant start,
            Optional<Instant> live,
            long caseEvery,
            double duplicates,
            double disorder,
            double reversals,
            boolean labels,
            Duration labelDelay) {

        /** So that two runs into the same topic have no id in common. */
        String tag() {
            return live.map(time -> Long.toString(time.toEpochMilli(), 36) + "-")
                            .orElse("")
                    + (seed == STANDARD_SEED ? "" : Long.toString(seed, 36) + "-");
        }
    }

    private record Arrival(long time, long order, FeedRecord<?, ?> record) {}

    Bank(Habits habits) {
        this.habits = habits;
        this.random = new SplittableRandom(Mix.of(habits.seed(), 0xba4c));
        Customers customers = new Customers(habits.seed(), habits.customers());
        Terminals terminals = new Terminals(habits.seed());
        this.ledger = new Ledger(habits.tag(), customers);
        this.honest = new HonestLife(customers, terminals, ledger, random.split());
        this.cases = new Cases(habits.seed(), customers, terminals, ledger, this::perform);
        this.next = habits.live().orElse(habits.start()).toEpochMilli();
        this.nextCase = habits.caseEvery() == 0 ? Double.POSITIVE_INFINITY : next + FIRST_CASE_MILLIS;
    }

    @Override
    public FeedItem next() {
        while (true) {
            if (nextCase <= next) {
                cases.play(casesPlayed++, (long) nextCase);
                nextCase += habits.caseEvery() * 1_000.0 / habits.tps() * random.nextDouble(0.5, 1.5);
            }
            if (!arrivals.isEmpty() && arrivals.peek().time() <= next) {
                return arrivals.remove().record();
            }
            long now = (long) next;
            next += -StrictMath.log(1 - random.nextDouble()) * 1_000 / habits.tps();
            FeedRecord<String, Transaction> record = record(honest.act(now));
            if (isOnTime(record, now)) {
                return record;
            }
        }
    }

    @Override
    public void close() {
        arrivals.clear();
    }

    /** False for a record that arrives later. */
    private boolean isOnTime(FeedRecord<String, Transaction> record, long now) {
        if (isReversible(record.value()) && random.nextDouble() < habits.reversals()) {
            long later = now + MOST_DISORDER_MILLIS + random.nextInt(60_000);
            arrive(later, record(ledger.reverse(record.value(), later)));
        }
        double luck = random.nextDouble();
        if (luck < habits.duplicates()) {
            arrive(now + random.nextInt(MOST_DUPLICATE_MILLIS), record);
        } else if (luck < habits.duplicates() + habits.disorder()) {
            arrive(now + 500 + random.nextInt(MOST_DISORDER_MILLIS - 500), record);
            return false;
        }
        return true;
    }

    private static boolean isReversible(Transaction transaction) {
        return transaction.getOutcome() == Outcome.APPROVED
                && (transaction.getKind() == TransactionKind.PURCHASE
                        || transaction.getKind() == TransactionKind.WITHDRAWAL);
    }

    private void perform(Transaction transaction, Scheme fraud) {
        arrive(transaction.getEventTime().toEpochMilli(), record(transaction));
        if (fraud != null && habits.labels()) {
            Instant known = transaction.getEventTime().plus(habits.labelDelay());
            FraudLabel label = new FraudLabel(
                    transaction.getId(),
                    transaction.getAccount(),
                    true,
                    fraud.label(),
                    transaction.getEventTime(),
                    known);
            Topic<String, FraudLabel> labels = FraudTopics.FRAUD_LABELS;
            arrive(known.toEpochMilli(), new FeedRecord<>(labels, label.getAccount(), label, known));
        }
    }

    private void arrive(long time, FeedRecord<?, ?> record) {
        arrivals.add(new Arrival(time, order++, record));
    }

    private static FeedRecord<String, Transaction> record(Transaction transaction) {
        return new FeedRecord<>(
                FraudTopics.TRANSACTIONS, transaction.getAccount(), transaction, transaction.getEventTime());
    }
}
