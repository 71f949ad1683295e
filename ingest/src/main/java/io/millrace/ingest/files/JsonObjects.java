package io.millrace.ingest.files;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.ingest.FeedException;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The objects of a file, one at a time: a JSON array of them, or one on each line. A line that is no object is one
 * problem and the next line is read; an array that breaks off cannot be read further.
 */
public final class JsonObjects implements Closeable {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** Reads from the middle of an array, where more always follows. */
    private static final JsonMapper ELEMENTS = new JsonMapper();

    private final Path file;
    private final BufferedReader text;
    private final JsonParser array;
    private long line;

    private JsonObjects(Path file, BufferedReader text, JsonParser array) {
        this.file = file;
        this.text = text;
        this.array = array;
    }

    /** @throws FeedException when the file cannot be read, or begins with neither a bracket nor a brace */
    public static JsonObjects open(Path file) {
        try {
            BufferedReader text = InputFiles.text(file, StandardCharsets.UTF_8);
            try {
                int first = firstLetter(text);
                if (first == '[') {
                    JsonParser array = ELEMENTS.createParser(text);
                    array.nextToken();
                    return new JsonObjects(file, text, array);
                }
                if (first != '{') {
                    throw new FeedException(file + (first < 0 ? " is empty" : " begins with '" + (char) first + "'")
                            + "; expected a JSON array, or one JSON object a line");
                }
                return new JsonObjects(file, text, null);
            } catch (IOException | FeedException failure) {
                text.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw InputFiles.unreadable(file, 1, failure);
        }
    }

    /** The whole of a file that is one object. */
    public static JsonNode whole(Path file) {
        try (BufferedReader text = InputFiles.text(file, StandardCharsets.UTF_8)) {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw notJson(file, broken);
        } catch (IOException failure) {
            throw InputFiles.unreadable(file, 1, failure);
        }
    }

    /** The next object, or null at the end. */
    public Entry next() {
        try {
            return array == null ? nextLine() : nextElement();
        } catch (JsonProcessingException broken) {
            throw notJson(file, broken);
        } catch (IOException failure) {
            throw InputFiles.unreadable(file, line + 1, failure);
        }
    }

    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException failure) {
            throw InputFiles.unreadable(file, line + 1, failure);
        }
    }

    private Entry nextElement() throws IOException {
        JsonToken token = array.nextToken();
        if (token == JsonToken.END_ARRAY) {
            return null;
        }
        if (token == null) {
            throw new FeedException(file + " ends within its array; expected ]: the file is cut short");
        }
        line = array.currentTokenLocation().getLineNr();
        JsonNode node = ELEMENTS.readTree(array);
        return node.isObject()
                ? new Entry(line, node, null, "")
                : new Entry(line, null, "the array holds something that is no object", node.toString());
    }

    private Entry nextLine() throws IOException {
        String next = text.readLine();
        while (next != null && next.isBlank()) {
            line++;
            next = text.readLine();
        }
        if (next == null) {
            return null;
        }
        line++;
        try {
            JsonNode node = JSON.readTree(next);
            return node.isObject()
                    ? new Entry(line, node, null, next)
                    : new Entry(line, null, "the line is no JSON object", next);
        } catch (JsonProcessingException broken) {
            return new Entry(line, null, "the line is not JSON: " + broken.getOriginalMessage(), next);
        }
    }

    private static int firstLetter(BufferedReader text) throws IOException {
        int letter;
        do {
            text.mark(1);
            letter = text.read();
        } while (Character.isWhitespace(letter) || letter == '\uFEFF');
        text.reset();
        return letter;
    }

    private static FeedException notJson(Path file, JsonProcessingException broken) {
        return new FeedException(
                file + ":" + broken.getLocation().getLineNr() + " is not JSON: " + broken.getOriginalMessage(), broken);
    }

    /**
     * @param line where it begins, 1 for the first of the file
     * @param object null when there is a problem
     * @param problem why it cannot be used, or null
     * @param text as written; empty for an object of an array
     */
    public record Entry(long line, JsonNode object, String problem, String text) {

        /** As a person would look at it in a report. */
        public String shown() {
            return text.isEmpty() && object != null ? object.toString() : text;
        }
    }
}
