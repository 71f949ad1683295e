package io.millrace.processors.state;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link StateWriter} wrote. Throws {@link IllegalStateException} where the bytes end too early. */
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
        return readByte() != 0;
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
        throw new IllegalStateException(
                "a number of more than ten bytes before position " + position + " of the state");
    }

    public int readVarInt() {
        return Math.toIntExact(readVarLong());
    }

    public float readFloat() {
        need(4);
        int bits = 0;
        for (int i = 0; i < 4; i++) {
            bits = bits << 8 | (bytes[position++] & 0xFF);
        }
        return Float.intBitsToFloat(bits);
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

    /** Checks the version byte that every encoding starts with. */
    public void expectVersion(byte known, String what) {
        byte found = readByte();
        if (found != known) {
            throw new IllegalStateException(
                    "state of " + what + " has version " + found + "; this program reads version " + known
                            + ". It was written by a newer program: use that one, or reset the application");
        }
    }

    private void need(int count) {
        if (count < 0 || bytes.length - position < count) {
            throw new IllegalStateException(
                    "the state ends at byte " + bytes.length + "; " + count + " more were expected at " + position);
        }
    }
}
