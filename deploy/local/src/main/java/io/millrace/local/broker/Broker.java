package io.millrace.local.broker;

import io.millrace.local.files.Folders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.Uuid;

/**
 * A real Kafka broker in a process of its own, which ends when this process ends, however it ends. Clients reach it on the
 * loopback interface without encryption.
 *
 * <p>Starting one on a folder that has data goes on with that data, also after a kill.
 */
public final class Broker implements AutoCloseable {

    private static final long LARGEST_LOG = 16L * 1024 * 1024;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);
    private static final int ATTEMPTS = 3;

    private final BrokerOptions options;
    private final Node self;
    private final List<Node> quorum;
    private final String clusterId;
    private final Process process;
    private final CompletableFuture<String> word;
    private final Instant launched = Instant.now();

    private Broker(BrokerOptions options, Node self, List<Node> quorum, String clusterId) {
        this.options = options;
        this.self = self;
        this.quorum = List.copyOf(quorum);
        this.clusterId = clusterId;
        this.process = launch();
        this.word = listen();
    }

    /**
     * Starts a broker and waits until it takes requests. Throws {@link BrokerException} when the port is taken, the folder
     * is in use, or the broker is not ready in time.
     */
    public static Broker start(BrokerOptions options) {
        for (int attempt = 1; ; attempt++) {
            Node self = Node.choose(options.port());
            try {
                return launch(options, self, List.of(self), Uuid.randomUuid().toString())
                        .awaitReady();
            } catch (BrokerException e) {
                // Somebody else may have taken a free port between the choice and the use.
                if (attempt == ATTEMPTS || !e.getMessage().contains("Address already in use")) {
                    throw e;
                }
            }
        }
    }

    /** Deletes a broker's data. Waits for a broker that is still shutting down there; refuses while one runs there. */
    public static void forget(Path folder) {
        if (Files.isDirectory(folder)) {
            try (FolderLock lock = FolderLock.acquire(folder)) {
                Folders.delete(folder.resolve(BrokerProcess.DATA_FOLDER));
            } catch (IOException e) {
                throw new BrokerException("cannot delete the data in " + folder + ": " + e.getMessage(), e);
            }
        }
    }

    /** The process, on its way. */
    static Broker launch(BrokerOptions options, Node self, List<Node> quorum, String clusterId) {
        return new Broker(options, self, quorum, clusterId);
    }

    Broker awaitReady() {
        String answer;
        try {
            answer = word.get(options.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            kill();
            throw new BrokerException(
                    "the broker was not ready within " + options.patience().toSeconds() + " s: see " + options.log(),
                    e);
        } catch (ExecutionException e) {
            kill();
            throw new BrokerException("the broker's process could not be heard: see " + options.log(), e);
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
            throw new BrokerException("interrupted while the broker started", e);
        }
        if (!answer.equals(BrokerProcess.READY)) {
            kill();
            throw new BrokerException("the broker did not start: "
                    + (answer.startsWith(BrokerProcess.FAILED)
                            ? answer.substring(BrokerProcess.FAILED.length())
                            : "its process ended")
                    + " (log: " + options.log() + ")");
        }
        return this;
    }

    /** The same broker again, after a stop or a kill: same folder, same ports. Waits until it takes requests. */
    public Broker restart() {
        return relaunch().awaitReady();
    }

    Broker relaunch() {
        kill();
        return launch(options, self, quorum, clusterId);
    }

    /** Host and port, as clients want it. */
    public String bootstrapServers() {
        return self.bootstrap();
    }

    public int port() {
        return self.clientPort();
    }

    public int id() {
        return self.id();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Completes when the process has ended, for whatever reason. */
    public CompletableFuture<Broker> onExit() {
        return process.onExit().thenApply(ended -> this);
    }

    /** Since the process was launched. */
    public Duration age() {
        return Duration.between(launched, Instant.now());
    }

    public Path log() {
        return options.log();
    }

    /** As {@code kill -9} does: nothing is flushed or handed over. Returns when the process is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitExit(STOP_PATIENCE);
    }

    /** A clean stop; a kill when that takes longer than 15 seconds. Returns when the process is gone. */
    public void stop() {
        process.destroy();
        if (!awaitExit(STOP_PATIENCE)) {
            kill();
        }
    }

    @Override
    public void close() {
        stop();
    }

    private boolean awaitExit(Duration patience) {
        boolean interrupted = Thread.interrupted();
        Instant deadline = Instant.now().plus(patience);
        try {
            while (true) {
                try {
                    return process.waitFor(
                            Duration.between(Instant.now(), deadline).toMillis(), TimeUnit.MILLISECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Process launch() {
        try {
            Path data = options.folder().resolve(BrokerProcess.DATA_FOLDER);
            Files.createDirectories(data);
            Files.createDirectories(options.log().getParent());
            startLogAnewWhenLarge();
            writeSettings(data);
            return new ProcessBuilder(command())
                    .redirectError(
                            ProcessBuilder.Redirect.appendTo(options.log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new BrokerException("the broker's process could not be started in " + options.folder() + ": " + e, e);
        }
    }

    private void startLogAnewWhenLarge() throws IOException {
        Path log = options.log();
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void writeSettings(Path data) throws IOException {
        Path file = options.folder().resolve(BrokerProcess.SETTINGS_FILE);
        try (Writer writer = Files.newBufferedWriter(file)) {
            BrokerSettings.of(self, quorum, data, options.settings()).store(writer, "written at each start");
        }
    }

    /** An interrupt or a hang-up of the terminal goes to all its processes: the broker leaves the order of stopping to us. */
    private List<String> command() {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "trap '' INT HUP; exec \"$@\"", "broker"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 22) {
            // Compression uses native code. Older ones do not know the argument, or not in this sense.
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(options.jvm());
        command.addAll(List.of(
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                "-Dlogback.configurationFile=io/millrace/local/broker/logback-broker.xml",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerProcess.class.getName(),
                options.folder().toString(),
                clusterId));
        return command;
    }

    /** The child's first line, or empty text when it ends without one. */
    private CompletableFuture<String> listen() {
        CompletableFuture<String> first = new CompletableFuture<>();
        Thread listener = new Thread(
                () -> {
                    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                        String line = lines.readLine();
                        first.complete(line == null ? "" : line);
                    } catch (IOException e) {
                        first.completeExceptionally(e);
                    }
                },
                "broker-" + self.id() + "-listener");
        listener.setDaemon(true);
        listener.start();
        return first;
    }
}
