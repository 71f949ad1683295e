package io.millrace.ingest.atm;

import io.millrace.contracts.fraud.Channel;
import io.millrace.contracts.fraud.Outcome;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.fraud.TransactionKind;
import io.millrace.ingest.atm.Terminals.Terminal;
import java.math.BigDecimal;
import java.time.Instant;

/** Writes transactions, each under a new id. */
final class Ledger {

    private static final int SCALE = 4;
    private static final long UNITS_OF_A_CENT = 100;

    private final Names ids;
    private final Names accounts = new Names("acc-", 6);
    private final Names devices = new Names("dev-", 6);
    private final Customers customers;
    private long last;

    /** @param tag tells the ids of this run from those of another; may be empty */
    Ledger(String tag, Customers customers) {
        this.ids = new Names("tx-" + tag, 9);
        this.customers = customers;
    }

    /** An approved transaction. Its other fields are the caller's to set. */
    Transaction write(long time, int customer, Channel channel, TransactionKind kind, long cents) {
        Town home = Town.ALL.get(customers.home(customers.nature(customer)));
        return new Transaction(
                ids.of(++last),
                account(customer),
                Instant.ofEpochMilli(time),
                channel,
                kind,
                BigDecimal.valueOf(cents * UNITS_OF_A_CENT, SCALE),
                home.currency(),
                Outcome.APPROVED,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    /** Takes the transaction back. */
    Transaction reverse(Transaction original, long time) {
        Transaction reversal = Transaction.newBuilder(original).build();
        reversal.setId(ids.of(++last));
        reversal.setEventTime(Instant.ofEpochMilli(time));
        reversal.setKind(TransactionKind.REVERSAL);
        reversal.setReverses(original.getId());
        return reversal;
    }

    static Transaction at(Terminal terminal, Transaction transaction) {
        transaction.setTerminal(terminal.id());
        transaction.setMerchant(terminal.merchant());
        transaction.setMerchantCategory(terminal.category());
        transaction.setCountry(terminal.country());
        transaction.setCity(terminal.city());
        transaction.setLatitude(terminal.latitude());
        transaction.setLongitude(terminal.longitude());
        return transaction;
    }

    static Transaction declined(String reason, Transaction transaction) {
        transaction.setOutcome(Outcome.DECLINED);
        transaction.setDeclineReason(reason);
        return transaction;
    }

    String account(int customer) {
        return accounts.of(customer);
    }

    /** The telephone or computer that the customer always uses. */
    String ownDevice(int customer) {
        return devices.of(customer);
    }
}
