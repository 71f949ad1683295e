package io.millrace.processors.history;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What happened to one entity, in the order of event time (entries of one time: by id), whatever the order in which it was
 * learnt. Look-backs over it are exact: they are ranges of positions, found by binary search.
 *
 * <p>Not safe for use by several threads.
 */
public final class History<E extends Entry> {

    private final List<E> counted = new ArrayList<>(4);
    /** All entries by id, also those that do not count. */
    private final Map<Long, E> byId = new HashMap<>(8);

    /** Number of entries that count. */
    public int size() {
        return counted.size();
    }

    /** The entry at a position in the order of event time. */
    public E at(int position) {
        return counted.get(position);
    }

    /** Number of entries kept, also those that do not count. */
    public int kept() {
        return byId.size();
    }

    public boolean contains(long id) {
        return byId.containsKey(id);
    }

    /** The entry with that id, or null. */
    public E byId(long id) {
        return byId.get(id);
    }

    /** All entries that are kept, in no order. */
    public Collection<E> all() {
        return byId.values();
    }

    /** Adds an entry, or replaces the one with the same id. */
    public void put(E entry) {
        E before = byId.put(entry.id(), entry);
        if (before != null && before.counted()) {
            counted.remove(positionOf(before));
        }
        if (entry.counted()) {
            counted.add(positionOf(entry), entry);
        }
    }

    /** Forgets all that is before the time, and what is forgotten is counted. */
    public int forgetBefore(long time) {
        int kept = byId.size();
        int first = firstAtOrAfter(time);
        if (first > 0) {
            counted.subList(0, first).clear();
        }
        if (first > 0 || kept > counted.size()) {
            byId.values().removeIf(entry -> entry.time() < time);
        }
        return kept - byId.size();
    }

    /** Position of the first entry at or after the time: {@link #size} if there is none. */
    public int firstAtOrAfter(long time) {
        int from = 0;
        int to = counted.size();
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (counted.get(middle).time() < time) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** Where the entry stands, or would stand, in the order of event time. */
    public int positionOf(E entry) {
        int last = counted.size() - 1;
        if (last < 0 || before(counted.get(last), entry)) {
            return last + 1; // nearly always: it is the newest
        }
        int from = 0;
        int to = last;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (before(counted.get(middle), entry)) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private static boolean before(Entry a, Entry b) {
        return a.time() < b.time() || (a.time() == b.time() && a.id() < b.id());
    }
}
