package io.millrace.local.up;

import io.millrace.contracts.Topic;
import io.millrace.local.stack.LocalException;
import io.millrace.processors.app.Application;
import io.millrace.processors.app.EffectiveSettings;
import io.millrace.processors.app.RunningApplication;
import io.millrace.processors.app.SettingSources;
import io.millrace.processors.app.SettingsException;
import io.millrace.processors.http.PortException;
import io.millrace.processors.http.Status;
import io.millrace.processors.intake.IntakeAccounts;
import io.millrace.processors.topics.ClusterException;
import io.millrace.processors.topics.TopicMismatchException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.streams.KafkaStreams;

/** One application of the stack. */
final class Running implements AutoCloseable {

    private static final Duration READY_PATIENCE = Duration.ofMinutes(2);

    private final Application application;
    private final RunningApplication running;
    private final Rate rate = new Rate();

    private Running(Application application, RunningApplication running) {
        this.application = application;
        this.running = running;
    }

    /** @param settings as on a command line; the environment's stand behind them */
    static Running start(Application application, Map<String, String> settings, HttpPorts ports) {
        while (true) {
            int port = ports.next();
            Map<String, String> given = new LinkedHashMap<>(settings);
            given.put("http.port", String.valueOf(port));
            try {
                return new Running(
                        application,
                        RunningApplication.start(
                                application,
                                EffectiveSettings.resolve(
                                        application, SettingSources.of(Optional.empty(), System.getenv(), given))));
            } catch (PortException taken) {
                if (!ports.mayTryAnother()) {
                    throw new LocalException(
                            application.name() + ": " + taken.getMessage()
                                    + ". Choose another port with --http-port, 0 for any free one",
                            taken);
                }
            } catch (SettingsException | TopicMismatchException | ClusterException e) {
                throw new LocalException(application.name() + " cannot start: " + e.getMessage(), e);
            }
        }
    }

    void awaitReady() {
        try {
            running.awaitReady(READY_PATIENCE);
        } catch (TimeoutException | IllegalStateException e) {
            throw new LocalException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted while " + name() + " started", e);
        }
    }

    String name() {
        return application.name();
    }

    URI http() {
        return running.httpAddress();
    }

    List<Topic<?, ?>> outputs() {
        return application.outputs();
    }

    Optional<String> trouble() {
        KafkaStreams.State state = running.state();
        if (state != KafkaStreams.State.ERROR && state != KafkaStreams.State.NOT_RUNNING) {
            return Optional.empty();
        }
        return Optional.of(name() + " has stopped"
                + running.failure().map(failure -> " (" + failure + ")").orElse(""));
    }

    Board.ApplicationRow row(long nanos, long alerts) {
        Collection<IntakeAccounts.Balance> balances =
                running.accounts().balances().values();
        long in = balances.stream().mapToLong(IntakeAccounts.Balance::in).sum();
        long accepted =
                balances.stream().mapToLong(IntakeAccounts.Balance::accepted).sum();
        long duplicate =
                balances.stream().mapToLong(IntakeAccounts.Balance::duplicate).sum();
        Status.View status = running.status();
        return new Board.ApplicationRow(
                name(),
                state(status),
                in,
                rate.of(in, nanos),
                accepted,
                in - accepted - duplicate,
                duplicate,
                alerts,
                status.threads().isEmpty() ? -1 : status.lag().total());
    }

    @Override
    public void close() {
        running.close();
    }

    private static String state(Status.View status) {
        return status.restoring().values().stream().anyMatch(left -> left > 0)
                ? "restoring"
                : status.state().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
