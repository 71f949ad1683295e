package io.millrace.ingest.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.millrace.ingest.FeedRecord;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Optional;

/** Prints each record as a line of JSON and sends nothing: to look at a feed, or to try a mapping. */
public final class PrintTarget implements Target {

    private static final JsonFactory JSON = new JsonFactory();

    private final PrintWriter out;

    public PrintTarget(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void send(FeedRecord<?, ?> record, Receipt receipt) {
        out.println(line(record));
        receipt.settle(out.checkError() ? Optional.of("the output is closed") : Optional.empty());
    }

    @Override
    public void close(Duration patience) {
        out.flush();
    }

    private static <K, V> String line(FeedRecord<K, V> record) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("topic", record.topic().name());
            json.writeStringField(
                    "key", record.key() == null ? null : record.key().toString());
            json.writeFieldName("value");
            json.writeRawValue(
                    record.value() == null ? "null" : record.topic().values().toJson(record.value()));
            json.writeStringField("timestamp", record.eventTime().toString());
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new IllegalStateException("writing to memory failed", impossible);
        }
        return text.toString();
    }
}
