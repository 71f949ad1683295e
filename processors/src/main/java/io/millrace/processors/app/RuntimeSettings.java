package io.millrace.processors.app;

import io.millrace.contracts.Wire;
import io.millrace.processors.intake.IntakeSettings;
import io.millrace.processors.replay.ReplaySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The settings that every application has. */
public final class RuntimeSettings {

    public static final Setting<Preset> PRESET = Setting.choice(
            "preset", Preset.class, Preset.DEFAULT, "a bundle of defaults: default, throughput or latency");

    public static final Setting<String> BOOTSTRAP_SERVERS =
            Setting.text("bootstrap.servers", "localhost:9092", "addresses of Kafka brokers, host:port,...");

    public static final Setting<Optional<String>> APPLICATION_ID = Setting.optionalText(
            "application.id",
            "name of the group, of internal topics and of the state's folder; by default the topic prefix and the name");

    public static final Setting<Path> STATE_DIR = Setting.folder(
            "state.dir", ".millrace/state", "folder of local state; keep it over restarts, one for each instance");

    public static final Setting<String> TOPIC_PREFIX =
            Setting.text("topic.prefix", "", "put before every topic name, for a shared cluster");

    public static final Setting<Boolean> TOPICS_CREATE =
            Setting.flag("topics.create", true, "whether missing topics are created at start");

    public static final Setting<Integer> REPLICATION_FACTOR = Setting.count(
            "replication.factor", -1, -1, 100, "replicas of topics that are created; -1 is the broker's own default");

    public static final Setting<String> HTTP_BIND =
            Setting.text("http.bind", "127.0.0.1", "address that HTTP listens on; 0.0.0.0 for every interface");

    public static final Setting<Integer> HTTP_PORT =
            Setting.count("http.port", 8080, 0, 65535, "port that HTTP listens on; 0 takes a free one");

    public static final Setting<Optional<String>> HTTP_ADVERTISED = Setting.optionalText(
            "http.advertised", "host:port at which other instances reach this one; by default what HTTP listens on");

    public static final Setting<Integer> THREADS =
            Setting.count("threads", 1, 0, 256, "stream threads; 0 is one for each processor");

    public static final Setting<Optional<Application.Guarantee>> GUARANTEE = Setting.optionalChoice(
            "guarantee",
            Application.Guarantee.class,
            "exactly-once or at-least-once; by default what the application chose");

    public static final Setting<Duration> COMMIT_INTERVAL = Setting.duration(
            "commit.interval", "100ms", "time between commits; under exactly-once, results are seen after the commit");

    public static final Setting<GroupProtocol> GROUP_PROTOCOL = Setting.choice(
            "group.protocol",
            GroupProtocol.class,
            GroupProtocol.CLASSIC,
            "classic (static membership) or streams (the broker assigns tasks; brokers of 4.2 or later)");

    public static final Setting<Optional<String>> GROUP_INSTANCE_ID = Setting.optionalText(
            "group.instance.id",
            "name of this instance in the group, the same after a restart; by default of host and state folder,"
                    + " 'none' for dynamic membership");

    public static final Setting<Integer> STANDBY_REPLICAS =
            Setting.count("standby.replicas", 0, 0, 10, "copies of the state kept warm on other instances");

    public static final Setting<StoreKind> STORE_KIND = Setting.choice(
            "store.kind",
            StoreKind.class,
            StoreKind.MEMORY,
            "memory (fast; restored from Kafka at start) or rocksdb (state larger than the heap)");

    public static final Setting<Integer> ROCKSDB_MEMORY = Setting.count(
            "rocksdb.memory.mb", 256, 16, 1024 * 1024, "memory of all RocksDB stores of the application together, MiB");

    public static final Setting<FailurePolicy> FAILURES = Setting.choice(
            "failures",
            FailurePolicy.class,
            FailurePolicy.BURY,
            "a record that fails behind intake: bury (to the dead letters, go on) or stop the application");

    public static final Setting<Integer> RESTART_LIMIT = Setting.count(
            "restart.limit",
            5,
            0,
            1000,
            "failed stream threads that are replaced within restart.window before giving up");

    public static final Setting<Duration> RESTART_WINDOW =
            Setting.duration("restart.window", "10m", "the time that restart.limit counts in");

    public static final Setting<Duration> SHUTDOWN_TIMEOUT = Setting.duration(
            "shutdown.timeout", "30s", "time for a clean stop; what is left then is restored at start");

    public static final Setting<Optional<String>> SCHEMA_REGISTRY = Setting.optionalText(
            "schema.registry.url",
            "address of a schema registry (Confluent REST interface); without it, values describe their schema themselves");

    public enum GroupProtocol {
        CLASSIC,
        STREAMS
    }

    public enum StoreKind {
        MEMORY,
        ROCKSDB
    }

    public enum FailurePolicy {
        BURY,
        STOP
    }

    private RuntimeSettings() {}

    /** In the order in which they are listed; those of intake and of replay included. */
    public static List<Setting<?>> all() {
        List<Setting<?>> all = new ArrayList<>(List.of(
                PRESET,
                BOOTSTRAP_SERVERS,
                APPLICATION_ID,
                TOPIC_PREFIX,
                TOPICS_CREATE,
                REPLICATION_FACTOR,
                STATE_DIR,
                HTTP_BIND,
                HTTP_PORT,
                HTTP_ADVERTISED,
                THREADS,
                GUARANTEE,
                COMMIT_INTERVAL,
                GROUP_PROTOCOL,
                GROUP_INSTANCE_ID,
                STANDBY_REPLICAS,
                STORE_KIND,
                ROCKSDB_MEMORY,
                FAILURES,
                RESTART_LIMIT,
                RESTART_WINDOW,
                SHUTDOWN_TIMEOUT,
                SCHEMA_REGISTRY));
        all.addAll(IntakeSettings.all());
        all.addAll(ReplaySettings.all());
        return List.copyOf(all);
    }

    /** The group, the prefix of internal topics and the folder of state. */
    public static String applicationId(Application application, Settings settings) {
        return settings.get(APPLICATION_ID).orElseGet(() -> settings.get(TOPIC_PREFIX) + application.name());
    }

    /** How Avro values are written in this deployment. */
    public static Wire wire(Settings settings) {
        return new Wire(settings.get(SCHEMA_REGISTRY), settings.schemaRegistry());
    }

    /** What is in force: the setting, or else the application's own choice. */
    public static Application.Guarantee guarantee(Application application, Settings settings) {
        return settings.get(GUARANTEE).orElseGet(application::guarantee);
    }
}
