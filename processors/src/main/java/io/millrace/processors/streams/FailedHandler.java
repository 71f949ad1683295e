package io.millrace.processors.streams;

import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;

/** Made by Kafka, for stream tasks and for the global thread. */
public final class FailedHandler implements ProcessingExceptionHandler {

    private static final int GLOBAL_TASK = -1;

    private Failures failures;

    @Override
    public void configure(Map<String, ?> config) {
        failures = Instruments.from(config).failures();
    }

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        if (Failures.outage(exception)) {
            return Response.fail();
        }
        var letters = failures.bury(stage(context), context, record == null ? null : record.value(), exception);
        return failures.stops() ? Response.fail() : Response.resume(letters);
    }

    private static Failures.Stage stage(ErrorHandlerContext context) {
        if (context.taskId() == null || context.taskId().subtopology() == GLOBAL_TASK) {
            return Failures.Stage.GLOBAL_STORE;
        }
        return context.topic() == null ? Failures.Stage.PUNCTUATION : Failures.Stage.PROCESSING;
    }
}
