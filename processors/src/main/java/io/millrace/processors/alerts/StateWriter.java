package io.millrace.processors.alerts;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Compact state: numbers take as many bytes as they need (zigzag, seven bits a byte), text is UTF-8 with its length.
 */
final class StateWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);

    void octet(int value) {
        bytes.write(value);
    }

    void bool(boolean value) {
        octet(value ? 1 : 0);
    }

    void number(long value) {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            octet((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        octet((int) rest);
    }

    void hash(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            octet((int) (value >>> shift));
        }
    }

    void text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        number(utf8.length);
        bytes.writeBytes(utf8);
    }

    void time(Instant value) {
        number(value.toEpochMilli());
    }

    <T> void maybe(Optional<T> value, BiConsumer<StateWriter, T> write) {
        bool(value.isPresent());
        value.ifPresent(present -> write.accept(this, present));
    }

    <T> void all(Collection<T> values, BiConsumer<StateWriter, T> write) {
        number(values.size());
        values.forEach(value -> write.accept(this, value));
    }

    void texts(Map<String, String> values) {
        all(values.entrySet(), (out, entry) -> {
            out.text(entry.getKey());
            out.text(entry.getValue());
        });
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
