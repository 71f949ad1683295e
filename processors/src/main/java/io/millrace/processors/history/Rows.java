package io.millrace.processors.history;

import java.util.Arrays;

/** Rows that may change, column by column, in the order of time and id. */
final class Rows {

    static final int ID = 0;
    static final int TIME = 1;
    /** The first of the domain's columns. */
    static final int OWN = 2;

    final long[][] columns;
    private int size;

    Rows(int columns) {
        this.columns = new long[columns][8];
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    void append(Block block) {
        room(size + block.rows());
        for (int column = 0; column < columns.length; column++) {
            block.copy(column, columns[column], size);
        }
        size += block.rows();
    }

    void append(Rows rows) {
        room(size + rows.size);
        for (int column = 0; column < columns.length; column++) {
            System.arraycopy(rows.columns[column], 0, columns[column], size, rows.size);
        }
        size += rows.size;
    }

    /** @param values of the domain's columns */
    void insert(int row, long id, long time, long[] values) {
        room(size + 1);
        if (row < size) {
            for (long[] column : columns) {
                System.arraycopy(column, row, column, row + 1, size - row);
            }
        }
        columns[ID][row] = id;
        columns[TIME][row] = time;
        for (int own = 0; own < values.length; own++) {
            columns[OWN + own][row] = values[own];
        }
        size++;
    }

    void remove(int row) {
        removeRange(row, row + 1);
    }

    void removeFirst(int rows) {
        removeRange(0, rows);
    }

    private void removeRange(int from, int to) {
        for (long[] column : columns) {
            System.arraycopy(column, to, column, from, size - to);
        }
        size -= to - from;
    }

    /** The first row that does not come before that time and id. */
    int rowFor(long time, long id) {
        int row = size;
        while (row > 0 && !isBefore(columns[TIME][row - 1], columns[ID][row - 1], time, id)) {
            row--; // what comes is nearly always the newest
        }
        return row;
    }

    /** The last row with that id; -1 if there is none. */
    int rowOf(long id) {
        int row = size - 1;
        while (row >= 0 && columns[ID][row] != id) {
            row--;
        }
        return row;
    }

    static boolean isBefore(long time, long id, long otherTime, long otherId) {
        return time < otherTime || (time == otherTime && id < otherId);
    }

    private void room(int rows) {
        if (rows > columns[ID].length) {
            int length = Math.max(rows, 2 * columns[ID].length);
            for (int column = 0; column < columns.length; column++) {
                columns[column] = Arrays.copyOf(columns[column], length);
            }
        }
    }
}
