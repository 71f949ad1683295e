package io.millrace.processors.history;

import java.util.Arrays;

/**
 * What happened to one entity, in the order of event time (of one time: by id), whatever the order in which it was learnt: a
 * table with a row for each, of an id, a time and the domain's columns. Look-backs over it are exact: they are ranges of
 * positions.
 *
 * <p>Ids without a row are known too: those of what was taken back, and of what is not looked back at.
 *
 * <p>Older rows are read from the stored bytes, a column only if it is asked for and only as far back. Not safe for use by
 * several threads.
 */
public final class History {

    final Chunks chunks;
    final Rows open;
    private long[] knownIds = new long[2];
    private long[] knownTimes = new long[2];
    private int known;

    History(int columns) {
        chunks = new Chunks(Rows.OWN + columns);
        open = new Rows(Rows.OWN + columns);
    }

    /** Number of rows. */
    public int size() {
        return chunks.size() + open.size();
    }

    /** Identity within the entity: the code of the business id. */
    public long id(int position) {
        return get(Rows.ID, position);
    }

    /** Event time, epoch milliseconds. */
    public long time(int position) {
        return get(Rows.TIME, position);
    }

    public long value(int column, int position) {
        return get(Rows.OWN + column, position);
    }

    private long get(int column, int position) {
        int sealed = chunks.size();
        return position >= sealed ? open.columns[column][position - sealed] : chunks.get(column, position);
    }

    /** Whether the entity has had this id, with a row or without. */
    public boolean knows(long id) {
        return positionOf(id) >= 0 || indexOfKnown(id) >= 0;
    }

    /** Position of the row with that id; -1 if there is none. Looks at one after the other, the latest first. */
    public int positionOf(long id) {
        int row = open.rowOf(id);
        return row >= 0 ? chunks.size() + row : chunks.positionOf(id);
    }

    /** Position of the first row at or after the time: {@link #size} if there is none. */
    public int firstAtOrAfter(long time) {
        int sealed = chunks.size();
        int row = open.size();
        while (row > 0 && open.columns[Rows.TIME][row - 1] >= time) {
            row--;
        }
        if (row > 0) {
            return sealed + row;
        }
        int from = 0;
        int to = sealed;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (chunks.peek(Rows.TIME, middle) < time) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** Number of ids that are known without a row. */
    public int withoutRow() {
        return known;
    }

    long knownId(int index) {
        return knownIds[index];
    }

    long knownTime(int index) {
        return knownTimes[index];
    }

    void clear() {
        chunks.clear();
        open.clear();
        known = 0;
    }

    void know(long id, long time) {
        int index = indexOfKnown(id);
        if (index < 0) {
            if (known == knownIds.length) {
                knownIds = Arrays.copyOf(knownIds, 2 * known);
                knownTimes = Arrays.copyOf(knownTimes, 2 * known);
            }
            index = known++;
        }
        knownIds[index] = id;
        knownTimes[index] = time;
    }

    void forgetKnownBefore(long time) {
        int kept = 0;
        for (int index = 0; index < known; index++) {
            if (knownTimes[index] >= time) {
                knownIds[kept] = knownIds[index];
                knownTimes[kept++] = knownTimes[index];
            }
        }
        known = kept;
    }

    private int indexOfKnown(long id) {
        for (int index = 0; index < known; index++) {
            if (knownIds[index] == id) {
                return index;
            }
        }
        return -1;
    }
}
