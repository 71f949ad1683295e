package io.millrace.processors.app;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.millrace.processors.http.ApplicationServer;
import io.millrace.processors.http.Health;
import io.millrace.processors.http.Queries;
import io.millrace.processors.http.RestoreProgress;
import io.millrace.processors.http.Status;
import io.millrace.processors.intake.IntakeAccounts;
import io.millrace.processors.metrics.InstanceMeters;
import io.millrace.processors.metrics.StreamsMeters;
import io.millrace.processors.streams.KafkaSettings;
import io.millrace.processors.streams.TaskInputs;
import io.millrace.processors.streams.ThreadReplacement;
import io.millrace.processors.topics.Cluster;
import io.millrace.processors.topics.DeclaredTopics;
import io.millrace.processors.topics.StreamsGroup;
import io.millrace.processors.topics.TopicMismatchException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An application that runs in this process. It neither ends the JVM nor listens to signals, and shares nothing with
 * another one in the same JVM.
 */
public final class RunningApplication implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RunningApplication.class);

    private final Application application;
    private final Assembled assembled;
    private final Duration shutdownTimeout;
    private final PrometheusMeterRegistry meters;
    private final JvmGcMetrics gcMetrics = new JvmGcMetrics();
    private final Health health = new Health();
    private final RestoreProgress restore = new RestoreProgress();
    private final Queries queries = new Queries();
    private final ThreadReplacement replacement;
    private final Status status;
    /** Held here: the registry refers to it weakly. */
    private final StreamsMeters streamsMeters;

    private final CountDownLatch ready = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicBoolean closing = new AtomicBoolean();
    private ApplicationServer server;
    private volatile KafkaStreams streams;

    private RunningApplication(Application application, Settings settings) {
        this.application = application;
        this.shutdownTimeout = settings.get(RuntimeSettings.SHUTDOWN_TIMEOUT);
        this.meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        this.meters.config().commonTags("application", application.name());
        this.assembled = Assembled.of(application, settings, meters);
        this.streamsMeters = new StreamsMeters(() -> streams == null ? Map.of() : streams.metrics());
        this.replacement = new ThreadReplacement(
                settings.get(RuntimeSettings.RESTART_LIMIT),
                settings.get(RuntimeSettings.RESTART_WINDOW),
                settings.get(RuntimeSettings.FAILURES) == RuntimeSettings.FailurePolicy.STOP,
                System::currentTimeMillis);
        this.status = new Status(
                new Status.Identity(
                        application.name(),
                        Assembled.version(application),
                        RuntimeSettings.applicationId(application, settings)),
                health,
                restore,
                assembled.accounts(),
                assembled.instruments(),
                replacement::recent,
                Clock.systemUTC());
    }

    /**
     * Creates what topics are missing, verifies those that exist, and starts. Returns when the client has been started;
     * {@link #awaitReady} waits until it works.
     *
     * @throws TopicMismatchException if the topics are not what the application needs
     * @throws io.millrace.processors.topics.ClusterException if Kafka does not answer
     * @throws io.millrace.processors.http.PortException if HTTP cannot listen
     * @throws SettingsException if Kafka refuses a setting
     */
    public static RunningApplication start(Application application, Settings settings) {
        RunningApplication running = new RunningApplication(application, settings);
        try {
            running.begin(settings);
            return running;
        } catch (RuntimeException e) {
            running.close();
            throw e;
        }
    }

    private void begin(Settings settings) {
        KafkaNames.strange(settings.kafka()).forEach(LOG::warn);
        prepareCluster(settings);
        bindMeters();
        server = ApplicationServer.start(
                settings.get(RuntimeSettings.HTTP_BIND),
                settings.get(RuntimeSettings.HTTP_PORT),
                health,
                status,
                meters::scrape,
                assembled.topology().describe(),
                assembled.assembly()::queries,
                queries);
        HostInfo self = HostInfo.buildFromEndpoint(settings.get(RuntimeSettings.HTTP_ADVERTISED)
                .orElseGet(() -> server.address().getAuthority()));
        KafkaSettings kafka = new KafkaSettings(application, settings);
        checkFolder(kafka.stateDir());
        Map<String, Object> config = assembled.config().originals();
        config.put(StreamsConfig.APPLICATION_SERVER_CONFIG, self.host() + ":" + self.port());
        TaskInputs.settle(config, assembled.topology().describe());
        streams = new KafkaStreams(assembled.topology(), new StreamsConfig(config));
        streams.setStateListener(this::stateChanged);
        streams.setGlobalStateRestoreListener(restore);
        streams.setUncaughtExceptionHandler(replacement);
        status.attach(streams);
        queries.attach(streams, self);
        streams.start();
        LOG.info(
                "{} {} started on {}, http {}, state in {}",
                application.name(),
                Assembled.version(application),
                settings.get(RuntimeSettings.BOOTSTRAP_SERVERS),
                server.address(),
                kafka.stateDir());
    }

    private void prepareCluster(Settings settings) {
        DeclaredTopics topics = new DeclaredTopics(application, settings);
        try (Cluster cluster = new Cluster(new KafkaSettings(application, settings).admin())) {
            if (settings.get(RuntimeSettings.TOPICS_CREATE)) {
                List<String> created = topics.create(cluster);
                if (!created.isEmpty()) {
                    LOG.info("created topics {}", created);
                }
            }
            List<String> mismatches = topics.mismatches(cluster, assembled.topology());
            if (!mismatches.isEmpty()) {
                throw new TopicMismatchException(mismatches);
            }
            if (settings.get(RuntimeSettings.GROUP_PROTOCOL) == RuntimeSettings.GroupProtocol.STREAMS
                    && settings.isSet(RuntimeSettings.STANDBY_REPLICAS)) {
                StreamsGroup.standbys(
                        cluster,
                        RuntimeSettings.applicationId(application, settings),
                        settings.get(RuntimeSettings.STANDBY_REPLICAS));
            }
        }
    }

    private void bindMeters() {
        new JvmMemoryMetrics().bindTo(meters);
        new JvmThreadMetrics().bindTo(meters);
        new ProcessorMetrics().bindTo(meters);
        gcMetrics.bindTo(meters);
        new InstanceMeters(health, status, assembled.accounts(), assembled.instruments()).bindTo(meters);
        streamsMeters.bindTo(meters);
    }

    private static void checkFolder(Path folder) {
        if (Files.exists(folder) && !(Files.isDirectory(folder) && Files.isWritable(folder))) {
            throw new SettingsException(
                    List.of("state.dir: " + folder + " is not a folder that can be written; choose another"));
        }
    }

    private void stateChanged(KafkaStreams.State now, KafkaStreams.State before) {
        health.onChange(now, before);
        if (now == KafkaStreams.State.RUNNING && ready.getCount() > 0) {
            LOG.info("{} is running", application.name());
            ready.countDown();
        } else if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
            stopped.countDown();
            ready.countDown();
        }
    }

    public KafkaStreams.State state() {
        return health.state();
    }

    /** Waits until it has been running once. Throws {@link IllegalStateException} if it stopped before. */
    public void awaitReady(Duration patience) throws InterruptedException, TimeoutException {
        if (!ready.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new TimeoutException(application.name() + " is not running after " + patience + ", but "
                    + health.state() + "; restoring " + restore.remaining());
        }
        if (!health.started()) {
            throw new IllegalStateException(
                    application.name() + " stopped before it was running",
                    failure().orElse(null));
        }
    }

    /** Waits until it has stopped, by {@link #close} or by a failure; true if it has. */
    public boolean awaitStopped(Duration patience) throws InterruptedException {
        return stopped.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits for as long as it runs. */
    public void awaitStopped() throws InterruptedException {
        stopped.await();
    }

    /** What stopped it; empty while it runs and after a clean stop. */
    public Optional<Throwable> failure() {
        return replacement.fatal();
    }

    public IntakeAccounts accounts() {
        return assembled.accounts();
    }

    /** What {@code /status} shows. */
    public Status.View status() {
        return status.view();
    }

    /** Where HTTP listens. */
    public URI httpAddress() {
        return server.address();
    }

    /** The metrics, as {@code /metrics} shows them. */
    public String metrics() {
        return meters.scrape();
    }

    /** Stops within {@code shutdown.timeout}. */
    @Override
    public void close() {
        close(shutdownTimeout);
    }

    /**
     * Finishes what is in work, commits and stops. HTTP goes last, so that probes see the stop.
     *
     * @return false if the time was over before all was closed; the next start then restores what is missing
     */
    public boolean close(Duration patience) {
        if (!closing.compareAndSet(false, true)) {
            return stopped.getCount() == 0;
        }
        boolean clean = true;
        if (streams != null) {
            clean = streams.close(CloseOptions.timeout(patience));
            if (!clean) {
                LOG.warn(
                        "{} did not stop within {}; its state is restored at the next start",
                        application.name(),
                        patience);
            }
        }
        if (server != null) {
            server.close();
        }
        gcMetrics.close();
        meters.close();
        if (clean) {
            assembled.instruments().rocksDb().close(); // native memory: not while a store may still use it
        }
        stopped.countDown();
        ready.countDown();
        LOG.info("{} stopped", application.name());
        return clean;
    }
}
