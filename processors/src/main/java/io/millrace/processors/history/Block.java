package io.millrace.processors.history;

import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Rows as they are stored, column by column. Each column has a least value, and its numbers as distances from there, all of
 * the one width of 0, 1, 2, 4 or 8 bytes that they need: a column of equal numbers takes no room, and any number is found
 * without reading another.
 */
final class Block {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int rows;
    private final byte[] widths;
    private final long[] least;
    private final int[] starts;

    private Block(byte[] bytes, int rows, int columns) {
        this.bytes = bytes;
        this.rows = rows;
        this.widths = new byte[columns];
        this.least = new long[columns];
        this.starts = new int[columns];
    }

    /** Reads what {@link #write} wrote, but for the numbers, and leaves the reader behind them. */
    static Block read(StateReader in, int columns) {
        Block block = new Block(in.array(), in.readVarInt(), columns);
        if (block.rows == 0) {
            return block;
        }
        for (int column = 0; column < columns; column++) {
            byte width = in.readByte();
            if (width < 0 || width > Long.BYTES || Integer.bitCount(width) > 1) {
                throw in.damaged("a column is " + width + " bytes wide, expected 0, 1, 2, 4 or 8");
            }
            block.widths[column] = width;
            block.least[column] = in.readVarLong();
        }
        for (int column = 0; column < columns; column++) {
            block.starts[column] = in.skip(Math.multiplyExact(block.rows, (int) block.widths[column]));
        }
        return block;
    }

    static void write(long[][] columns, int rows, StateWriter out) {
        out.writeVarInt(rows);
        if (rows == 0) {
            return;
        }
        for (long[] column : columns) {
            long least = least(column, rows);
            out.writeByte(width(column, rows, least));
            out.writeVarLong(least);
        }
        for (long[] column : columns) {
            long least = least(column, rows);
            out.writeLongs(column, rows, least, width(column, rows, least));
        }
    }

    private static long least(long[] column, int rows) {
        long least = column[0];
        for (int row = 1; row < rows; row++) {
            least = Math.min(least, column[row]);
        }
        return least;
    }

    private static int width(long[] column, int rows, long least) {
        long distances = 0;
        for (int row = 0; row < rows; row++) {
            distances |= column[row] - least;
        }
        if (distances == 0) {
            return 0;
        }
        int bits = Long.SIZE - Long.numberOfLeadingZeros(distances);
        return bits <= 8 ? 1 : bits <= 16 ? 2 : bits <= 32 ? 4 : 8;
    }

    int rows() {
        return rows;
    }

    long get(int column, int row) {
        int width = widths[column];
        int at = starts[column] + row * width;
        return least[column]
                + switch (width) {
                    case 0 -> 0;
                    case 1 -> bytes[at] & 0xFF;
                    case 2 -> (short) SHORTS.get(bytes, at) & 0xFFFF;
                    case 4 -> (int) INTS.get(bytes, at) & 0xFFFF_FFFFL;
                    default -> (long) LONGS.get(bytes, at);
                };
    }

    /** Writes a column's numbers into the array, from a position on. */
    void copy(int column, long[] into, int from) {
        for (int row = 0; row < rows; row++) {
            into[from + row] = get(column, row);
        }
    }

    /** The last row with that number in the column; -1 if there is none. */
    int lastRowOf(int column, long value) {
        int width = widths[column];
        if (width == Long.BYTES) {
            long distance = value - least[column];
            for (int row = rows - 1, at = starts[column] + row * Long.BYTES; row >= 0; row--, at -= Long.BYTES) {
                if ((long) LONGS.get(bytes, at) == distance) {
                    return row;
                }
            }
            return -1;
        }
        for (int row = rows - 1; row >= 0; row--) {
            if (get(column, row) == value) {
                return row;
            }
        }
        return -1;
    }
}
