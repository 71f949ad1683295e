package io.millrace.processors.replay;

import io.millrace.contracts.Topic;
import io.millrace.contracts.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Keeps what comes out. */
final class InMemory implements ReplayOutput {

    private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    private final List<String> topics = new ArrayList<>();
    private ReplaySummary summary;

    @Override
    public void begin(List<Topic<?, ?>> declared, Wire wire) {
        declared.forEach(topic -> topics.add(topic.name()));
    }

    @Override
    public void write(ProducerRecord<byte[], byte[]> record) {
        records.add(record);
    }

    @Override
    public void end(ReplaySummary whole) {
        summary = whole;
    }

    List<String> topics() {
        return topics;
    }

    boolean complete() {
        return summary != null;
    }

    List<ProducerRecord<byte[], byte[]>> of(String topic) {
        return records.stream().filter(record -> record.topic().equals(topic)).toList();
    }

    /** {@code key=value} of each record of the topic. */
    List<String> texts(String topic) {
        return of(topic).stream()
                .map(record -> text(record.key()) + "=" + text(record.value()))
                .toList();
    }

    static String text(byte[] bytes) {
        return bytes == null ? "null" : new String(bytes, StandardCharsets.UTF_8);
    }
}
