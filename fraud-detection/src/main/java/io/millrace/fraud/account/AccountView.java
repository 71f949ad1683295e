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
    private final History<PastTransaction> history;
    private final int current;
    private final long firstSeen;

    AccountView(Entity<AccountHead, PastTransaction> account, Transaction transaction, int current) {
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
        return history.at(entry).id();
    }

    @Override
    public long time(int entry) {
        return history.at(entry).time();
    }

    @Override
    public Channel channel(int entry) {
        return history.at(entry).channel();
    }

    @Override
    public TransactionKind kind(int entry) {
        return history.at(entry).kind();
    }

    @Override
    public Outcome outcome(int entry) {
        return history.at(entry).outcome();
    }

    @Override
    public long amount(int entry) {
        return history.at(entry).amount();
    }

    @Override
    public long currency(int entry) {
        return history.at(entry).currency();
    }

    @Override
    public long terminal(int entry) {
        return history.at(entry).terminal();
    }

    @Override
    public long merchant(int entry) {
        return history.at(entry).merchant();
    }

    @Override
    public long merchantCategory(int entry) {
        return history.at(entry).merchantCategory();
    }

    @Override
    public long payee(int entry) {
        return history.at(entry).payee();
    }

    @Override
    public long device(int entry) {
        return history.at(entry).device();
    }

    @Override
    public long country(int entry) {
        return history.at(entry).country();
    }

    @Override
    public double latitude(int entry) {
        return history.at(entry).latitude();
    }

    @Override
    public double longitude(int entry) {
        return history.at(entry).longitude();
    }
}
