package io.millrace.processors.intake;

import io.millrace.processors.deadletters.DeadLetters;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
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
        Record<byte[], byte[]> letter =
                new Record<>(rejection.rawKey(), rejection.rawValue(), record.timestamp(), record.headers());
        Headers headers = letter.headers();
        put(headers, DeadLetters.TOPIC, rejection.origin().topic());
        put(headers, DeadLetters.PARTITION, String.valueOf(rejection.origin().partition()));
        put(headers, DeadLetters.OFFSET, String.valueOf(rejection.origin().offset()));
        put(headers, DeadLetters.TIME, Instant.ofEpochMilli(record.timestamp()).toString());
        put(headers, DeadLetters.REASON, rejection.reason().name());
        put(headers, DeadLetters.MESSAGE, rejection.message());
        put(headers, DeadLetters.APPLICATION, application);
        put(headers, DeadLetters.VERSION, version);
        context.forward(letter);
    }

    private static void put(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
