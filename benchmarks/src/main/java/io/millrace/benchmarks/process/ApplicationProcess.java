package io.millrace.benchmarks.process;

import io.millrace.contracts.fraud.FraudTopics;
import io.millrace.fraud.FraudDetection;
import io.millrace.processors.app.EffectiveSettings;
import io.millrace.processors.app.RunningApplication;
import io.millrace.processors.app.SettingsException;
import io.millrace.processors.intake.IntakeAccounts;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fraud detection as a measured process: the whole application, as {@code run} starts it. Arguments are settings. */
public final class ApplicationProcess {

    private static final Logger LOG = LoggerFactory.getLogger(ApplicationProcess.class);
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final long WATCH_MILLIS = 2;

    private ApplicationProcess() {}

    /** @param args settings as {@code name=value} */
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = System.out;
        System.setOut(System.err); // standard output is the line to the parent
        System.exit(run(out, args));
    }

    private static int run(PrintStream out, String[] args) throws InterruptedException {
        CompletableFuture<RunningApplication> started = new CompletableFuture<>();
        Parent parent = new Parent(out, Map.of(Words.BOOKS, () -> books(started.join())));
        try (RunningApplication application = RunningApplication.start(
                new FraudDetection(), EffectiveSettings.of(new FraudDetection(), settings(args)))) {
            started.complete(application);
            Thread watcher = new Thread(() -> watch(parent, application.accounts()), "first-record");
            watcher.setDaemon(true);
            watcher.start();
            application.awaitReady(START_PATIENCE);
            parent.say(Words.READY);
            parent.awaitGone();
            return application.failure().isEmpty() ? 0 : 1;
        } catch (TimeoutException | IllegalStateException | SettingsException e) {
            LOG.error("fraud detection does not run", e);
            return 1;
        }
    }

    private static String books(RunningApplication application) {
        return Books.of(application.status().intake().get(FraudTopics.TRANSACTIONS.name()))
                .asWord();
    }

    /** For as long as it takes: the parent, which waits for the word, has the deadline and ends this process. */
    private static void watch(Parent parent, IntakeAccounts accounts) {
        IntakeAccounts.Page page = accounts.page(FraudTopics.TRANSACTIONS.name());
        try {
            while (page.balance().in() == 0) {
                Thread.sleep(WATCH_MILLIS);
            }
            parent.say(Words.FIRST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> settings(String[] args) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String arg : args) {
            int equals = arg.indexOf('=');
            settings.put(arg.substring(0, equals), arg.substring(equals + 1));
        }
        return settings;
    }
}
