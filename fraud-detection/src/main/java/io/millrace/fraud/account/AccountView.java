package io.millrace.fraud.account;

import io.millrace.contracts.fraud.Channel;
import io.millrace.contracts.fraud.Outcome;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.fraud.TransactionKind;
import io.millrace.fraud.rules.Situation;
import io.millrace.processors.history.Entity;
import io.millrace.processors.history.History;

/** A transaction and the history of its account, as the rules see them. Valid until the account changes. */
final class AccountView implements Situation {

    private final Transaction transaction;
    private final History history;
    private final int current;
    private final long firstSeen;

    AccountView(Entity<AccountHead> account, Transaction transaction, int current) {
        this.transaction = transaction;
        this.history = account.history();
        this.current = current;
        this.firstSeen = account.head().firstSeen;
    }

    @Override
    public Transaction transaction() {
        return transaction;
    }

    @Override
    public int size() {
        return history.size();
    }

    @Override
    public int current() {
        return current;
    }

    @Override
    public long firstSeen() {
        return firstSeen;
    }

    @Override
    public long id(int entry) {
        return history.id(entry);
    }

    @Override
    public long time(int entry) {
        return history.time(entry);
    }

    @Override
    public Channel channel(int entry) {
        return Past.channel(history, entry);
    }

    @Override
    public TransactionKind kind(int entry) {
        return Past.kind(history, entry);
    }

    @Override
    public Outcome outcome(int entry) {
        return Past.outcome(history, entry);
    }

    @Override
    public long amount(int entry) {
        return Past.amount(history, entry);
    }

    @Override
    public long currency(int entry) {
        return Past.currency(history, entry);
    }

    @Override
    public long terminal(int entry) {
        return Past.terminal(history, entry);
    }

    @Override
    public long merchant(int entry) {
        return Past.merchant(history, entry);
    }

    @Override
    public long merchantCategory(int entry) {
        return Past.merchantCategory(history, entry);
    }

    @Override
    public long payee(int entry) {
        return Past.payee(history, entry);
    }

    @Override
    public long device(int entry) {
        return Past.device(history, entry);
    }

    @Override
    public long country(int entry) {
        return Past.country(history, entry);
    }

    @Override
    public double latitude(int entry) {
        return Past.latitude(history, entry);
    }

    @Override
    public double longitude(int entry) {
        return Past.longitude(history, entry);
    }
}
