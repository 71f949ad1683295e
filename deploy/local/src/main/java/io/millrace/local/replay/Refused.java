package io.millrace.local.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.millrace.ingest.FeedRefusal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Input that could not be made a record: the first few are told, all are written to a file, made when there is one. */
final class Refused implements Consumer<FeedRefusal>, AutoCloseable {

    private static final int MOST_TOLD = 5;
    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;
    private final PrintWriter err;
    private Writer writer;
    private long count;

    Refused(Path file, PrintWriter err) {
        this.file = file;
        this.err = err;
    }

    long count() {
        return count;
    }

    @Override
    public void accept(FeedRefusal refusal) {
        count++;
        if (count <= MOST_TOLD) {
            err.println(refusal.source() + ": " + refusal.reason());
            err.flush();
        }
        try {
            if (writer == null) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                writer = Files.newBufferedWriter(file);
            }
            // Not closed: that would close the file with it.
            JsonGenerator json = JSON.createGenerator(writer).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.writeStartObject();
            json.writeStringField("source", refusal.source());
            json.writeStringField("reason", refusal.reason());
            json.writeStringField("text", refusal.text());
            json.writeEndObject();
            json.close();
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
        }
    }
}
