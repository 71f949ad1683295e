package io.millrace.sports.follow;

import io.millrace.processors.state.StateException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** The numbers of a match's frames that have been taken: a bit for each, in blocks that are stored by themselves. */
final class FrameNumbers {

    private static final int WORDS = 16;
    private static final int BITS = WORDS * Long.SIZE;

    private final Map<Long, long[]> blocks = new TreeMap<>();
    private final TreeSet<Long> changed = new TreeSet<>();

    void add(long number) {
        long block = Math.floorDiv(number, (long) BITS);
        blocks.computeIfAbsent(block, none -> new long[WORDS])[word(number)] |= bit(number);
        changed.add(block);
    }

    boolean contains(long number) {
        long[] words = blocks.get(Math.floorDiv(number, (long) BITS));
        return words != null && (words[word(number)] & bit(number)) != 0;
    }

    /** Gives each block that has changed since the last time. */
    void takeChanged(BiConsumer<Long, byte[]> each) {
        for (Long block : changed) {
            ByteBuffer bytes = ByteBuffer.allocate(WORDS * Long.BYTES);
            bytes.asLongBuffer().put(blocks.get(block));
            each.accept(block, bytes.array());
        }
        changed.clear();
    }

    /** A block as it was stored. */
    void restore(long block, byte[] bytes) {
        if (bytes.length != WORDS * Long.BYTES) {
            throw new StateException("stored state is damaged: a block of frame numbers has " + bytes.length
                    + " bytes, expected " + WORDS * Long.BYTES);
        }
        long[] words = new long[WORDS];
        ByteBuffer.wrap(bytes).asLongBuffer().get(words);
        blocks.put(block, words);
    }

    private static int word(long number) {
        return (int) Math.floorMod(number, (long) BITS) / Long.SIZE;
    }

    private static long bit(long number) {
        return 1L << number; // the shift goes by the lowest six bits
    }
}
