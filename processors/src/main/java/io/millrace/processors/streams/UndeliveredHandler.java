package io.millrace.processors.streams;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;

/**
 * Made by Kafka. A result that can never be written (it does not serialize, it is too large) is a defect of that record:
 * its source record is buried. Anything else is the broker's trouble: the thread fails, and its work is done again.
 */
public final class UndeliveredHandler implements ProductionExceptionHandler {

    private Failures failures;

    @Override
    public void configure(Map<String, ?> config) {
        failures = Instruments.from(config).failures();
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
        if (!(exception instanceof RecordTooLargeException)) {
            return Response.fail();
        }
        return buried(context, exception);
    }

    @Override
    @SuppressWarnings("rawtypes") // Kafka's signature
    public Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord record,
            Exception exception,
            SerializationExceptionOrigin origin) {
        return buried(context, exception);
    }

    private Response buried(ErrorHandlerContext context, Exception exception) {
        if (Failures.outage(exception)) {
            return Response.fail();
        }
        var letters = failures.bury(Failures.Stage.DELIVERY, context, null, exception);
        return failures.stops() ? Response.fail() : Response.resume(letters);
    }
}
