package io.millrace.fraud.account;

import io.millrace.contracts.ClosedBy;
import io.millrace.contracts.fraud.AccountActivity;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.fraud.TransactionKind;
import io.millrace.fraud.rules.FieldHash;
import io.millrace.processors.deadlines.Deadlines;
import io.millrace.processors.history.Entity;
import io.millrace.processors.history.History;
import io.millrace.processors.history.HistoryStore;
import io.millrace.processors.intake.Admission;
import io.millrace.processors.intake.Arrival;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Follows one account through its transactions: admits each one, remembers it, has it decided, and decides again what a
 * late transaction or a reversal changes. Sends each result to its outlet, see {@link Accounts}.
 */
final class AccountProcessor implements Processor<String, Arrival<Transaction>, String, Object> {

    private static final Duration IDLE_CHECK = Duration.ofSeconds(1);
    private static final int IDLE_AT_ONCE = 5_000;
    /** Written with every transaction: small. Added to a chunk when full. */
    private static final int OPEN_ROWS = 8;

    private final AccountPolicy policy;
    private final Admission admission;
    private final Judge judge;
    private final Deserializer<Transaction> transactions;
    private final ActivityWindows windows;
    private final long[] row = new long[Past.COLUMNS];
    private final Deadlines idle = new Deadlines(IDLE_CHECK.toMillis());
    private ProcessorContext<String, Object> context;
    private HistoryStore<AccountHead> accounts;
    private long startedAt;

    AccountProcessor(AccountPolicy policy, Admission admission, Judge judge, Deserializer<Transaction> transactions) {
        this.policy = policy;
        this.admission = admission;
        this.judge = judge;
        this.transactions = transactions;
        this.windows = new ActivityWindows(policy.window());
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        this.context = context;
        KeyValueStore<Bytes, byte[]> store = context.getStateStore(Accounts.STORE);
        accounts = new HistoryStore<>(store, new AccountFormat(), OPEN_ROWS);
        startedAt = context.currentSystemTimeMs();
        accounts.forEachHead((key, head) -> {
            if (windows.mayBeOpen(head)) {
                idle.setIfNone(key, startedAt + untilClosed(head, windows.endOfLatest(head)));
            }
        });
        context.schedule(IDLE_CHECK, PunctuationType.WALL_CLOCK_TIME, this::closeIdle);
    }

    @Override
    public void process(Record<String, Arrival<Transaction>> record) {
        Entity<AccountHead> account = accounts.get(record.key());
        AccountHead head = account.head();
        Arrival<Transaction> arrival = record.value();
        long id = FieldHash.of(arrival.value().getId());
        if (!admission.admit(record, account.history().knows(id), head.watermark, context)) {
            return;
        }
        if (head.firstSeen == Admission.NOTHING_YET || arrival.eventTime() < head.firstSeen) {
            head.firstSeen = arrival.eventTime();
        }
        if (arrival.value().getKind() == TransactionKind.REVERSAL) {
            reverse(account, record, id);
        } else {
            enter(account, record, id);
        }
        head.watermark = Math.max(head.watermark, arrival.eventTime());
        head.lastArrival = context.currentSystemTimeMs();
        long lateFrom = head.watermark - admission.lateness();
        if (windows.closable(head, lateFrom)) {
            send(record, windows.close(account, lateFrom, ClosedBy.EVENT_TIME));
        }
        long retainFrom = lateFrom - policy.retention().toMillis();
        // A reversal may come late itself, and change decisions as far before it as the lateness.
        Recents.forget(head.recents, lateFrom - admission.lateness(), retainFrom, accounts);
        head.forgetBefore(retainFrom);
        accounts.save(retainFrom);
        if (!idle.isSet(record.key())) {
            setIdle(account, head.lastArrival);
        }
    }

    /** A transaction: it is remembered and decided, and so is again what came before it in the log and after it in time. */
    private void enter(Entity<AccountHead> account, Record<String, Arrival<Transaction>> record, long id) {
        Arrival<Transaction> arrival = record.value();
        AccountHead head = account.head();
        Transaction transaction = arrival.value();
        long time = arrival.eventTime();
        boolean takenBackAlready = !head.earlyReversals.isEmpty() && head.earlyReversals.remove(id) != null;
        if (takenBackAlready) {
            accounts.know(id, time);
            send(record, Ruling.reversed(transaction.getId(), account.key(), 1, time, null), time);
            return;
        }
        List<Redecision> later = decisionsAfter(account, time, id, Long.MIN_VALUE);
        Past.write(transaction, arrival.origin(), row);
        int position = accounts.add(id, time, row);
        Ruling ruling = judge.decide(account, transaction, position, null);
        Recents.add(head.recents, new Recent(id, time, arrival.rawValue(), ruling.alerts()));
        send(record, ruling, time);
        decideAgain(account, record, later, "transaction " + transaction.getId() + " came late");
        send(record, windows.correct(account, time, Past.currency(account.history(), position), position));
    }

