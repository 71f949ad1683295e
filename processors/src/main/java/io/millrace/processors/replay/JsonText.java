package io.millrace.processors.replay;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes of keys and headers in JSON: a string where they are UTF-8 text, {@code {"base64":"..."}} where they are not. */
final class JsonText {

    private static final String BASE64 = "base64";

    private JsonText() {}

    static void write(JsonGenerator json, byte[] bytes) throws IOException {
        if (bytes == null) {
            json.writeNull();
            return;
        }
        String text = text(bytes);
        if (text != null) {
            json.writeString(text);
        } else {
            json.writeStartObject();
            json.writeBinaryField(BASE64, bytes);
            json.writeEndObject();
        }
    }

    /** The parser stands at the value; afterwards at its last token. */
    static byte[] read(JsonParser json, String what) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_STRING -> json.getText().getBytes(StandardCharsets.UTF_8);
            case START_OBJECT -> base64(json, what);
            default -> throw unexpected(json, what);
        };
    }

    private static byte[] base64(JsonParser json, String what) throws IOException {
        if (!BASE64.equals(json.nextFieldName()) || json.nextToken() != JsonToken.VALUE_STRING) {
            throw unexpected(json, what);
        }
        byte[] bytes = json.getBinaryValue();
        if (json.nextToken() != JsonToken.END_OBJECT) {
            throw unexpected(json, what);
        }
        return bytes;
    }

    private static IllegalArgumentException unexpected(JsonParser json, String what) throws IOException {
        return new IllegalArgumentException(
                what + " should be a string, null or {\"base64\":\"...\"}, found " + json.getText());
    }

    private static String text(byte[] bytes) {
        if (isAscii(bytes)) {
            return new String(bytes, StandardCharsets.US_ASCII);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }
}
