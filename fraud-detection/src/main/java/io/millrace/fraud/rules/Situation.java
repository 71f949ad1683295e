package io.millrace.fraud.rules;

import io.millrace.contracts.fraud.Channel;
import io.millrace.contracts.fraud.Outcome;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.fraud.TransactionKind;

/**
 * What a rule sees: one transaction and the kept history of its account, the transaction included.
 *
 * <p>The history is sorted by event time, then by the order that the account gave to transactions of the same
 * millisecond. Entries after {@link #current()} happened later and are not looked at. A transaction that was taken back,
 * and the reversal that took it back, are not part of it.
 *
 * <p>Texts are given as {@link FieldHash} codes, an absent text as 0.
 */
public interface Situation {

    /** The transaction to decide; its values are those of the entry at {@link #current()}. */
    Transaction transaction();

    /** Entries in the history. */
    int size();

    /** The entry that is the transaction itself. */
    int current();

    /** Event time of the first transaction ever seen of the account, epoch milliseconds: also when it is no longer kept. */
    long firstSeen();

    /** Code of the transaction's id. */
    long id(int entry);

    /** Event time, epoch milliseconds. */
    long time(int entry);

    Channel channel(int entry);

    TransactionKind kind(int entry);

    Outcome outcome(int entry);

    /** In ten-thousandths of the currency's unit. */
    long amount(int entry);

    long currency(int entry);

    long terminal(int entry);

    long merchant(int entry);

    long merchantCategory(int entry);

    long payee(int entry);

    long device(int entry);

    long country(int entry);

    /** Degrees; NaN when absent. */
    double latitude(int entry);

    /** Degrees; NaN when absent. */
    double longitude(int entry);
}
