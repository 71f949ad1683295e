package io.millrace.fraud.account;

/**
 * A transaction whose decision may still change: it is young enough for a late one to come before it, or it raised an
 * alert that a reversal may take back.
 *
 * @param id code of the business id, the same as in the history
 * @param time epoch milliseconds
 * @param value the record's value as it came; null if it is attached to the account instead
 * @param alerted whether it raised an alert
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never changed
record Recent(long id, long time, byte[] value, boolean alerted) {

    boolean isAttached() {
        return value == null;
    }

    Recent attached() {
        return new Recent(id, time, null, alerted);
    }
}
