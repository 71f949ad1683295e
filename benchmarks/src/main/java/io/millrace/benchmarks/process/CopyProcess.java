package io.millrace.benchmarks.process;

import io.millrace.processors.app.Preset;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The yardstick: one thread that reads a topic and writes every record to another, in transactions that hold the offsets.
 * Nothing is decoded. It has the fetch sizes and the batches of the preset {@code throughput}.
 */
public final class CopyProcess {

    private static final Duration POLL = Duration.ofMillis(20);

    private final String from;
    private final String to;
    private final long commitMillis;
    private final Parent parent;

    private CopyProcess(String from, String to, long commitMillis, Parent parent) {
        this.from = from;
        this.to = to;
        this.commitMillis = commitMillis;
        this.parent = parent;
    }

    /** Arguments: bootstrap servers, group, topic to read, topic to write, milliseconds between commits. */
    public static void main(String[] args) {
        PrintStream out = System.out;
        System.setOut(System.err);
        List<String> arguments = Arrays.asList(args);
        String servers = arguments.get(0);
        String group = arguments.get(1);
        new CopyProcess(arguments.get(2), arguments.get(3), Long.parseLong(arguments.get(4)), new Parent(out, Map.of()))
                .run(servers, group);
    }

    private void run(String servers, String group) {
        Map<String, Object> reading = preset("consumer");
        reading.putAll(Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest"));
        Map<String, Object> writing = preset("producer");
        writing.putAll(Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                group,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.ACKS_CONFIG,
                "all"));
        try (var consumer = new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                var producer = new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            consumer.subscribe(List.of(from));
            parent.say(Words.READY);
            copy(consumer, producer);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a failed send fails the commit
    private void copy(KafkaConsumer<byte[], byte[]> consumer, KafkaProducer<byte[], byte[]> producer) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        boolean first = true;
        long commitAt = 0;
        while (!parent.isGone()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                if (first) {
                    parent.say(Words.FIRST);
                    first = false;
                }
                if (offsets.isEmpty()) {
                    producer.beginTransaction();
                    commitAt = System.nanoTime() + commitMillis * 1_000_000;
                }
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    producer.send(new ProducerRecord<>(to, null, null, record.key(), record.value(), record.headers()));
                }
                offsets.putAll(records.nextOffsets());
            }
            if (!offsets.isEmpty() && System.nanoTime() >= commitAt) {
                producer.sendOffsetsToTransaction(offsets, consumer.groupMetadata());
                producer.commitTransaction();
                offsets.clear();
            }
        }
    }

    /** What the preset says of one kind of client. */
    private static Map<String, Object> preset(String client) {
        String prefix = "kafka." + client + ".";
        Map<String, Object> settings = new HashMap<>();
        Preset.THROUGHPUT.defaults().forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                settings.put(name.substring(prefix.length()), value);
            }
        });
        return settings;
    }
}
