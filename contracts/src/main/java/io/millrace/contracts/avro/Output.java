package io.millrace.contracts.avro;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes Avro's binary encoding into an array that grows and is used again. */
final class Output {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int KEPT = 64 * 1024;
    /** Up to here a loop over the characters beats the encoder of the JDK, which allocates. */
    private static final int SHORT_TEXT = 64;

    private byte[] bytes = new byte[512];
    private int position;

    void start(byte[] header) {
        position = 0;
        write(header);
    }

    /** What was written. A buffer that one large value has blown up is let go. */
    byte[] finish() {
        byte[] written = Arrays.copyOf(bytes, position);
        if (bytes.length > KEPT) {
            bytes = new byte[512];
        }
        return written;
    }

    void write(byte[] value) {
        need(value.length);
        System.arraycopy(value, 0, bytes, position, value.length);
        position += value.length;
    }

    void writeBoolean(boolean value) {
        need(1);
        bytes[position++] = (byte) (value ? 1 : 0);
    }

    /** An int and a long of the same value are written alike. */
    void writeLong(long value) {
        need(10);
        long raw = (value << 1) ^ (value >> 63);
        while ((raw & ~0x7FL) != 0) {
            bytes[position++] = (byte) ((raw & 0x7F) | 0x80);
            raw >>>= 7;
        }
        bytes[position++] = (byte) raw;
    }

    void writeDouble(double value) {
        need(Long.BYTES);
        LONGS.set(bytes, position, Double.doubleToRawLongBits(value));
        position += Long.BYTES;
    }

    void writeFloat(float value) {
        need(Integer.BYTES);
        INTS.set(bytes, position, Float.floatToRawIntBits(value));
        position += Integer.BYTES;
    }

    void writeString(String text) {
        int length = text.length();
        if (length > SHORT_TEXT) {
            writeBytes(text.getBytes(StandardCharsets.UTF_8));
            return;
        }
        need(length + 2);
        int start = position;
        writeLong(length);
        byte[] target = bytes;
        int next = position;
        for (int i = 0; i < length; i++) {
            char letter = text.charAt(i);
            if (letter >= 0x80) {
                position = start;
                writeBytes(text.getBytes(StandardCharsets.UTF_8));
                return;
            }
            target[next++] = (byte) letter;
        }
        position = next;
    }

    void writeBytes(byte[] value) {
        writeLong(value.length);
        write(value);
    }

    /** With its length before it: two's complement, the highest byte first, in as few bytes as hold it. */
    void writeTwosComplement(long value) {
        int bits = Long.SIZE + 1 - Long.numberOfLeadingZeros(value < 0 ? ~value : value);
        int length = (bits + 7) / 8;
        writeLong(length);
        need(length);
        for (int shift = (length - 1) * 8; shift >= 0; shift -= 8) {
            bytes[position++] = (byte) (value >> shift);
        }
    }

    private void need(int more) {
        if (bytes.length - position < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, position + more));
        }
    }
}
