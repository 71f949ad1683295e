package io.millrace.processors.streams;

import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * One of several outputs of a processor: it sends to the operator of that name, and to no other. Costs nothing at run time,
 * where a split asks every record what it is, at several nodes.
 *
 * @param operator name of the one operator that takes what is sent: a processor or a sink
 * @param <V> what is sent
 */
public record Outlet<V>(String operator) {

    /** The output, for the operator of this name. */
    @SuppressWarnings("unchecked") // the processor sends nothing else to that operator
    public KStream<String, V> of(KStream<String, ?> outputs) {
        return (KStream<String, V>) outputs;
    }

    public Named named() {
        return Named.as(operator);
    }

    /** The record with another value and time. */
    public void send(ProcessorContext<String, Object> context, Record<String, ?> cause, V value, long timestamp) {
        context.forward(new Record<>(cause.key(), (Object) value, timestamp, cause.headers()), operator);
    }
}
