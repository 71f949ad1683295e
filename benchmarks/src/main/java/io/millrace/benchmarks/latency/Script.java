package io.millrace.benchmarks.latency;

import io.millrace.contracts.Wire;
import io.millrace.contracts.fraud.Channel;
import io.millrace.contracts.fraud.FraudTopics;
import io.millrace.contracts.fraud.Outcome;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.fraud.TransactionKind;
import io.millrace.ingest.FeedItem;
import io.millrace.ingest.FeedRecord;
import io.millrace.ingest.FeedSource;
import io.millrace.ingest.FeedStart;
import io.millrace.ingest.Feeds;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/**
 * All records of a latency run, written before it begins so that making them costs nothing while it runs: the simulated
 * bank, and among its transactions the probes. A probe is an account of its own with four withdrawals; the fourth must
 * raise the velocity rule's alert.
 *
 * @param probes the account of each probe, and the position of its fourth withdrawal
 */
record Script(List<ProducerRecord<byte[], byte[]>> records, Map<String, Integer> probes) {

    private static final int EVENTS_OF_A_PROBE = 100;
    private static final int WITHDRAWALS = 4;
    private static final int BETWEEN_WITHDRAWALS = EVENTS_OF_A_PROBE / WITHDRAWALS;

    /**
     * @param start event time of the first
     * @param seed the same seed and start give the same records
     */
    static Script write(int events, double perSecond, Instant start, long seed) {
        Serializer<Transaction> serializer =
                FraudTopics.TRANSACTIONS.values().serde(Wire.singleObject()).serializer();
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(events);
        Map<String, Integer> probes = new LinkedHashMap<>();
        String feed = String.format(Locale.ROOT, "atm:tps=%.3f,seed=%d,labels=false", perSecond, seed);
        try (FeedSource bank = Feeds.prepare(feed).open(FeedStart.standard().from(start))) {
            for (int i = 0; i < events; i++) {
                Transaction transaction = i % BETWEEN_WITHDRAWALS == BETWEEN_WITHDRAWALS - 1
                        ? probe(i, start.plusNanos((long) (i * 1e9 / perSecond)), probes)
                        : next(bank);
                records.add(new ProducerRecord<>(
                        FraudTopics.TRANSACTIONS.name(),
                        FraudTopics.TRANSACTIONS
                                .keySerde()
                                .serializer()
                                .serialize(FraudTopics.TRANSACTIONS.name(), transaction.getAccount()),
                        serializer.serialize(FraudTopics.TRANSACTIONS.name(), transaction)));
            }
        }
        return new Script(List.copyOf(records), probes);
    }

    private static Transaction probe(int event, Instant time, Map<String, Integer> probes) {
        String account = String.format(Locale.ROOT, "probe-%07d", event / EVENTS_OF_A_PROBE);
        if (event % EVENTS_OF_A_PROBE == EVENTS_OF_A_PROBE - 1) {
            probes.put(account, event);
        }
        return Transaction.newBuilder()
                .setId("probe-tx-" + event)
                .setAccount(account)
                .setEventTime(Instant.ofEpochMilli(time.toEpochMilli()))
                .setChannel(Channel.ATM)
                .setKind(TransactionKind.WITHDRAWAL)
                .setAmount(new BigDecimal("50.0000"))
                .setCurrency("EUR")
                .setOutcome(Outcome.APPROVED)
                .setTerminal("atm-00-001")
                .build();
    }

    private static Transaction next(FeedSource bank) {
        FeedItem item = bank.next();
        return (Transaction) ((FeedRecord<?, ?>) item).value();
    }
}
