package io.millrace.contracts.avro;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads Avro's binary encoding straight from an array. Every length is checked against the bytes that are left before
 * anything is allocated for it, so that no input can cost more memory than a multiple of its own size.
 */
final class Input {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private int position;

    Input(byte[] bytes, int from) {
        this.bytes = bytes;
        this.position = from;
    }

    int left() {
        return bytes.length - position;
    }

    /** The end has to be where the value ends. */
    void end() {
        if (left() > 0) {
            throw new MalformedValue(left() + " bytes follow after the value");
        }
    }

    byte readByte() {
        if (position >= bytes.length) {
            throw truncated(1);
        }
        return bytes[position++];
    }

    boolean readBoolean() {
        byte value = readByte();
        if (value != 0 && value != 1) {
            throw new MalformedValue("expected 0 or 1 for a boolean, found " + value);
        }
        return value == 1;
    }

    int readInt() {
        long value = readLong();
        if (value != (int) value) {
            throw new MalformedValue("the number " + value + " does not fit in an int");
        }
        return (int) value;
    }

    /** Zigzag, seven bits a byte, the lowest first. */
    long readLong() {
        long raw = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = readByte();
            raw |= (next & 0x7FL) << shift;
            if (next >= 0) {
                if (shift == 63 && next > 1) {
                    break;
                }
                return (raw >>> 1) ^ -(raw & 1);
            }
        }
        throw new MalformedValue("a number has more than 64 bits");
    }

    double readDouble() {
        return Double.longBitsToDouble((long) LONGS.get(bytes, take(Long.BYTES)));
    }

    float readFloat() {
        return Float.intBitsToFloat((int) INTS.get(bytes, take(Integer.BYTES)));
    }

    /** The length of what comes next, which has to be there. */
    int readLength() {
        long length = readLong();
        if (length < 0) {
            throw new MalformedValue("negative length " + length);
        }
        if (length > left()) {
            throw truncated(length);
        }
        return (int) length;
    }

    String readString() {
        int length = readLength();
        int start = take(length);
        String text = new String(bytes, start, length, StandardCharsets.UTF_8);
        // Decoding replaces what is not UTF-8. The search costs nothing in text of one byte a character.
        if (text.indexOf('\uFFFD') >= 0
                && !Arrays.equals(
                        text.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(bytes, start, start + length))) {
            throw new MalformedValue("text of " + length + " bytes is not UTF-8");
        }
        return text;
    }

    byte[] readBytes() {
        int length = readLength();
        int start = take(length);
        return Arrays.copyOfRange(bytes, start, start + length);
    }

    /** Two's complement, the highest byte first, of at most eight bytes. */
    long readTwosComplement(int length) {
        int start = take(length);
        long value = bytes[start];
        for (int i = 1; i < length; i++) {
            value = (value << 8) | (bytes[start + i] & 0xFF);
        }
        return value;
    }

    BigInteger readBigInteger(int length) {
        return new BigInteger(bytes, take(length), length);
    }

    /**
     * The number of items in the next block of an array or map, 0 after the last.
     *
     * @param leastBytes the fewest bytes that one item takes, at least one
     */
    int readBlock(int leastBytes) {
        long count = readLong();
        if (count < 0) {
            count = -count;
            long size = readLong();
            if (size < 0 || size > left()) {
                throw new MalformedValue("a block of " + size + " bytes, where " + left() + " are left");
            }
        }
        if (count < 0 || count > left() / leastBytes) {
            throw new MalformedValue("a block of " + count + " items of at least " + leastBytes + " bytes, where "
                    + left() + " bytes are left");
        }
        return (int) count;
    }

    void skip(int length) {
        take(length);
    }

    private int take(int length) {
        if (length > left()) {
            throw truncated(length);
        }
        int start = position;
        position += length;
        return start;
    }

    private MalformedValue truncated(long needed) {
        return new MalformedValue("the value ends too early: " + needed + " bytes expected, " + left() + " left");
    }
}