    /** A reversal: what it takes back is no longer seen, and what was decided on the strength of it is decided again. */
    private void reverse(Entity<AccountHead> account, Record<String, Arrival<Transaction>> record, long id) {
        Arrival<Transaction> arrival = record.value();
        Transaction reversal = arrival.value();
        AccountHead head = account.head();
        History history = account.history();
        accounts.know(id, arrival.eventTime());
        send(record, Ruling.withoutRules(reversal, arrival.eventTime()), arrival.eventTime());

        long target = FieldHash.of(reversal.getReverses());
        int position = history.positionOf(target);
        if (position < 0) {
            if (!history.knows(target)) { // it is known when it was taken back before, or is itself a reversal
                head.earlyReversals.put(target, arrival.eventTime());
            }
            return;
        }
        long time = history.time(position);
        long currency = Past.currency(history, position);
        int revision = Past.revision(history, position) + 1;
        List<Redecision> later = decisionsAfter(account, time, target, arrival.eventTime() - admission.lateness());
        accounts.takeBack(position);
        Recents.remove(head.recents, target, accounts);
        String reason = "reversed by " + reversal.getId();
        send(record, Ruling.reversed(reversal.getReverses(), account.key(), revision, time, reason), time);
        decideAgain(account, record, later, "transaction " + reversal.getReverses() + " was " + reason);
        send(record, windows.correct(account, time, currency, -1));
    }

    /** A decision that may have to be made again, as it was before the change. */
    private record Redecision(long id, Transaction transaction, Ruling before) {}

    private List<Redecision> decisionsAfter(Entity<AccountHead> account, long time, long id, long since) {
        List<Recent> recents = Recents.after(account.head().recents, time, id, since);
        if (recents.isEmpty()) {
            return List.of();
        }
        List<Redecision> decisions = new ArrayList<>(recents.size());
        for (Recent recent : recents) {
            int position = account.history().positionOf(recent.id());
            if (position >= 0) {
                byte[] value = recent.isAttached() ? accounts.attachment(recent.id()) : recent.value();
                Transaction transaction = transactions.deserialize(Accounts.STORE, value);
                decisions.add(
                        new Redecision(recent.id(), transaction, judge.decide(account, transaction, position, null)));
            }
        }
        return decisions;
    }

    private void decideAgain(
            Entity<AccountHead> account,
            Record<String, Arrival<Transaction>> cause,
            List<Redecision> decisions,
            String reason) {
        for (Redecision decision : decisions) {
            Transaction transaction = decision.transaction();
            int position = account.history().positionOf(decision.id());
            Ruling now = judge.decide(account, transaction, position, null);
            if (!now.decision().equals(decision.before().decision())) {
                accounts.set(position, Past.REVISION, Past.revision(account.history(), position) + 1L);
                Ruling ruling = judge.decide(account, transaction, position, reason);
                if (ruling.alerts()) {
                    Recents.alerted(account.head().recents, decision.id());
                }
                send(cause, ruling, account.history().time(position));
            }
        }
    }

    /** Closes the windows of accounts that fell silent: their own time is taken to have gone on with the clock. */
    private void closeIdle(long now) {
        for (String key : idle.takeDue(now, IDLE_AT_ONCE)) {
            Entity<AccountHead> account = accounts.get(key);
            AccountHead head = account.head();
            long end = windows.nextEnd(account);
            if (end == Long.MAX_VALUE) {
                continue;
            }
            // What came while this task did not run is yet to be read: silence begins with the start at the earliest.
            long heard = Math.max(head.lastArrival, startedAt);
            long silence = now - heard;
            if (silence >= untilClosed(head, end)) {
                boolean cutShort = silence < end + admission.lateness() - head.watermark;
                long through = cutShort
                        ? windows.endOfLatest(head)
                        : Math.max(end, head.watermark + silence - admission.lateness());
                Record<String, Object> row = new Record<>(key, null, head.watermark);
                send(row, windows.close(account, through, ClosedBy.WALL_CLOCK));
                accounts.save(Long.MIN_VALUE);
            }
            setIdle(account, heard);
        }
    }

    private void setIdle(Entity<AccountHead> account, long lastArrival) {
        long end = windows.nextEnd(account);
        if (end != Long.MAX_VALUE) {
            idle.setIfNone(account.key(), lastArrival + untilClosed(account.head(), end));
        }
    }

    /** How long an account has to be silent until a window with that end is closed: at most {@code idleClose}, if set. */
    private long untilClosed(AccountHead head, long windowEnd) {
        long remaining = Math.max(0, windowEnd + admission.lateness() - head.watermark);
        long limit = policy.idleClose().toMillis();
        return limit == 0 ? remaining : Math.min(limit, remaining);
    }

    private void send(Record<String, ?> cause, Ruling ruling, long time) {
        Accounts.DECISIONS.send(context, cause, ruling.decision(), time);
        if (ruling.concernsAlerts()) {
            Accounts.RULINGS.send(context, cause, ruling, time);
        }
    }

    private void send(Record<String, ?> cause, List<AccountActivity> rows) {
        for (AccountActivity row : rows) {
            Accounts.ACTIVITY.send(context, cause, row, row.getWindowEnd().toEpochMilli());
        }
    }
}
