package io.millrace.processors.intake;

import io.millrace.processors.deadletters.DeadLetterRecord;
import java.time.Instant;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Turns a rejection into the dead letter: the record as it came, and headers that say why it is here. */
final class Burial implements Processor<String, Object, byte[], byte[]> {

    private final String application;
    private final String version;
    private ProcessorContext<byte[], byte[]> context;

    Burial(String application, String version) {
        this.application = application;
        this.version = version;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
    }

    @Override
    public void process(Record<String, Object> record) {
        Rejection rejection = (Rejection) record.value();
        Origin origin = rejection.origin();
        DeadLetterRecord description = new DeadLetterRecord(
                origin.topic(),
                origin.partition(),
                origin.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                rejection.reason(),
                rejection.message(),
                application,
                version);
        context.forward(new Record<>(
                rejection.rawKey(), rejection.rawValue(), record.timestamp(), description.onTopOf(record.headers())));
    }
}
