package io.millrace.benchmarks.throughput;

import java.util.Arrays;

/** A set of numbers without an object for each: eight million of them in 128 MB. */
final class LongSet {

    private static final long GOLDEN_RATIO = 0x9e3779b97f4a7c15L;

    private long[] slots = new long[1 << 10];
    private int size;
    private boolean hasZero;

    /** True if it was not there. */
    boolean add(long number) {
        if (number == 0) {
            boolean added = !hasZero;
            hasZero = true;
            return added;
        }
        if (2 * (size + 1) > slots.length) {
            long[] before = slots;
            slots = new long[2 * before.length];
            Arrays.stream(before).filter(n -> n != 0).forEach(n -> slots[slot(n)] = n);
        }
        int slot = slot(number);
        if (slots[slot] == number) {
            return false;
        }
        slots[slot] = number;
        size++;
        return true;
    }

    boolean contains(long number) {
        return number == 0 ? hasZero : slots[slot(number)] == number;
    }

    /** Where the number is, or the free place for it. */
    private int slot(long number) {
        int mask = slots.length - 1;
        int slot = (int) ((number * GOLDEN_RATIO) >>> 32) & mask;
        while (slots[slot] != 0 && slots[slot] != number) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
