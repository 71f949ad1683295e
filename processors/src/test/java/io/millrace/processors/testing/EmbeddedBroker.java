package io.millrace.processors.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * A real Kafka broker inside the JVM of a test: one KRaft node, free ports, its data in a temporary folder that is
 * deleted on close. Ready in about two seconds. The broker's threads are not daemons: close it in a {@code finally},
 * a try-with-resources or an {@code @AfterAll}.
 *
 * <p>Internal topics have four partitions and one replica; {@code group.protocol=streams} works.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private final Path folder;
    private final Properties properties;
    private final int port;
    private KafkaRaftServer server;

    private EmbeddedBroker(Path folder, Properties properties, int port) {
        this.folder = folder;
        this.properties = properties;
        this.port = port;
    }

    /** Starts a broker and returns when it takes requests. */
    public static EmbeddedBroker start() {
        return start(Map.of());
    }

    /** The same, with settings of the broker that replace the defaults. */
    public static EmbeddedBroker start(Map<String, String> overrides) {
        try {
            Path folder = Files.createTempDirectory("millrace-broker-");
            List<Integer> ports = freePorts(2);
            Properties properties = properties(folder, ports.get(0), ports.get(1));
            overrides.forEach(properties::setProperty);
            EmbeddedBroker broker = new EmbeddedBroker(folder, properties, ports.get(0));
            try {
                broker.format();
                broker.startUp();
                return broker;
            } catch (RuntimeException | IOException e) {
                broker.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a broker for the test", e);
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** A client to prepare and to look; the caller closes it. */
    public Admin admin() {
        return Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()));
    }

    /** Stops the broker and starts it again on the same port and data. */
    public void restart() {
        server.shutdown();
        server.awaitShutdown();
        startUp();
    }

    /** Names of the topics that there are, internal ones included. */
    public List<String> topics() {
        try (Admin admin = admin()) {
            return admin
                    .listTopics(new org.apache.kafka.clients.admin.ListTopicsOptions().listInternal(true))
                    .names()
                    .get()
                    .stream()
                    .sorted()
                    .toList();
        } catch (ExecutionException e) {
            throw new IllegalStateException("cannot list the topics", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while listing topics", e);
        }
    }

    @Override
    public void close() {
        try {
            if (server != null) {
                server.shutdown();
                server.awaitShutdown();
            }
        } finally {
            delete(folder);
        }
    }

    private void startUp() {
        server = new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM);
        server.startup();
    }

    private void format() throws IOException {
        Path file = folder.resolve("server.properties");
        try (var out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int code = StorageTool.execute(
                new String[] {
                    "format", "--ignore-formatted", "-t", Uuid.randomUuid().toString(), "-c", file.toString()
                },
                new PrintStream(said, true, StandardCharsets.UTF_8));
        if (code != 0) {
            throw new IllegalStateException(
                    "cannot format the broker's storage: " + said.toString(StandardCharsets.UTF_8));
        }
    }

    private static Properties properties(Path folder, int port, int controllerPort) {
        Properties p = new Properties();
        p.setProperty("process.roles", "broker,controller");
        p.setProperty("node.id", "1");
        p.setProperty("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        p.setProperty("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        p.setProperty("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        p.setProperty("controller.listener.names", "CONTROLLER");
        p.setProperty("inter.broker.listener.name", "PLAINTEXT");
        p.setProperty("log.dirs", folder.resolve("data").toString());
        for (String internal : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            p.setProperty(internal + ".num.partitions", "4");
            p.setProperty(internal + ".replication.factor", "1");
        }
        p.setProperty("transaction.state.log.min.isr", "1");
        p.setProperty("share.coordinator.state.topic.min.isr", "1");
        p.setProperty("auto.create.topics.enable", "false");
        p.setProperty("group.initial.rebalance.delay.ms", "0");
        p.setProperty("group.min.session.timeout.ms", "1000");
        p.setProperty("group.streams.initial.rebalance.delay.ms", "0");
        p.setProperty("group.streams.heartbeat.interval.ms", "500");
        p.setProperty("group.streams.min.heartbeat.interval.ms", "500");
        p.setProperty("group.share.heartbeat.interval.ms", "500");
        p.setProperty("group.share.min.heartbeat.interval.ms", "500");
        p.setProperty("log.cleaner.dedupe.buffer.size", "2097152");
        p.setProperty("message.max.bytes", String.valueOf(16 * 1024 * 1024));
        p.setProperty("broker.session.timeout.ms", "3000");
        p.setProperty("broker.heartbeat.interval.ms", "500");
        // A fixed machine, a short life: nothing to wait for.
        p.setProperty("num.network.threads", "2");
        p.setProperty("num.io.threads", "2");
        p.setProperty("log.segment.delete.delay.ms", "1000");
        return p;
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
