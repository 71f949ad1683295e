package io.millrace.processors.state;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Writes the compact encoding of a state. Grows as needed; {@link #reset} keeps its memory for the next one. */
public final class StateWriter {

    private byte[] bytes;
    private int length;

    public StateWriter() {
        this(128);
    }

    public StateWriter(int capacity) {
        bytes = new byte[capacity];
    }

    public void reset() {
        length = 0;
    }

    public int length() {
        return length;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    public void writeByte(int value) {
        room(1);
        bytes[length++] = (byte) value;
    }

    public void writeBoolean(boolean value) {
        writeByte(value ? 1 : 0);
    }

    /** Eight bytes, for values that are not small: hashes, for example. */
    public void writeLong(long value) {
        room(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
    }

    /** One byte for small values of either sign, up to ten for the largest. */
    public void writeVarLong(long value) {
        room(10);
        long zigzag = (value << 1) ^ (value >> 63);
        while ((zigzag & ~0x7FL) != 0) {
            bytes[length++] = (byte) (zigzag | 0x80);
            zigzag >>>= 7;
        }
        bytes[length++] = (byte) zigzag;
    }

    public void writeVarInt(int value) {
        writeVarLong(value);
    }

    public void writeFloat(float value) {
        int bits = Float.floatToIntBits(value);
        room(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (bits >>> shift);
        }
    }

    public void writeDouble(double value) {
        writeLong(Double.doubleToLongBits(value));
    }

    /** Null is told from the empty text. */
    public void writeText(String text) {
        if (text == null) {
            writeVarInt(-1);
            return;
        }
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        writeVarInt(encoded.length);
        writeRaw(encoded, 0, encoded.length);
    }

    public void writeBytes(byte[] value) {
        writeVarInt(value.length);
        writeRaw(value, 0, value.length);
    }

    /** To the millisecond. */
    public void writeTime(Instant time) {
        writeVarLong(time.toEpochMilli());
    }

    public <T> void writeOptional(Optional<T> value, BiConsumer<StateWriter, T> write) {
        writeBoolean(value.isPresent());
        value.ifPresent(present -> write.accept(this, present));
    }

    public <T> void writeEach(Collection<T> values, BiConsumer<StateWriter, T> write) {
        writeVarInt(values.size());
        values.forEach(value -> write.accept(this, value));
    }

    /** In the map's own order. */
    public void writeTexts(Map<String, String> texts) {
        writeEach(texts.entrySet(), (out, entry) -> {
            out.writeText(entry.getKey());
            out.writeText(entry.getValue());
        });
    }

    /**
     * Numbers of a fixed width in bytes (0, 1, 2, 4 or 8), the lowest byte first, as their distances from a least one.
     *
     * @param count how many of the array's first
     */
    public void writeLongs(long[] values, int count, long least, int width) {
        room(count * width);
        for (int i = 0; i < count; i++) {
            long distance = values[i] - least;
            for (int shift = 0; shift < Byte.SIZE * width; shift += Byte.SIZE) {
                bytes[length++] = (byte) (distance >>> shift);
            }
        }
    }

    private void writeRaw(byte[] value, int from, int count) {
        room(count);
        System.arraycopy(value, from, bytes, length, count);
        length += count;
    }

    private void room(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
        }
    }
}
