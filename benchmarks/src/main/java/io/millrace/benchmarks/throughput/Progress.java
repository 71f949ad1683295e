package io.millrace.benchmarks.throughput;

import io.millrace.benchmarks.BenchException;
import io.millrace.benchmarks.process.Child;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far a group has committed in a topic that grows no more. */
final class Progress {

    private static final long LOOK_MILLIS = 25;

    private final Admin admin;
    private final Map<TopicPartition, Long> ends;

    private Progress(Admin admin, Map<TopicPartition, Long> ends) {
        this.admin = admin;
        this.ends = ends;
    }

    static Progress of(Admin admin, String topic, int partitions) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            asked.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        try {
            for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
                    admin.listOffsets(asked).all().get().entrySet()) {
                ends.put(end.getKey(), end.getValue().offset());
            }
        } catch (ExecutionException e) {
            throw new BenchException("the end of " + topic + " cannot be found: " + e.getCause(), e);
        }
        return new Progress(admin, ends);
    }

    /**
     * Waits until the group has committed the end of every partition.
     *
     * @param committed is told of the number of records committed, again and again
     */
    void awaitEnd(String group, Child child, Duration patience, LongConsumer committed) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            long done = 0;
            boolean atEnd = true;
            Map<TopicPartition, OffsetAndMetadata> offsets = offsets(group);
            for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
                OffsetAndMetadata offset = offsets.get(end.getKey());
                long here = offset == null ? 0 : offset.offset();
                done += here;
                atEnd &= here >= end.getValue();
            }
            committed.accept(done);
            if (atEnd) {
                return;
            }
            child.mustBeAlive();
            if (System.nanoTime() > deadline) {
                throw new BenchException(group + " committed " + done + " records in " + patience.toSeconds()
                        + " s, and not all; its log is in its folder");
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> offsets(String group) throws InterruptedException {
        try {
            return admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get();
        } catch (ExecutionException e) {
            throw new BenchException("the offsets of " + group + " cannot be read: " + e.getCause(), e);
        }
    }
}
