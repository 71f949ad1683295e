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
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/** Fraud detection as a measured process: the whole application, as {@code run} starts it. Arguments are settings. */
public final class ApplicationProcess {

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
        AtomicReference<IntakeAccounts> accounts = new AtomicReference<>(new IntakeAccounts());
        Parent parent = new Parent(out, Map.of(Words.BOOKS, () -> out.println(books(accounts.get()).asWord())));
        try (RunningApplication application =
                RunningApplication.start(new FraudDetection(), EffectiveSettings.of(new FraudDetection(), settings(args)))) {
            accounts.set(application.accounts());
            Thread watcher = new Thread(() -> watch(parent, accounts.get()), "first-record");
            watcher.setDaemon(true);
            watcher.start();
            application.awaitReady(START_PATIENCE);
            parent.say(Words.READY);
            parent.awaitGone();
            return application.failure().isEmpty() ? 0 : 1;
        } catch (TimeoutException | IllegalStateException | SettingsException e) {
            e.printStackTrace();
            return 1;
        }
    }

    private static void watch(Parent parent, IntakeAccounts accounts) {
        try {
            while (books(accounts).in() == 0) {
                Thread.sleep(WATCH_MILLIS);
            }
            parent.say(Words.FIRST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Books books(IntakeAccounts accounts) {
        return Books.of(accounts.page(FraudTopics.TRANSACTIONS.name()).balance());
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
