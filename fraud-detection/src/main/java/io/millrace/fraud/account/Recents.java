package io.millrace.fraud.account;

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

    static void remove(List<Recent> recents, long id) {
        recents.removeIf(recent -> recent.id() == id);
    }

    /** Those that stand behind the given time and id, in order. */
    static List<Recent> after(List<Recent> recents, long time, long id) {
        int first = recents.size();
        while (first > 0 && isAfter(recents.get(first - 1), time, id)) {
            first--;
        }
        return first == recents.size() ? List.of() : new ArrayList<>(recents.subList(first, recents.size()));
    }

    /**
     * Forgets what can no longer change.
     *
     * @param lateFrom nothing before this time is taken any more
     * @param retainFrom nothing before this time is looked back at any more
     */
    static void forget(List<Recent> recents, long lateFrom, long retainFrom) {
        if (recents.isEmpty() || recents.get(0).time() >= lateFrom) {
            if (recents.size() > MOST) {
                recents.subList(0, recents.size() - MOST).clear();
            }
            return;
        }
        recents.removeIf(recent -> recent.time() < (recent.alerted() ? retainFrom : lateFrom));
        long alerted = recents.stream().filter(Recent::alerted).count();
        for (int i = 0; alerted > MOST_ALERTED && i < recents.size(); ) {
            Recent recent = recents.get(i);
            if (recent.alerted() && recent.time() < lateFrom) {
                recents.remove(i);
                alerted--;
            } else {
                i++;
            }
        }
    }

    private static boolean before(Recent a, Recent b) {
        return a.time() < b.time() || (a.time() == b.time() && a.id() < b.id());
    }

    private static boolean isAfter(Recent recent, long time, long id) {
        return recent.time() > time || (recent.time() == time && recent.id() > id);
    }
}
