package io.millrace.ingest.run;

import io.millrace.contracts.Topic;
import io.millrace.contracts.fraud.Channel;
import io.millrace.contracts.fraud.FraudTopics;
import io.millrace.contracts.fraud.Outcome;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.fraud.TransactionKind;
import io.millrace.ingest.AvroRetelling;
import io.millrace.ingest.FeedItem;
import io.millrace.ingest.FeedRecord;
import io.millrace.ingest.FeedSource;
import io.millrace.ingest.FeedStart;
import io.millrace.ingest.PreparedFeed;
import io.millrace.ingest.Retelling;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** A feed of the items given, for tests. */
record Told(List<FeedItem> items) implements PreparedFeed {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    static Told of(FeedItem... items) {
        return new Told(List.of(items));
    }

    /** One transaction for each number of seconds after noon. */
    static Told atSeconds(long... seconds) {
        List<FeedItem> items = new ArrayList<>();
        for (long second : seconds) {
            items.add(transaction("tx-" + items.size(), NOON.plusSeconds(second)));
        }
        return new Told(items);
    }

    static FeedRecord<String, Transaction> transaction(String id, Instant time) {
        Transaction value = new Transaction();
        value.setId(id);
        value.setAccount("acc-1");
        value.setEventTime(time);
        value.setChannel(Channel.ATM);
        value.setKind(TransactionKind.WITHDRAWAL);
        value.setAmount(new BigDecimal("20.0000"));
        value.setCurrency("EUR");
        value.setOutcome(Outcome.APPROVED);
        return new FeedRecord<>(FraudTopics.TRANSACTIONS, "acc-1", value, time);
    }

    @Override
    public String name() {
        return "told";
    }

    @Override
    public List<Topic<?, ?>> topics() {
        return List.of(FraudTopics.TRANSACTIONS);
    }

    @Override
    public Nature nature() {
        return Nature.HISTORY;
    }

    @Override
    public Retelling retelling() {
        return AvroRetelling.withIds(Set.of("id", "reverses"));
    }

    @Override
    public FeedSource open(FeedStart start) {
        Iterator<FeedItem> rest = items.iterator();
        return new FeedSource() {
            @Override
            public FeedItem next() {
                return rest.hasNext() ? rest.next() : null;
            }

            @Override
            public void close() {}
        };
    }
}
