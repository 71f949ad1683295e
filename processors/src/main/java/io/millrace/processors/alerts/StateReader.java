package io.millrace.processors.alerts;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads what {@link StateWriter} wrote. Throws {@link AlertStateException} for anything else. */
final class StateReader {

    private static final int MAX_NUMBER_BITS = 64;

    private final ByteBuffer bytes;

    StateReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    /** The version byte. Another version than this one is refused. */
    void requireVersion(String what, int expected) {
        int found = octet();
        if (found != expected) {
            throw new AlertStateException(what + " is stored in version " + found + ": this program reads version "
                    + expected + "; run a version of the program that reads " + found
                    + ", or reset the application's state");
        }
    }

    int octet() {
        require(1);
        return bytes.get() & 0xFF;
    }

    boolean bool() {
        int value = octet();
        if (value > 1) {
            throw damaged("a flag is " + value + ", expected 0 or 1");
        }
        return value == 1;
    }

    long number() {
        long rest = 0;
        for (int shift = 0; shift < MAX_NUMBER_BITS; shift += 7) {
            int next = octet();
            rest |= (long) (next & 0x7F) << shift;
            if ((next & 0x80) == 0) {
                return (rest >>> 1) ^ -(rest & 1);
            }
        }
        throw damaged("a number has more than 64 bits");
    }

    int smallNumber() {
        long value = number();
        if (value != (int) value) {
            throw damaged("a number is " + value + ", expected one of 32 bits");
        }
        return (int) value;
    }

    long hash() {
        require(Long.BYTES);
        return bytes.getLong();
    }

    String text() {
        int length = length();
        String value = new String(bytes.array(), bytes.position(), length, StandardCharsets.UTF_8);
        bytes.position(bytes.position() + length);
        return value;
    }

    Instant time() {
        return Instant.ofEpochMilli(number());
    }

    <T> Optional<T> maybe(Function<StateReader, T> read) {
        return bool() ? Optional.of(read.apply(this)) : Optional.empty();
    }

    <T> List<T> all(Function<StateReader, T> read) {
        int size = length();
        List<T> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(read.apply(this));
        }
        return values;
    }

    Map<String, String> texts() {
        int size = length();
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            values.put(text(), text());
        }
        return values;
    }

    void requireEnd() {
        if (bytes.hasRemaining()) {
            throw damaged(bytes.remaining() + " bytes follow the end");
        }
    }

    /** A count of things of at least one byte each. */
    private int length() {
        int value = smallNumber();
        if (value < 0) {
            throw damaged("a length is " + value);
        }
        require(value);
        return value;
    }

    private void require(int count) {
        if (bytes.remaining() < count) {
            throw damaged("expected " + count + " more bytes, found " + bytes.remaining());
        }
    }

    AlertStateException damaged(String what) {
        return new AlertStateException("stored alert state is damaged at byte " + bytes.position() + ": " + what);
    }
}
