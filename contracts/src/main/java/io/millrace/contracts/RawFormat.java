package io.millrace.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Values that other software writes: bytes. In JSON they are a text where they are UTF-8, else
 * {@code {"base64": "..."}}. A text stays a text when it holds JSON: what was sent can be had back byte for byte.
 */
public final class RawFormat implements ValueFormat<byte[]> {

    private static final RawFormat BYTES = new RawFormat();
    private static final String BASE64 = "base64";

    private final ObjectMapper json = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RawFormat() {}

    public static ValueFormat<byte[]> bytes() {
        return BYTES;
    }

    @Override
    public Serde<byte[]> serde(Wire wire) {
        return Serdes.ByteArray();
    }

    @Override
    public Optional<Schema> schema() {
        return Optional.empty();
    }

    @Override
    public String toJson(byte[] value) {
        JsonNodeFactory nodes = json.getNodeFactory();
        JsonNode shown;
        try {
            shown = nodes.textNode(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString());
        } catch (CharacterCodingException notText) {
            shown = nodes.objectNode().put(BASE64, Base64.getEncoder().encodeToString(value));
        }
        return shown.toString();
    }

    @Override
    public byte[] fromJson(String text) {
        JsonNode node;
        try {
            node = json.readTree(text);
        } catch (JsonProcessingException wrong) {
            throw new IllegalArgumentException("not JSON: " + wrong.getOriginalMessage());
        }
        if (node.isTextual()) {
            return node.textValue().getBytes(StandardCharsets.UTF_8);
        }
        if (node.size() == 1 && node.path(BASE64).isTextual()) {
            try {
                return Base64.getDecoder().decode(node.get(BASE64).textValue());
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException(BASE64 + ": " + wrong.getMessage());
            }
        }
        throw new IllegalArgumentException("expected a text or {\"" + BASE64 + "\": \"...\"}, found "
                + (text.length() <= 60 ? text : text.substring(0, 60) + "..."));
    }
}
