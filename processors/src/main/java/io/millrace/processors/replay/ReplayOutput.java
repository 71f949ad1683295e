package io.millrace.processors.replay;

import io.millrace.contracts.Topic;
import io.millrace.contracts.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Where the results of a replay go. Called from one thread: {@code begin} once, records, {@code end} once unless it failed. */
public interface ReplayOutput {

    /** {@code <folder>/<topic>.jsonl} for each output topic, and {@code <folder>/accounts.json}. To be closed. */
    static JsonLinesOutput folder(Path folder) {
        return new JsonLinesOutput(folder);
    }

    /**
     * @param topics every output of the application under the name it has here, its dead letters included
     * @param wire how Avro values are written
     */
    void begin(List<Topic<?, ?>> topics, Wire wire) throws IOException;

    /**
     * A record that the topology wrote. Per topic in the order of writing.
     *
     * @param record with its timestamp, never null; without a partition
     */
    void write(ProducerRecord<byte[], byte[]> record) throws IOException;

    /** The replay is complete. Not called when it failed. */
    void end(ReplaySummary summary) throws IOException;

    /** Where state that is not kept in memory may lie meanwhile. Empty for the temporary folder of the JVM. */
    default Optional<Path> scratch() {
        return Optional.empty();
    }
}
