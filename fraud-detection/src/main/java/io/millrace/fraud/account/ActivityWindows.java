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
    List<AccountActivity> close(Entity<AccountHead, PastTransaction> account, long through, ClosedBy by) {
        AccountHead head = account.head();
        long end = Math.floorDiv(through, size) * size;
        if (end <= head.closedThrough) {
            return List.of();
        }
        List<AccountActivity> rows = new ArrayList<>(1);
        History<PastTransaction> history = account.history();
        int position = history.firstAtOrAfter(head.closedThrough);
        while (position < history.size() && history.at(position).time() < end) {
            long start = startOf(history.at(position).time());
            int next = history.firstAtOrAfter(start + size);
            totals(account, start)
                    .forEach((currency, byKind) -> rows.add(row(account.key(), currency, start, by, 1, byKind)));
            position = next;
        }
        head.closedThrough = end;
        return rows;
    }

    /** The corrected rows after a change of a transaction at that time; none while its window is open. */
    List<AccountActivity> correct(Entity<AccountHead, PastTransaction> account, PastTransaction changed) {
        AccountHead head = account.head();
        if (changed.time() >= head.closedThrough) {
            return List.of();
        }
        long start = startOf(changed.time());
        AccountHead.WindowKey key = new AccountHead.WindowKey(start, changed.currency());
        Integer corrected = head.corrections.get(key);
        int revision = (corrected != null ? corrected : publishedBefore(account, changed) ? 1 : 0) + 1;
        head.corrections.put(key, revision);
        Map<TransactionKind, Total> byKind = totals(account, start).getOrDefault(changed.currency(), Map.of());
        return List.of(row(account.key(), changed.currency(), start, ClosedBy.CORRECTION, revision, byKind));
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
    long nextEnd(Entity<AccountHead, PastTransaction> account) {
        History<PastTransaction> history = account.history();
        int position = history.firstAtOrAfter(account.head().closedThrough);
        return position == history.size()
                ? Long.MAX_VALUE
                : startOf(history.at(position).time()) + size;
    }

    /** Whether the row stood when its window closed: what counts in it now, but for the change, counted then. */
    private boolean publishedBefore(Entity<AccountHead, PastTransaction> account, PastTransaction changed) {
        if (!changed.counted()) {
            return true; // it was taken back, so it stood in the row
        }
        long start = startOf(changed.time());
        History<PastTransaction> history = account.history();
        for (int position = history.firstAtOrAfter(start);
                position < history.size() && history.at(position).time() < start + size;
                position++) {
            PastTransaction other = history.at(position);
            if (other.id() != changed.id() && other.currency() == changed.currency()) {
                return true;
            }
        }
        return false;
    }

    /** By currency, in the order of its name. */
    private SortedMap<Long, Map<TransactionKind, Total>> totals(
            Entity<AccountHead, PastTransaction> account, long start) {
        SortedMap<Long, Map<TransactionKind, Total>> totals = new TreeMap<>();
        History<PastTransaction> history = account.history();
        for (int position = history.firstAtOrAfter(start);
                position < history.size() && history.at(position).time() < start + size;
                position++) {
            PastTransaction past = history.at(position);
            totals.computeIfAbsent(past.currency(), currency -> new EnumMap<>(TransactionKind.class))
                    .computeIfAbsent(past.kind(), kind -> new Total())
                    .add(past.amount());
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
