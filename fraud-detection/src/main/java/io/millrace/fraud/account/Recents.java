package io.millrace.fraud.account;

import io.millrace.processors.history.HistoryStore;
import java.util.ArrayList;
import java.util.List;

/** The transactions of an account whose decisions may still change, the oldest first, and how many of them are kept. */
final class Recents {

    /** Beyond that the oldest of an account that is busier than any customer are not decided again. */
    static final int MOST = 256;

    /** Alerts that a reversal can still take back because of what happened before them. */
    static final int MOST_ALERTED = 32;

    private Recents() {}

    static void add(List<Recent> recents, Recent recent) {
        int position = recents.size();
        while (position > 0 && before(recent, recents.get(position - 1))) {
            position--;
        }
        recents.add(position, recent);
    }

    static void alerted(List<Recent> recents, long id) {
        recents.replaceAll(recent -> recent.id() == id ? new Recent(id, recent.time(), recent.value(), true) : recent);
    }

    static void remove(List<Recent> recents, long id, HistoryStore<?> accounts) {
        for (int i = recents.size() - 1; i >= 0; i--) {
            if (recents.get(i).id() == id) {
                drop(recents, i, accounts);
            }
        }
    }

    /**
     * Those that stand behind the given time and id, in order.
     *
     * @param since of those before this time, only the ones that raised an alert
     */
    static List<Recent> after(List<Recent> recents, long time, long id, long since) {
        int first = recents.size();
        while (first > 0 && isAfter(recents.get(first - 1), time, id)) {
            first--;
        }
        if (first == recents.size()) {
            return List.of();
        }
        List<Recent> after = new ArrayList<>(recents.subList(first, recents.size()));
        after.removeIf(recent -> recent.time() < since && !recent.alerted());
        return after;
    }

    /**
     * Forgets what can no longer change. What stays because of its alert alone is seldom asked for: its bytes are attached
     * to the account instead of being written with each transaction.
     *
     * @param changeFrom what is before this time changes only if it raised an alert
     * @param retainFrom nothing before this time is looked back at any more
     */
    static void forget(List<Recent> recents, long changeFrom, long retainFrom, HistoryStore<?> accounts) {
        if (recents.isEmpty() || recents.get(0).time() >= changeFrom) {
            if (recents.size() > MOST) {
                recents.subList(0, recents.size() - MOST).clear();
            }
            return;
        }
        int alerted = 0;
        for (int i = recents.size() - 1; i >= 0; i--) {
            Recent recent = recents.get(i);
            if (recent.time() >= changeFrom) {
                alerted += recent.alerted() ? 1 : 0;
            } else if (recent.alerted() && recent.time() >= retainFrom && alerted < MOST_ALERTED) {
                alerted++;
                if (!recent.isAttached()) {
                    accounts.attach(recent.id(), recent.value());
                    recents.set(i, recent.attached());
                }
            } else {
                drop(recents, i, accounts);
            }
        }
    }

    private static void drop(List<Recent> recents, int index, HistoryStore<?> accounts) {
        Recent recent = recents.remove(index);
        if (recent.isAttached()) {
            accounts.attach(recent.id(), null);
        }
    }

    private static boolean before(Recent a, Recent b) {
        return a.time() < b.time() || (a.time() == b.time() && a.id() < b.id());
    }

    private static boolean isAfter(Recent recent, long time, long id) {
        return recent.time() > time || (recent.time() == time && recent.id() > id);
    }
}
