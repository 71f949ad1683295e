package io.millrace.processors.intake;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The record's own timestamp, never negative: Kafka Streams drops a record with a negative one without a trace. The event
 * time is set by intake, which can reject a bad one.
 */
final class ArrivalTime implements TimestampExtractor {

    @Override
    public long extract(ConsumerRecord<Object, Object> consumed, long partitionTime) {
        return Math.max(0, consumed.timestamp() >= 0 ? consumed.timestamp() : partitionTime);
    }
}
