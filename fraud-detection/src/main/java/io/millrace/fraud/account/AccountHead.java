package io.millrace.fraud.account;

import io.millrace.processors.intake.Admission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is kept of an account beside its history. Changed by the one processor that owns it. */
final class AccountHead {

    /** Which published window: one row for each currency. */
    record WindowKey(long start, long currency) {}

    /** Event time of the earliest transaction seen, epoch milliseconds; {@link Admission#NOTHING_YET} before the first. */
    long firstSeen = Admission.NOTHING_YET;

    /** The latest event time seen. */
    long watermark = Admission.NOTHING_YET;

    /** All windows that end at or before this time have been published. */
    long closedThrough = Long.MIN_VALUE;

    /** In the order of event time, the oldest first. */
    final List<Recent> recents = new ArrayList<>(1);

    /** Reversals whose transaction has not come yet: hash of its id, to the reversal's event time. */
    final Map<Long, Long> earlyReversals = new HashMap<>(0);

    /** Revisions of windows that were published more than once. */
    final Map<WindowKey, Integer> corrections = new HashMap<>(0);

    /** Wall clock of the last record, epoch milliseconds. */
    long lastArrival;

    /** Forgets what no record can refer to any more. */
    void forgetBefore(long retainFrom) {
        if (!earlyReversals.isEmpty()) {
            earlyReversals.values().removeIf(time -> time < retainFrom);
        }
        if (!corrections.isEmpty()) {
            corrections.keySet().removeIf(window -> window.start() < retainFrom);
        }
    }
}
