package io.millrace.fraud.account;

import io.millrace.contracts.ClosedBy;
import io.millrace.contracts.fraud.AccountActivity;
import io.millrace.contracts.fraud.KindTotal;
import io.millrace.contracts.fraud.TransactionKind;
import io.millrace.processors.history.Entity;
import io.millrace.processors.history.History;
import io.millrace.processors.intake.Admission;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Count and sum of an account in tumbling windows of event time, aligned to the epoch. A window is a question to the
 * history at the moment it closes: nothing is kept for it while it is open.
 */
final class ActivityWindows {

    /** Amounts are in ten-thousandths. */
    static final int SCALE = 4;

    private final long size;

    ActivityWindows(Duration size) {
        this.size = size.toMillis();
    }

    /** Whether windows may have closed since the last time, now that the account's time, less the lateness, is there. */
    boolean closable(AccountHead head, long through) {
        return Math.floorDiv(through, size) * size > head.closedThrough;
    }

    /** The rows of the windows that end at or before the time and are not published yet. They are, then. */
    List<AccountActivity> close(Entity<AccountHead> account, long through, ClosedBy by) {
        AccountHead head = account.head();
        long end = Math.floorDiv(through, size) * size;
        if (end <= head.closedThrough) {
            return List.of();
        }
        List<AccountActivity> rows = new ArrayList<>(1);
        History history = account.history();
        int position = history.firstAtOrAfter(head.closedThrough);
        while (position < history.size() && history.time(position) < end) {
            position = closeOne(account, position, by, rows);
        }
        head.closedThrough = end;
        return rows;
    }

    /** Adds the rows of the window that begins with the transaction at that position; gives the position after the window. */
    private int closeOne(Entity<AccountHead> account, int position, ClosedBy by, List<AccountActivity> rows) {
        History history = account.history();
        long start = startOf(history.time(position));
        int next = position + 1;
        if (next == history.size() || history.time(next) >= start + size) {
            rows.add(rowOfOne(account.key(), history, position, start, by)); // most windows of most accounts
            return next;
        }
        totals(history, start)
                .forEach((currency, byKind) -> rows.add(row(account.key(), currency, start, by, 1, byKind)));
        return history.firstAtOrAfter(start + size);
    }

    private AccountActivity rowOfOne(String account, History history, int position, long start, ClosedBy by) {
        BigDecimal amount = BigDecimal.valueOf(Past.amount(history, position), SCALE);
        return new AccountActivity(
                account,
                letters(Past.currency(history, position)),
                Instant.ofEpochMilli(start),
                Instant.ofEpochMilli(start + size),
                1,
                1,
                amount,
                List.of(new KindTotal(Past.kind(history, position), 1, amount)),
                by);
    }

    /**
     * The corrected row after a transaction came late or was taken back; none while its window is open.
     *
     * @param position of the transaction in the history; -1 if it was taken back
     */
    List<AccountActivity> correct(Entity<AccountHead> account, long time, long currency, int position) {
        AccountHead head = account.head();
        if (time >= head.closedThrough) {
            return List.of();
        }
        long start = startOf(time);
        AccountHead.WindowKey key = new AccountHead.WindowKey(start, currency);
        Integer corrected = head.corrections.get(key);
        boolean published = position < 0 || isAmongOthers(account.history(), position, currency);
        int revision = (corrected != null ? corrected : published ? 1 : 0) + 1;
        head.corrections.put(key, revision);
        Map<TransactionKind, Total> byKind = totals(account.history(), start).getOrDefault(currency, Map.of());
        return List.of(row(account.key(), currency, start, ClosedBy.CORRECTION, revision, byKind));
    }

    /** Whether the account may have a window that is not published: told from the head alone. */
    boolean mayBeOpen(AccountHead head) {
        return head.watermark != Admission.NOTHING_YET && head.closedThrough < endOfLatest(head);
    }

    /** End of the window that the account's latest event time is in. */
    long endOfLatest(AccountHead head) {
        return startOf(head.watermark) + size;
    }

    /** Event time at which the next window with a transaction in it ends; {@link Long#MAX_VALUE} if there is none. */
    long nextEnd(Entity<AccountHead> account) {
        History history = account.history();
        int position = history.firstAtOrAfter(account.head().closedThrough);
        return position == history.size() ? Long.MAX_VALUE : startOf(history.time(position)) + size;
    }

    /** Whether the window has other transactions in the currency: then its row stood when it closed. */
    private boolean isAmongOthers(History history, int position, long currency) {
        long start = startOf(history.time(position));
        for (int other = history.firstAtOrAfter(start);
                other < history.size() && history.time(other) < start + size;
                other++) {
            if (other != position && Past.currency(history, other) == currency) {
                return true;
            }
        }
        return false;
    }

    /** By currency, in the order of its name. */
    private SortedMap<Long, Map<TransactionKind, Total>> totals(History history, long start) {
        SortedMap<Long, Map<TransactionKind, Total>> totals = new TreeMap<>();
        for (int position = history.firstAtOrAfter(start);
                position < history.size() && history.time(position) < start + size;
                position++) {
            totals.computeIfAbsent(Past.currency(history, position), currency -> new EnumMap<>(TransactionKind.class))
                    .computeIfAbsent(Past.kind(history, position), kind -> new Total())
                    .add(Past.amount(history, position));
        }
        return totals;
    }

    private AccountActivity row(
            String account, long currency, long start, ClosedBy by, int revision, Map<TransactionKind, Total> byKind) {
        List<KindTotal> kinds = new ArrayList<>(byKind.size());
        int count = 0;
        long sum = 0;
        for (Map.Entry<TransactionKind, Total> kind : byKind.entrySet()) {
            Total total = kind.getValue();
            kinds.add(new KindTotal(kind.getKey(), total.count, BigDecimal.valueOf(total.sum, SCALE)));
            count += total.count;
            sum += total.sum;
        }
        return new AccountActivity(
                account,
                letters(currency),
                Instant.ofEpochMilli(start),
                Instant.ofEpochMilli(start + size),
                revision,
                count,
                BigDecimal.valueOf(sum, SCALE),
                kinds,
                by);
    }

    /** The code of a currency spells it, see {@code FieldHash}. */
    static String letters(long code) {
        return new String(new char[] {(char) (code >>> 16 & 0x7f), (char) (code >>> 8 & 0x7f), (char) (code & 0x7f)});
    }

    private long startOf(long time) {
        return Math.floorDiv(time, size) * size;
    }

    private static final class Total {
        private int count;
        private long sum;

        void add(long amount) {
            count++;
            sum = Math.addExact(sum, amount);
        }
    }
}
