package io.millrace.processors.history;

import java.util.Arrays;

/** The older rows of a history, in blocks. Columns are unpacked as far back as they are asked for. */
final class Chunks {

    private Block[] blocks = new Block[4];
    /** Position after the last row of each block. */
    private int[] ends = new int[4];

    private int count;

    private final long[][] unpacked;
    /** From which position on a column is unpacked, and the block that begins there. */
    private final int[] from;

    private final int[] fromBlock;

    Chunks(int columns) {
        unpacked = new long[columns][0];
        from = new int[columns];
        fromBlock = new int[columns];
    }

    int count() {
        return count;
    }

    /** Number of rows. */
    int size() {
        return count == 0 ? 0 : ends[count - 1];
    }

    Block block(int index) {
        return blocks[index];
    }

    int start(int index) {
        return index == 0 ? 0 : ends[index - 1];
    }

    void clear() {
        count = 0;
        forgetUnpacked();
    }

    void add(Block block) {
        if (count == blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * count);
            ends = Arrays.copyOf(ends, 2 * count);
        }
        blocks[count] = block;
        ends[count] = size() + block.rows();
        count++;
        forgetUnpacked();
    }

    void replace(int index, Block block) {
        blocks[index] = block;
        for (int i = index; i < count; i++) {
            ends[i] = start(i) + blocks[i].rows();
        }
        forgetUnpacked();
    }

    void removeFirst() {
        System.arraycopy(blocks, 1, blocks, 0, count - 1);
        count--;
        if (count > 0) {
            replace(0, blocks[0]);
        } else {
            forgetUnpacked();
        }
    }

    /** The block that has the row at that position. */
    int blockAt(int position) {
        int index = count - 1;
        while (index > 0 && ends[index - 1] > position) {
            index--;
        }
        return index;
    }

    long get(int column, int position) {
        if (position < from[column]) {
            unpack(column, position);
        }
        return unpacked[column][position];
    }

    /** Looks into one block only, for a search that jumps. */
    long peek(int column, int position) {
        int index = blockAt(position);
        return blocks[index].get(column, position - start(index));
    }

    /** Position of the row with that id; -1 if there is none. */
    int positionOf(long id) {
        for (int index = count - 1; index >= 0; index--) {
            int row = blocks[index].lastRowOf(Rows.ID, id);
            if (row >= 0) {
                return start(index) + row;
            }
        }
        return -1;
    }

    private void unpack(int column, int position) {
        if (unpacked[column].length < size()) {
            unpacked[column] = new long[size() + size() / 2]; // nothing is unpacked yet
        }
        while (from[column] > position) {
            int index = --fromBlock[column];
            from[column] = start(index);
            blocks[index].copy(column, unpacked[column], from[column]);
        }
    }

    private void forgetUnpacked() {
        Arrays.fill(from, size());
        Arrays.fill(fromBlock, count);
    }
}
