package io.millrace.processors.deadletters;

import io.millrace.contracts.Topic;
import io.millrace.contracts.Wire;
import io.millrace.processors.topics.DeclaredTopics;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/** Bytes as people can read them: by the format of their topic, else as text, else in hexadecimal. */
final class Preview {

    private static final int MAX_BYTES = 128;

    private final DeclaredTopics topics;
    private final Wire wire;

    Preview(DeclaredTopics topics, Wire wire) {
        this.topics = topics;
        this.wire = wire;
    }

    /** The value of a record of that topic. */
    String value(String topic, byte[] bytes) {
        if (bytes == null) {
            return "null";
        }
        return topics.named(topic).flatMap(declared -> decoded(declared, bytes)).orElseGet(() -> raw(bytes));
    }

    /** Text if it is text that can be shown, else {@code 0x} and the first bytes. */
    static String raw(byte[] bytes) {
        if (bytes == null) {
            return "null";
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.chars().noneMatch(Character::isISOControl)) {
                return text;
            }
        } catch (CharacterCodingException e) {
            return hex(bytes);
        }
        return hex(bytes);
    }

    private static String hex(byte[] bytes) {
        int shown = Math.min(bytes.length, MAX_BYTES);
        return "0x" + HexFormat.of().formatHex(bytes, 0, shown)
                + (shown < bytes.length ? "... (" + bytes.length + " bytes)" : "");
    }

    private <V> Optional<String> decoded(Topic<?, V> topic, byte[] bytes) {
        try (var serde = topic.values().serde(wire)) {
            return Optional.of(topic.values().toJson(serde.deserializer().deserialize(topic.name(), bytes)));
        } catch (RuntimeException e) {
            return Optional.empty(); // it may be here because it cannot be read
        }
    }
}
