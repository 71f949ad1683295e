package io.millrace.vitals.readings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The readings of one signal of a patient, in the order of their time (those of one time: by id), whatever the order in which
 * they were learnt. Look-backs over it are exact: they are ranges of positions, found by binary search.
 *
 * <p>Not safe for use by several threads.
 */
public final class ReadingHistory {

    private final List<Reading> counted = new ArrayList<>(4);
    /** Entries that do not count, in no order: they are few. */
    private final List<Reading> uncounted = new ArrayList<>(0);

    private final Set<Long> ids = new HashSet<>();

    /** Number of entries that count. */
    public int size() {
        return counted.size();
    }

    /** The entry at a position in the order of event time. */
    public Reading at(int position) {
        return counted.get(position);
    }

    /** Number of entries kept, also those that do not count. */
    public int kept() {
        return counted.size() + uncounted.size();
    }

    public boolean contains(long id) {
        return ids.contains(id);
    }

    /** The entry with that id, or null. Looks at one after the other, the latest first: what is asked for is seldom old. */
    public Reading byId(long id) {
        if (!ids.contains(id)) {
            return null;
        }
        for (int position = counted.size() - 1; position >= 0; position--) {
            if (counted.get(position).id() == id) {
                return counted.get(position);
            }
        }
        for (Reading entry : uncounted) {
            if (entry.id() == id) {
                return entry;
            }
        }
        throw new IllegalStateException("id " + id + " is known, but its entry is not");
    }

    /** The entries that do not count, in no order. */
    public List<Reading> uncounted() {
        return uncounted;
    }

    /** Adds an entry, or replaces the one with the same id. */
    public void put(Reading entry) {
        if (!ids.add(entry.id())) {
            Reading before = byId(entry.id());
            if (before.counted()) {
                counted.remove(positionOf(before));
            } else {
                uncounted.remove(before);
            }
        }
        if (entry.counted()) {
            counted.add(positionOf(entry), entry);
        } else {
            uncounted.add(entry);
        }
    }

    /** Forgets all that is before the time, and says how much that was. */
    public int forgetBefore(long time) {
        int kept = kept();
        int first = firstAtOrAfter(time);
        boolean strays = uncounted.removeIf(entry -> entry.time() < time);
        if (first > 0) {
            counted.subList(0, first).clear();
        }
        if (first > 0 || strays) {
            ids.clear();
            counted.forEach(entry -> ids.add(entry.id()));
            uncounted.forEach(entry -> ids.add(entry.id()));
        }
        return kept - kept();
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
    public int positionOf(Reading entry) {
        int last = counted.size() - 1;
        if (last < 0 || before(counted.get(last), entry)) {
            return last + 1; // nearly always: it is the newest
        }
        if (counted.get(last).equals(entry)) {
            return last;
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

    private static boolean before(Reading a, Reading b) {
        return a.time() < b.time() || (a.time() == b.time() && a.id() < b.id());
    }
}
