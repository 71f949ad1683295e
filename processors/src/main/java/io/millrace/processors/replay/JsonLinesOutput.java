package io.millrace.processors.replay;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.millrace.contracts.Topic;
import io.millrace.contracts.Wire;
import io.millrace.processors.intake.Reason;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The results of a replay as files: {@code <folder>/<topic>.jsonl}, a record a line in the form of {@link JsonLineWriter}, for
 * every output topic, also for one that stays empty; and {@code <folder>/accounts.json} when the replay is complete. Files
 * of an earlier replay are replaced, others left alone. The same records give the same bytes.
 */
public final class JsonLinesOutput implements ReplayOutput, Closeable {

    private static final String ACCOUNTS = "accounts.json";

    private final Path folder;
    private final JsonFactory factory = new JsonFactory();
    private final Map<String, JsonLineWriter> lines = new LinkedHashMap<>();

    JsonLinesOutput(Path folder) {
        this.folder = folder;
    }

    @Override
    public void begin(List<Topic<?, ?>> topics, Wire wire) throws IOException {
        Files.createDirectories(folder);
        // Its presence says that the replay has come to its end.
        Files.deleteIfExists(folder.resolve(ACCOUNTS));
        for (Topic<?, ?> topic : topics) {
            lines.put(topic.name(), JsonLineWriter.open(topic, wire, folder.resolve(topic.name() + ".jsonl")));
        }
    }

    @Override
    public void write(ProducerRecord<byte[], byte[]> record) throws IOException {
        lines.get(record.topic()).write(record);
    }

    @Override
    public void end(ReplaySummary summary) throws IOException {
        Path file = folder.resolve(ACCOUNTS);
        try (JsonGenerator json = factory.createGenerator(file.toFile(), JsonEncoding.UTF8)) {
            DefaultPrettyPrinter pretty = new DefaultPrettyPrinter();
            pretty.indentObjectsWith(new DefaultIndenter("  ", "\n"));
            json.setPrettyPrinter(pretty);
            json.writeStartObject();
            for (Map.Entry<String, Account> account : summary.accounts().entrySet()) {
                json.writeFieldName(account.getKey());
                write(json, account.getValue());
            }
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    @Override
    public Optional<Path> scratch() {
        return Optional.of(folder.resolve(".replay-state"));
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (JsonLineWriter writer : lines.values()) {
            try {
                writer.close();
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        lines.clear();
        if (failure != null) {
            throw failure;
        }
    }

    private static void write(JsonGenerator json, Account account) throws IOException {
        json.writeStartObject();
        json.writeNumberField("in", account.in());
        json.writeNumberField("accepted", account.accepted());
        json.writeNumberField("duplicate", account.duplicate());
        json.writeObjectFieldStart("rejected");
        for (Map.Entry<Reason, Long> rejected : account.rejected().entrySet()) {
            json.writeNumberField(rejected.getKey().name(), rejected.getValue());
        }
        json.writeEndObject();
        json.writeBooleanField("balanced", account.balanced());
        json.writeEndObject();
    }
}
