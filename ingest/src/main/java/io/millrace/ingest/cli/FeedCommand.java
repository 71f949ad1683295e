package io.millrace.ingest.cli;

import io.millrace.contracts.Wire;
import io.millrace.ingest.FeedException;
import io.millrace.ingest.Feeds;
import io.millrace.ingest.PreparedFeed;
import io.millrace.ingest.run.DeliveryReport;
import io.millrace.ingest.run.FeedPlan;
import io.millrace.ingest.run.FeedRunner;
import io.millrace.ingest.run.KafkaTarget;
import io.millrace.ingest.run.PrintTarget;
import io.millrace.ingest.run.Target;
import io.millrace.ingest.run.TargetTopics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Tells a feed to a cluster. Exit codes: 0 everything was delivered, 1 something was not, 2 the command line is wrong,
 * 3 the feed or the cluster cannot be used.
 */
@Command(
        name = "feed",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        subcommands = FeedList.class,
        description = "Fill topics: from a simulator, or from files.",
        footer = {
            "",
            "Examples:",
            "  atm                                   a live bank, 50 transactions a second",
            "  atm:tps=500,seed=7 --limit 100000     another bank, larger, for a while",
            "  csv:handbook='data/*.csv.gz' --speed 60   history, an hour a minute",
            "  csv:my-bank.json=may.csv --dry-run    try a mapping, send nothing",
            "",
            "Exit codes: 0 all delivered, 1 something was not, 2 wrong command line, 3 no feed or no cluster."
        })
public final class FeedCommand implements Callable<Integer> {

    private static final int INCOMPLETE = 1;
    private static final int UNUSABLE = 3;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FEED", arity = "0..1", description = "Name and argument, see 'list'.")
    private Optional<String> feed = Optional.empty();

    @Option(
            names = {"-b", "--bootstrap-servers"},
            paramLabel = "HOST:PORT",
            description = "Address of the cluster.")
    private Optional<String> bootstrapServers = Optional.empty();

    @Mixin
    private PlanOptions plan = new PlanOptions();

    @Option(names = "--dry-run", description = "Print the records as JSON lines; no broker is needed.")
    private boolean dryRun;

    @Option(names = "--no-create", description = "Do not create topics that are missing.")
    private boolean noCreate;

    @Option(names = "--prefix", defaultValue = "", description = "Put before every topic's name.")
    private String prefix = "";

    @Option(
            names = "--schema-registry",
            paramLabel = "URL",
            description = "Write in the Confluent wire format, with this registry.")
    private Optional<String> registry = Optional.empty();

    @Option(
            names = "--failed",
            paramLabel = "FILE",
            description = "Where records that could not be delivered go. Default: <feed>-undelivered.jsonl")
    private Optional<Path> failed = Optional.empty();

    @Option(
            names = "--client-config",
            paramLabel = "FILE",
            description = "Properties for Kafka's clients: TLS, SASL, ...")
    private Optional<Path> clientConfig = Optional.empty();

    @Option(
            names = "--kafka",
            paramLabel = "NAME=VALUE",
            description = "One setting for Kafka's producer, for example linger.ms=0. May be repeated.")
    private Map<String, String> kafka = new LinkedHashMap<>();

    @Option(names = "--quiet", description = "No progress line; the report at the end only.")
    private boolean quiet;

    private final Supplier<Optional<String>> standardServers;

    private FeedCommand(Supplier<Optional<String>> standardServers) {
        this.standardServers = standardServers;
    }

    /**
     * The command with its subcommand {@code list}, ready to run or to be added to another.
     *
     * @param standardServers asked for the cluster's address when the user names none; empty makes it a required option
     */
    public static CommandLine commandLine(Supplier<Optional<String>> standardServers) {
        return new CommandLine(new FeedCommand(standardServers));
    }

    @Override
    public Integer call() throws InterruptedException {
        String text = feed.orElseThrow(() -> usage("which feed? 'list' shows them"));
        PrintWriter err = spec.commandLine().getErr();
        try {
            PreparedFeed prepared = Feeds.prepare(text);
            FeedPlan wanted = plan.plan(spec.commandLine());
            Path undelivered = failed.orElse(Path.of(prepared.name() + "-undelivered.jsonl"));
            return tell(new FeedRunner(prepared, wanted, target(prepared, err), undelivered), err);
        } catch (FeedException unusable) {
            err.println(unusable.getMessage());
            return UNUSABLE;
        } finally {
            err.flush();
        }
    }

    private int tell(FeedRunner runner, PrintWriter err) throws InterruptedException {
        try (Goodbye goodbye = Goodbye.on(runner)) {
            DeliveryReport report;
            try (Progress progress = quiet ? Progress.none() : Progress.of(runner, err)) {
                report = runner.run();
            }
            err.println(report.line());
            report.undelivered().ifPresent(file -> err.println("what was not delivered is in " + file));
            err.flush();
            return report.isComplete() ? 0 : INCOMPLETE;
        }
    }

    private Target target(PreparedFeed prepared, PrintWriter err) throws InterruptedException {
        if (dryRun) {
            return new PrintTarget(spec.commandLine().getOut());
        }
        Map<String, Object> settings = new HashMap<>(clientSettings());
        settings.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers
                        .or(standardServers)
                        .or(() -> Optional.ofNullable(
                                (String) settings.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG)))
                        .orElseThrow(() -> usage("which cluster? Give --bootstrap-servers, or --dry-run")));
        for (String made : TargetTopics.ready(settings, prepared.topics(), prefix, !noCreate)) {
            err.println("created topic " + made);
        }
        settings.putAll(kafka);
        Wire wire = registry.map(Wire::registry).orElseGet(Wire::singleObject);
        return KafkaTarget.open(settings, wire, prefix);
    }

    private Map<String, String> clientSettings() {
        Map<String, String> settings = new HashMap<>();
        clientConfig.ifPresent(file -> {
            try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                Properties properties = new Properties();
                properties.load(reader);
                properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
            } catch (IOException failure) {
                throw new FeedException(
                        "client settings " + file.toAbsolutePath() + " cannot be read: " + failure, failure);
            }
        });
        return settings;
    }

    private CommandLine.ParameterException usage(String what) {
        return new CommandLine.ParameterException(spec.commandLine(), what);
    }
}
