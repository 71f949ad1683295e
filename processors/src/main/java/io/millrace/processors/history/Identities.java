package io.millrace.processors.history;

import java.util.Arrays;

/** A set of 64-bit ids in one array: sixteen bytes an id at the most, where a set of objects takes sixty. */
final class Identities {

    /** Marks an empty place; the id 0 itself is kept apart. */
    private static final long EMPTY = 0;

    private long[] places = new long[8];
    private int size;
    private boolean zero;

    boolean contains(long id) {
        if (id == EMPTY) {
            return zero;
        }
        for (int place = start(id); ; place = place + 1 & places.length - 1) {
            if (places[place] == id) {
                return true;
            }
            if (places[place] == EMPTY) {
                return false;
            }
        }
    }

    /** True if the id was not there before. */
    boolean add(long id) {
        if (contains(id)) {
            return false;
        }
        if (id == EMPTY) {
            zero = true;
            return true;
        }
        if (4 * (size + 1) > 3 * places.length) {
            grow();
        }
        insert(id);
        size++;
        return true;
    }

    void clear() {
        Arrays.fill(places, EMPTY);
        size = 0;
        zero = false;
    }

    private void grow() {
        long[] before = places;
        places = new long[before.length * 2];
        for (long id : before) {
            if (id != EMPTY) {
                insert(id);
            }
        }
    }

    private void insert(long id) {
        int place = start(id);
        while (places[place] != EMPTY) {
            place = place + 1 & places.length - 1;
        }
        places[place] = id;
    }

    private int start(long id) {
        long spread = id * 0x9E3779B97F4A7C15L;
        return (int) (spread >>> 32) & places.length - 1;
    }
}
