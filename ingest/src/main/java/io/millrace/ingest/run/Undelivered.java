package io.millrace.ingest.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.millrace.ingest.FeedException;
import io.millrace.ingest.FeedRecord;
import io.millrace.ingest.FeedRefusal;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The file of what did not arrive, one JSON object a line. Made when the first one comes; an existing file is added to.
 * Used by several threads.
 */
final class Undelivered implements Closeable {

    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;
    private BufferedWriter writer;
    private IOException broken;

    Undelivered(Path file) {
        this.file = file;
    }

    void add(FeedRecord<?, ?> record, String reason) {
        write(recordLine(record, reason));
    }

    void add(FeedRefusal refusal) {
        write(line(json -> {
            json.writeStringField("source", refusal.source());
            json.writeStringField("reason", refusal.reason());
            json.writeStringField("text", refusal.text());
        }));
    }

    /** The file, when something is in it. */
    synchronized Optional<Path> file() {
        return writer == null ? Optional.empty() : Optional.of(file);
    }

    /** @throws FeedException when something could not be written, now or before */
    @Override
    public synchronized void close() {
        if (writer != null) {
            try {
                writer.close();
            } catch (IOException failure) {
                broken = failure;
            }
        }
        if (broken != null) {
            throw new FeedException(
                    "undelivered records could not all be written to " + file + ": " + broken
                            + "; make room or choose another file",
                    broken);
        }
    }

    private static <K, V> String recordLine(FeedRecord<K, V> record, String reason) {
        return line(json -> {
            json.writeStringField("topic", record.topic().name());
            json.writeStringField("reason", reason);
            json.writeStringField(
                    "key", record.key() == null ? null : record.key().toString());
            writeValue(json, record);
            json.writeStringField("timestamp", record.eventTime().toString());
        });
    }

    /** A value that its format refuses is there as text, so that nothing is lost. */
    private static <K, V> void writeValue(JsonGenerator json, FeedRecord<K, V> record) throws IOException {
        if (record.value() == null) {
            json.writeNullField("value");
            return;
        }
        try {
            String value = record.topic().values().toJson(record.value());
            json.writeFieldName("value");
            json.writeRawValue(value);
        } catch (RuntimeException unfit) {
            json.writeStringField("value", String.valueOf(record.value()));
        }
    }

    private static String line(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            fields.writeTo(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new IllegalStateException("writing to memory failed", impossible);
        }
        return text.toString();
    }

    private synchronized void write(String line) {
        try {
            if (writer == null) {
                writer = Files.newBufferedWriter(
                        file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
            writer.write(line);
            writer.write('\n');
        } catch (IOException failure) {
            broken = failure;
        }
    }

    @FunctionalInterface
    private interface Fields {
        void writeTo(JsonGenerator json) throws IOException;
    }
}
