package io.millrace.local.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.utils.Time;

/**
 * The main class of a broker's own process: formats the storage when it is new, starts Kafka and tells the process that
 * started it, in one line on standard output, {@code ready} or {@code failed REASON}.
 *
 * <p>It lives as long as its parent: standard input is a pipe from there, and when it ends, by a stop or because the
 * parent was killed, the broker shuts down, and halts if that takes too long.
 */
final class BrokerProcess {

    static final String SETTINGS_FILE = "server.properties";
    static final String DATA_FOLDER = "data";
    static final String READY = "ready";
    static final String FAILED = "failed ";

    private static final Duration SHUTDOWN_PATIENCE = Duration.ofSeconds(8);

    private final Path folder;
    private final String newClusterId;
    private final PrintStream toParent;

    private BrokerProcess(Path folder, String newClusterId, PrintStream toParent) {
        this.folder = folder;
        this.newClusterId = newClusterId;
        this.toParent = toParent;
    }

    /** @param args the broker's folder, with its settings in it, and the id of the cluster should the storage be new */
    public static void main(String[] args) {
        // What Kafka prints must not be taken for a word to the parent.
        PrintStream toParent = System.out;
        System.setOut(System.err);
        endWithParent(System.in);
        try {
            new BrokerProcess(Path.of(args[0]), args[1], toParent).run();
        } catch (IOException | RuntimeException e) {
            e.printStackTrace(System.err);
            toParent.println(FAILED + reason(e));
            Runtime.getRuntime().halt(1);
        }
        System.exit(0);
    }

    private void run() throws IOException {
        try (FolderLock lock = FolderLock.acquire(folder)) {
            Properties settings = new Properties();
            Path file = folder.resolve(SETTINGS_FILE);
            try (Reader reader = Files.newBufferedReader(file)) {
                settings.load(reader);
            }
            format(file);
            KafkaRaftServer server = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
            Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shut-down"));
            server.startup();
            toParent.println(READY);
            server.awaitShutdown();
        }
    }

    /** Leaves what is there already as it is. */
    private void format(Path settings) throws IOException {
        String[] command = {"format", "--ignore-formatted", "--config", settings.toString(), "--cluster-id", clusterId()
        };
        int status = StorageTool.execute(command, System.err);
        if (status != 0) {
            throw new BrokerException("the storage in " + folder + " could not be formatted: see the broker's log");
        }
    }

    /** The storage's own id when it has one: it may be older than this start. */
    private String clusterId() throws IOException {
        Path meta = folder.resolve(DATA_FOLDER).resolve("meta.properties");
        Properties known = new Properties();
        if (Files.exists(meta)) {
            try (Reader reader = Files.newBufferedReader(meta)) {
                known.load(reader);
            }
        }
        return known.getProperty("cluster.id", newClusterId);
    }

    private static void endWithParent(InputStream pipe) {
        Thread watch = new Thread(
                () -> {
                    awaitEnd(pipe);
                    haltIfSlow();
                    System.exit(0);
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }

    private static void awaitEnd(InputStream pipe) {
        try {
            while (pipe.read() >= 0) {
                // Nothing is said here: only the end matters.
            }
        } catch (IOException e) {
            System.err.println("the pipe from the parent process broke: " + e.getMessage());
        }
    }

    private static void haltIfSlow() {
        CompletableFuture.delayedExecutor(SHUTDOWN_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> Runtime.getRuntime().halt(1));
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return message.replace('\n', ' ');
    }
}
