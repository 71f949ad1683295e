package io.millrace.processors.streams;

import io.millrace.contracts.Topic;
import io.millrace.processors.app.Application;
import io.millrace.processors.app.RuntimeSettings;
import io.millrace.processors.app.Settings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The settings of the Kafka clients, made of the application's settings. The reasons stand beside the values. What is set
 * under {@code kafka.} wins, under {@code kafka.consumer.} and the like for one kind of client.
 */
public final class KafkaSettings {

    /** A dead letter is a record that some topic took, and the headers that say why it is here. */
    public static final int DEAD_LETTER_MAX_BYTES = Topic.MAX_MESSAGE_BYTES + 1024 * 1024;

    /** Kafka's constant is deprecated from birth, because this becomes the default in 5.0. */
    private static final String GLOBAL_HANDLER = "processing.exception.handler.global.enabled";

    private static final int MAX_REQUEST_BYTES = DEAD_LETTER_MAX_BYTES + 1024 * 1024;

    private static final Duration SHORTEST_TRANSACTION_TIMEOUT = Duration.ofSeconds(10);

    private final Application application;
    private final Settings settings;

    public KafkaSettings(Application application, Settings settings) {
        this.application = application;
        this.settings = settings;
    }

    /** For the Streams client; what one running instance shares with its handlers is added by {@link Instruments}. */
    public Map<String, Object> streams() {
        Duration commit = settings.get(RuntimeSettings.COMMIT_INTERVAL);
        Map<String, Object> config = new HashMap<>();
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, settings.get(RuntimeSettings.BOOTSTRAP_SERVERS));
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, RuntimeSettings.applicationId(application, settings));
        config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir().toString());
        config.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        config.put(StreamsConfig.DEFAULT_VALUE_SERDE_CLASS_CONFIG, Serdes.ByteArraySerde.class);
        config.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads());
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, guarantee());
        config.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commit.toMillis());
        // A thread that waits for records does not commit meanwhile.
        config.put(StreamsConfig.POLL_MS_CONFIG, Math.max(5, Math.min(100, commit.toMillis() / 2)));
        config.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, settings.get(RuntimeSettings.REPLICATION_FACTOR));
        // One object per key: the cache costs more than the writes it saves.
        config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        // What intake lets pass must fit into a changelog and a repartition topic.
        config.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), Topic.MAX_MESSAGE_BYTES);
        // A generated name is a store that is lost at the next change of the topology.
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        // Off until 5.0: a global store's failure would kill.
        config.put(GLOBAL_HANDLER, true);
        // The assignor makes a configuration of its own from the consumer's, and warns where this is missing.
        config.put(StreamsConfig.mainConsumerPrefix(GLOBAL_HANDLER), true);
        config.put(
                StreamsConfig.LOG_SUMMARY_INTERVAL_MS_CONFIG,
                Duration.ofMinutes(15).toMillis());
        config.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), (int)
                transactionTimeout(commit).toMillis());
        config.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        config.put(StreamsConfig.producerPrefix(ProducerConfig.ACKS_CONFIG), "all");
        config.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), MAX_REQUEST_BYTES);
        config.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        // Brokers that have all got new addresses are found again.
        config.put(AdminClientConfig.METADATA_RECOVERY_STRATEGY_CONFIG, "rebootstrap");
        membership(config);
        settings.kafka().forEach(config::put);
        return config;
    }

    /** For a client that prepares, looks or clears up. */
    public Map<String, Object> admin() {
        return client("admin.", AdminClientConfig.configNames());
    }

    /** Reads committed records from the start; serializers are the caller's. */
    public Map<String, Object> consumer() {
        Map<String, Object> config = client("consumer.", ConsumerConfig.configNames());
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return config;
    }

    public Map<String, Object> producer() {
        Map<String, Object> config = client("producer.", ProducerConfig.configNames());
        config.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
        config.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return config;
    }

    /** Absolute, so that a change of the working directory during a run changes nothing. */
    public Path stateDir() {
        return settings.get(RuntimeSettings.STATE_DIR).toAbsolutePath().normalize();
    }

    /**
     * How long an instance that was killed holds up the readers: where all stores are in memory, the next start has no
     * state folder to take the producer's id from, and its transaction stays open. Not less than a cluster needs to move
     * a dead broker's work to another ({@code broker.session.timeout.ms}, 9 s): the transaction of a healthy instance,
     * which waits for that, would be aborted and its state restored from the beginning. Kafka wants it longer than a
     * commit interval.
     */
    private static Duration transactionTimeout(Duration commit) {
        Duration enough = commit.multipliedBy(2);
        return enough.compareTo(SHORTEST_TRANSACTION_TIMEOUT) > 0 ? enough : SHORTEST_TRANSACTION_TIMEOUT;
    }

    private void membership(Map<String, Object> config) {
        if (settings.get(RuntimeSettings.GROUP_PROTOCOL) == RuntimeSettings.GroupProtocol.STREAMS) {
            config.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "streams");
            return; // the broker decides on standbys, heartbeats and sessions
        }
        config.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, settings.get(RuntimeSettings.STANDBY_REPLICAS));
        String instance = settings.get(RuntimeSettings.GROUP_INSTANCE_ID).orElseGet(this::derivedInstance);
        if (!instance.equals("none")) {
            config.put(StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), instance);
        }
    }

    /** The same after a restart, different for two instances: they cannot share a state folder. */
    private String derivedInstance() {
        CRC32 folder = new CRC32();
        folder.update(stateDir().toString().getBytes(StandardCharsets.UTF_8));
        return RuntimeSettings.applicationId(application, settings) + "-" + host() + "-"
                + String.format(Locale.ROOT, "%08x", folder.getValue());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost"; // a machine without a name of its own: the folder tells instances apart
        }
    }

    private int threads() {
        int threads = settings.get(RuntimeSettings.THREADS);
        return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
    }

    private String guarantee() {
        return RuntimeSettings.guarantee(application, settings) == Application.Guarantee.EXACTLY_ONCE
                ? StreamsConfig.EXACTLY_ONCE_V2
                : StreamsConfig.AT_LEAST_ONCE;
    }

    private Map<String, Object> client(String prefix, Set<String> names) {
        Map<String, Object> config = new HashMap<>();
        config.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.get(RuntimeSettings.BOOTSTRAP_SERVERS));
        config.put(AdminClientConfig.METADATA_RECOVERY_STRATEGY_CONFIG, "rebootstrap");
        settings.kafka().forEach((name, value) -> {
            if (names.contains(name)) {
                config.put(name, value);
            }
        });
        settings.kafka().forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                config.put(name.substring(prefix.length()), value);
            }
        });
        return config;
    }
}
