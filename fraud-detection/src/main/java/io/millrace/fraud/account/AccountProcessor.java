package io.millrace.fraud.account;

import io.millrace.contracts.ClosedBy;
import io.millrace.contracts.fraud.AccountActivity;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.fraud.TransactionKind;
import io.millrace.fraud.rules.FieldHash;
import io.millrace.processors.deadlines.Deadlines;
import io.millrace.processors.history.Entity;
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
 * late transaction or a reversal changes. Forwards {@link Ruling}s, {@link AccountActivity} and what admission rejected.
 */
final class AccountProcessor implements Processor<String, Arrival<Transaction>, String, Object> {

    private static final Duration IDLE_CHECK = Duration.ofSeconds(1);
    private static final int IDLE_AT_ONCE = 5_000;
    /** Written with every transaction: small. Sealed into a chunk when full. */
    private static final int TAIL = 8;

    private final AccountPolicy policy;
    private final Admission admission;
    private final Judge judge;
    private final Deserializer<Transaction> transactions;
    private final ActivityWindows windows;
    private final Deadlines idle = new Deadlines(IDLE_CHECK.toMillis());
    private ProcessorContext<String, Object> context;
    private HistoryStore<AccountHead, PastTransaction> accounts;

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
        accounts = new HistoryStore<>(store, new AccountFormat(), TAIL, policy.cachedEntries());
        long now = context.currentSystemTimeMs();
        accounts.forEachHead((key, head) -> {
            if (windows.mayBeOpen(head)) {
                idle.setIfNone(key, now + untilClosed(head, windows.endOfLatest(head)));
            }
        });
        context.schedule(IDLE_CHECK, PunctuationType.WALL_CLOCK_TIME, this::closeIdle);
    }

    @Override
    public void process(Record<String, Arrival<Transaction>> record) {
        Entity<AccountHead, PastTransaction> account = accounts.get(record.key());
        AccountHead head = account.head();
        Arrival<Transaction> arrival = record.value();
        boolean seenBefore =
                account.history().contains(FieldHash.of(arrival.value().getId()));
        if (!admission.admit(record, seenBefore, head.watermark, context)) {
            return;
        }
        if (head.firstSeen == Admission.NOTHING_YET || arrival.eventTime() < head.firstSeen) {
            head.firstSeen = arrival.eventTime();
        }
        if (arrival.value().getKind() == TransactionKind.REVERSAL) {
            reverse(account, record);
        } else {
            enter(account, record);
        }
        head.watermark = Math.max(head.watermark, arrival.eventTime());
        head.lastArrival = context.currentSystemTimeMs();
        long lateFrom = head.watermark - admission.lateness();
        if (windows.closable(head, lateFrom)) {
            forward(record, windows.close(account, lateFrom, ClosedBy.EVENT_TIME));
        }
        long retainFrom = lateFrom - policy.retention().toMillis();
        Recents.forget(head.recents, lateFrom, retainFrom);
        head.forgetBefore(retainFrom);
        accounts.save(account, retainFrom);
        if (!idle.isSet(record.key())) {
            setIdle(account, head.lastArrival);
        }
    }

    /** A transaction: it is remembered and decided, and so is again what came before it in the log and after it in time. */
    private void enter(Entity<AccountHead, PastTransaction> account, Record<String, Arrival<Transaction>> record) {
        Arrival<Transaction> arrival = record.value();
        AccountHead head = account.head();
        Transaction transaction = arrival.value();
        long id = FieldHash.of(transaction.getId());
        boolean takenBackAlready = !head.earlyReversals.isEmpty() && head.earlyReversals.remove(id) != null;
        PastTransaction entry = PastTransaction.of(transaction, arrival.origin(), !takenBackAlready);
        if (takenBackAlready) {
            accounts.put(account, entry);
            context.forward(record.withValue(Ruling.reversed(transaction.getId(), account.key(), entry, null)));
            return;
        }
        List<Redecision> later = decisionsAfter(account, entry);
        accounts.put(account, entry);
        Ruling ruling = judge.decide(account, transaction, entry, null);
        Recents.add(head.recents, new Recent(id, entry.time(), arrival.rawValue(), ruling.alerts()));
        context.forward(record.withValue(ruling));
        decideAgain(account, record, later, "transaction " + transaction.getId() + " came late");
        forward(record, windows.correct(account, entry));
    }

    /** A reversal: what it takes back is no longer seen, and what was decided on the strength of it is decided again. */
    private void reverse(Entity<AccountHead, PastTransaction> account, Record<String, Arrival<Transaction>> record) {
        Arrival<Transaction> arrival = record.value();
        Transaction reversal = arrival.value();
        AccountHead head = account.head();
        PastTransaction entry = PastTransaction.of(reversal, arrival.origin(), false);
        accounts.put(account, entry);
        context.forward(record.withValue(Ruling.withoutRules(reversal, entry)));

        long target = FieldHash.of(reversal.getReverses());
        PastTransaction reversed = account.history().byId(target);
        if (reversed == null) {
            head.earlyReversals.put(target, arrival.eventTime());
            return;
        }
        if (!reversed.counted()) {
            return; // taken back before, or itself a reversal
        }
        List<Redecision> later = decisionsAfter(account, reversed);
        PastTransaction takenBack = reversed.takenBack();
        accounts.put(account, takenBack);
        Recents.remove(head.recents, target);
        String reason = "reversed by " + reversal.getId();
        Ruling ruling = Ruling.reversed(reversal.getReverses(), account.key(), takenBack, reason);
        context.forward(record.withValue((Object) ruling).withTimestamp(takenBack.time()));
        decideAgain(account, record, later, "transaction " + reversal.getReverses() + " was " + reason);
        forward(record, windows.correct(account, takenBack));
    }

    /** A decision that may have to be made again, as it was before the change. */
    private record Redecision(Transaction transaction, Ruling before) {}

    private List<Redecision> decisionsAfter(Entity<AccountHead, PastTransaction> account, PastTransaction changed) {
        List<Recent> recents = Recents.after(account.head().recents, changed.time(), changed.id());
        if (recents.isEmpty()) {
            return List.of();
        }
        List<Redecision> decisions = new ArrayList<>(recents.size());
        for (Recent recent : recents) {
            PastTransaction entry = account.history().byId(recent.id());
            if (entry != null && entry.counted()) {
                Transaction transaction = transactions.deserialize(Accounts.STORE, recent.value());
                decisions.add(new Redecision(transaction, judge.decide(account, transaction, entry, null)));
            }
        }
        return decisions;
    }

    private void decideAgain(
            Entity<AccountHead, PastTransaction> account,
            Record<String, Arrival<Transaction>> cause,
            List<Redecision> decisions,
            String reason) {
        for (Redecision decision : decisions) {
            Transaction transaction = decision.transaction();
            PastTransaction entry = account.history().byId(FieldHash.of(transaction.getId()));
            Ruling now = judge.decide(account, transaction, entry, null);
            if (!now.decision().equals(decision.before().decision())) {
                PastTransaction revised = entry.revised();
                accounts.put(account, revised);
                Ruling ruling = judge.decide(account, transaction, revised, reason);
                if (ruling.alerts()) {
                    Recents.alerted(account.head().recents, revised.id());
                }
                context.forward(cause.withValue((Object) ruling).withTimestamp(revised.time()));
            }
        }
    }

    /** Closes the windows of accounts that fell silent: their own time is taken to have gone on with the clock. */
    private void closeIdle(long now) {
        for (String key : idle.takeDue(now, IDLE_AT_ONCE)) {
            Entity<AccountHead, PastTransaction> account = accounts.get(key);
            AccountHead head = account.head();
            long end = windows.nextEnd(account);
            if (end == Long.MAX_VALUE) {
                continue;
            }
            if (head.lastArrival == 0) {
                head.lastArrival = now - untilClosed(head, end);
            }
            long silence = now - head.lastArrival;
            if (silence >= untilClosed(head, end)) {
                boolean cutShort = silence < end + admission.lateness() - head.watermark;
                long through = cutShort
                        ? windows.endOfLatest(head)
                        : Math.max(end, head.watermark + silence - admission.lateness());
                List<AccountActivity> rows = windows.close(account, through, ClosedBy.WALL_CLOCK);
                Record<String, Object> row = new Record<>(key, null, head.watermark);
                rows.forEach(activity -> context.forward(row.withValue(activity)
                        .withTimestamp(activity.getWindowEnd().toEpochMilli())));
                accounts.save(account, Long.MIN_VALUE);
            }
            setIdle(account, head.lastArrival);
        }
    }

    private void setIdle(Entity<AccountHead, PastTransaction> account, long lastArrival) {
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

    private void forward(Record<String, Arrival<Transaction>> cause, List<AccountActivity> rows) {
        for (AccountActivity row : rows) {
            context.forward(cause.withValue((Object) row)
                    .withTimestamp(row.getWindowEnd().toEpochMilli()));
        }
    }
}
