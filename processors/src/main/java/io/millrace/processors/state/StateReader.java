package io.millrace.processors.state;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads what {@link StateWriter} wrote. Throws {@link StateException} for anything else. */
public final class StateReader {

    private final byte[] bytes;
    private int position;

    public StateReader(byte[] bytes) {
        this.bytes = bytes;
    }

    public boolean atEnd() {
        return position == bytes.length;
    }

    public byte readByte() {
        need(1);
        return bytes[position++];
    }

    public boolean readBoolean() {
        byte value = readByte();
        if (value != 0 && value != 1) {
            throw damaged("a flag is " + value + ", expected 0 or 1");
        }
        return value == 1;
    }

    public long readLong() {
        need(8);
        long value = 0;
        for (int i = 0; i < 8; i++) {
            value = value << 8 | (bytes[position++] & 0xFF);
        }
        return value;
    }

    public long readVarLong() {
        long zigzag = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            byte part = readByte();
            zigzag |= (long) (part & 0x7F) << shift;
            if (part >= 0) {
                return (zigzag >>> 1) ^ -(zigzag & 1);
            }
        }
        throw damaged("a number has more than 64 bits");
    }

    public int readVarInt() {
        long value = readVarLong();
        if (value != (int) value) {
            throw damaged("a number is " + value + ", expected one of 32 bits");
        }
        return (int) value;
    }

    public float readFloat() {
        need(4);
        int bits = 0;
        for (int i = 0; i < 4; i++) {
            bits = bits << 8 | (bytes[position++] & 0xFF);
        }
        return Float.intBitsToFloat(bits);
    }

    public double readDouble() {
        return Double.longBitsToDouble(readLong());
    }

    public String readText() {
        int size = readVarInt();
        if (size < 0) {
            return null;
        }
        need(size);
        position += size;
        return new String(bytes, position - size, size, StandardCharsets.UTF_8);
    }

    public byte[] readBytes() {
        int size = readVarInt();
        need(size);
        position += size;
        return Arrays.copyOfRange(bytes, position - size, position);
    }

    public Instant readTime() {
        return Instant.ofEpochMilli(readVarLong());
    }

    public <T> Optional<T> readOptional(Function<StateReader, T> read) {
        return readBoolean() ? Optional.of(read.apply(this)) : Optional.empty();
    }

    public <T> List<T> readEach(Function<StateReader, T> read) {
        int size = readCount();
        List<T> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(read.apply(this));
        }
        return values;
    }

    public Map<String, String> readTexts() {
        int size = readCount();
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            texts.put(readText(), readText());
        }
        return texts;
    }

    /** What is read from, for values that are found by their place. Not to be changed. */
    public byte[] array() {
        return bytes;
    }

    /** Leaves so many bytes unread, and returns the place in {@link #array} at which they begin. */
    public int skip(int count) {
        need(count);
        position += count;
        return position - count;
    }

    /** Checks the version byte that every encoding starts with. */
    public void expectVersion(int known, String what) {
        int found = readByte();
        if (found != known) {
            throw new StateException(what + " is stored in version " + found + "; this program reads version " + known
                    + ". Run a version of the program that reads " + found + ", or reset the application's state");
        }
    }

    public void expectEnd() {
        if (position < bytes.length) {
            throw damaged((bytes.length - position) + " bytes follow the end");
        }
    }

    /** What is wrong with the bytes at this place. */
    public StateException damaged(String what) {
        return new StateException("stored state is damaged at byte " + position + ": " + what);
    }

    /** A number of things that take at least a byte each. */
    private int readCount() {
        int count = readVarInt();
        need(count);
        return count;
    }

    private void need(int count) {
        if (count < 0) {
            throw damaged("a length is " + count);
        }
        if (bytes.length - position < count) {
            throw damaged("expected " + count + " more bytes, found " + (bytes.length - position));
        }
    }
}
