package io.millrace.processors.streams;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;

/** Made by Kafka. Input topics enter as bytes, so what cannot be read here came from a topic of the application's own. */
public final class UnreadableHandler implements DeserializationExceptionHandler {

    private Failures failures;

    @Override
    public void configure(Map<String, ?> config) {
        failures = Instruments.from(config).failures();
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        if (Failures.outage(exception)) {
            return Response.fail();
        }
        var letters = failures.bury(Failures.Stage.READING, context, record.value(), exception);
        return failures.stops() ? Response.fail() : Response.resume(letters);
    }
}
