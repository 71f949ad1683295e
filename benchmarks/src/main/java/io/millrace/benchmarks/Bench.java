package io.millrace.benchmarks;

import io.millrace.benchmarks.report.Report;
import io.millrace.local.broker.BrokerException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures fraud detection against a plain copy of the same topic, on a broker of its own, and prints what came out. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures fraud detection on a broker of its own: records a second against a plain transactional copy of the"
                    + " same topic, processor time, memory, and the latency from a transaction to its committed alert.",
            "Takes some ten minutes, and means something only on a machine that does nothing else."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:measured", "1:it could not be measured, or what came out was wrong", "2:wrong usage"})
public final class Bench implements Callable<Integer> {

    private static final int QUICK_RECORDS = 100_000;
    private static final Duration QUICK_WARM_UP = Duration.ofSeconds(2);
    private static final Duration QUICK_MEASURED = Duration.ofSeconds(3);
    private static final int TRANSACTIONS_OF_AN_ACCOUNT = 80;

    @Option(
            names = "--records",
            paramLabel = "N",
            defaultValue = "8000000",
            description = "Transactions (default: ${DEFAULT-VALUE}). With fewer, the compiler is what is measured.")
    private long records;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "How often each contender runs (default: ${DEFAULT-VALUE}); 0 for the latency alone.")
    private int rounds;

    @Option(
            names = "--load",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "velocity,pack",
            description = "What the application decides by in the throughput runs (default: ${DEFAULT-VALUE}).")
    private Set<Session.Load> loads;

    @Option(
            names = "--copy-commit",
            paramLabel = "MS",
            defaultValue = "100",
            description = "Milliseconds between commits of the copy (default: ${DEFAULT-VALUE}).")
    private int copyCommit;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "5000",
            description = "Transactions a second of the latency run (default: ${DEFAULT-VALUE}); 0 for none.")
    private double rate;

    @Option(
            names = "--latency-seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "Measured seconds of the latency run, after 30 of warm-up (default: ${DEFAULT-VALUE}).")
    private int latencySeconds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the simulated bank (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--jvm",
            paramLabel = "FLAG",
            split = " ",
            defaultValue = "-XX:+UseParallelGC -XX:+UseTransparentHugePages -Xms1g -Xmx2g",
            description = "Arguments of the contenders' virtual machines (default: ${DEFAULT-VALUE}).")
    private List<String> jvm;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A further setting of the application, in every run. Repeatable.")
    private Map<String, String> settings = Map.of();

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "Where broker and state keep their data; needs some 10 GB (default: .millrace/bench).")
    private Path folder;

    @Option(names = "--keep", description = "Keep the folder, with the logs.")
    private boolean keep;

    @Option(
            names = "--quick",
            description = "Few records, one round, seconds of latency: shows that it works, measures nothing.")
    private boolean quick;

    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Bench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    if (!(failure instanceof BenchException || failure instanceof BrokerException)) {
                        throw failure;
                    }
                    line.getErr().println("bench: " + failure.getMessage());
                    return 1;
                });
    }

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        Report report = new Session(plan(), line -> {
                    err.println("bench: " + line);
                    err.flush();
                })
                .measure();
        PrintWriter out = spec.commandLine().getOut();
        report.lines().forEach(out::println);
        out.flush();
        return 0;
    }

    private Session.Plan plan() {
        long count = quick ? Math.min(records, QUICK_RECORDS) : records;
        return new Session.Plan(
                loads,
                count,
                (int) Math.max(100, count / TRANSACTIONS_OF_AN_ACCOUNT),
                seed,
                quick ? Math.min(1, rounds) : rounds,
                Duration.ofMillis(copyCommit),
                rate,
                quick ? QUICK_WARM_UP : Duration.ofSeconds(30),
                quick ? QUICK_MEASURED : Duration.ofSeconds(latencySeconds),
                jvm,
                settings,
                folder(),
                keep,
                quick);
    }

    private Path folder() {
        Path chosen = folder != null
                ? folder
                : Path.of(System.getProperty("millrace.home", ""))
                        .resolve(".millrace")
                        .resolve("bench");
        return chosen.toAbsolutePath()
                .normalize()
                .resolve(String.valueOf(ProcessHandle.current().pid()));
    }
}
