package io.millrace.fraud.rules;

import io.millrace.contracts.fraud.Channel;
import io.millrace.contracts.fraud.Outcome;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.fraud.TransactionKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An account's history as a plain list: what the evaluation is held against. */
final class Account {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final List<Transaction> transactions = new ArrayList<>();

    static Transaction.Builder transaction(String id) {
        return Transaction.newBuilder()
                .setId(id)
                .setAccount("A-1")
                .setEventTime(NOON)
                .setChannel(Channel.CARD)
                .setKind(TransactionKind.PURCHASE)
                .setAmount(new BigDecimal("10.0000"))
                .setCurrency("EUR")
                .setOutcome(Outcome.APPROVED);
    }

    Account with(Transaction.Builder transaction) {
        transactions.add(transaction.build());
        transactions.sort(Comparator.comparing(Transaction::getEventTime));
        return this;
    }

    /** One with defaults, that many milliseconds before noon. */
    Account before(long millis, String amount) {
        return with(transaction("t" + transactions.size())
                .setEventTime(NOON.minusMillis(millis))
                .setAmount(new BigDecimal(amount).setScale(4)));
    }

    @Override
    public String toString() {
        return transactions.toString();
    }

    List<Transaction> transactions() {
        return transactions;
    }

    /** The account at its last transaction. */
    Situation latest() {
        return at(transactions.size() - 1);
    }

    Situation at(int current) {
        return new OfList(List.copyOf(transactions), current);
    }

    private record OfList(List<Transaction> transactions, int current) implements Situation {

        @Override
        public Transaction transaction() {
            return transactions.get(current);
        }

        @Override
        public int size() {
            return transactions.size();
        }

        @Override
        public long firstSeen() {
            return time(0);
        }

        @Override
        public long id(int entry) {
            return FieldHash.of(transactions.get(entry).getId());
        }

        @Override
        public long time(int entry) {
            return transactions.get(entry).getEventTime().toEpochMilli();
        }

        @Override
        public Channel channel(int entry) {
            return transactions.get(entry).getChannel();
        }

        @Override
        public TransactionKind kind(int entry) {
            return transactions.get(entry).getKind();
        }

        @Override
        public Outcome outcome(int entry) {
            return transactions.get(entry).getOutcome();
        }

        @Override
        public long amount(int entry) {
            return transactions
                    .get(entry)
                    .getAmount()
                    .setScale(4)
                    .unscaledValue()
                    .longValueExact();
        }

        @Override
        public long currency(int entry) {
            return FieldHash.of(transactions.get(entry).getCurrency());
        }

        @Override
        public long terminal(int entry) {
            return FieldHash.of(transactions.get(entry).getTerminal());
        }

        @Override
        public long merchant(int entry) {
            return FieldHash.of(transactions.get(entry).getMerchant());
        }

        @Override
        public long merchantCategory(int entry) {
            return FieldHash.of(transactions.get(entry).getMerchantCategory());
        }

        @Override
        public long payee(int entry) {
            return FieldHash.of(transactions.get(entry).getPayee());
        }

        @Override
        public long device(int entry) {
            return FieldHash.of(transactions.get(entry).getDevice());
        }

        @Override
        public long country(int entry) {
            return FieldHash.of(transactions.get(entry).getCountry());
        }

        @Override
        public double latitude(int entry) {
            Double latitude = transactions.get(entry).getLatitude();
            return latitude == null ? Double.NaN : latitude;
        }

        @Override
        public double longitude(int entry) {
            Double longitude = transactions.get(entry).getLongitude();
            return longitude == null ? Double.NaN : longitude;
        }
    }
}
