package io.millrace.fraud.account;

import java.time.Duration;

/**
 * How accounts are followed.
 *
 * @param lateness how far behind the account's latest event time a transaction may come
 * @param retention how long the history is kept: the longest look-back of a rule
 * @param window size of the windows of {@code account_activity}
 * @param idleClose close open windows this long after the account's last transaction (wall clock), if that is sooner than
 *     the time that is left to their end and the lateness; zero: not sooner
 * @param reviewFrom score from which a transaction is to be reviewed
 * @param declineFrom score from which it is to be declined
 */
public record AccountPolicy(
        Duration lateness, Duration retention, Duration window, Duration idleClose, int reviewFrom, int declineFrom) {

    public AccountPolicy {
        if (retention.compareTo(window.plus(lateness)) < 0) {
            throw new IllegalArgumentException("history.retention " + retention
                    + " is shorter than a window of activity and" + " the lateness together, " + window.plus(lateness));
        }
        if (declineFrom < reviewFrom) {
            throw new IllegalArgumentException(
                    "score.decline " + declineFrom + " is lower than score.review " + reviewFrom);
        }
    }
}
