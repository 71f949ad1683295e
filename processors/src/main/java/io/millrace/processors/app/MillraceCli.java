package io.millrace.processors.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.millrace.processors.deadletters.DeadLettersCommand;
import io.millrace.processors.http.PortException;
import io.millrace.processors.replay.ReplayCommand;
import io.millrace.processors.topics.ClusterException;
import io.millrace.processors.topics.TopicMismatchException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The command line of an application. A subcommand gets at the application and its settings by
 * {@code @ParentCommand MillraceCli}.
 */
@Command(
        name = "millrace",
        synopsisSubcommandLabel = "[COMMAND]",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n")
public final class MillraceCli implements Callable<Integer> {

    private final Application application;
    private final Map<String, String> environment;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-b", "--bootstrap-servers"},
            scope = ScopeType.INHERIT,
            paramLabel = "HOST:PORT",
            description = "Kafka brokers (setting bootstrap.servers)")
    private String bootstrapServers;

    @Option(
            names = {"-c", "--config"},
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "settings file, name=value a line")
    private Path file;

    @Option(
            names = {"-s", "--set"},
            scope = ScopeType.INHERIT,
            paramLabel = "NAME=VALUE",
            description = "any setting; may be repeated. All of them: config --all")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "log what Kafka's clients do, too")
    private boolean verbose;

    private MillraceCli(Application application, Map<String, String> environment) {
        this.application = application;
        this.environment = environment;
    }

    /** Runs a command and returns the exit code; {@code run} without one. Ends neither the JVM nor its streams. */
    public static int run(Application application, String[] args) {
        return run(
                application,
                args,
                System.getenv(),
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    }

    /** The same, with the environment and the places to write to. */
    public static int run(
            Application application, String[] args, Map<String, String> environment, PrintWriter out, PrintWriter err) {
        return commandLine(application, environment).setOut(out).setErr(err).execute(args);
    }

    private static CommandLine commandLine(Application application, Map<String, String> environment) {
        MillraceCli root = new MillraceCli(application, environment);
        CommandLine line = new CommandLine(root);
        line.setCommandName(application.name());
        CommandSpec spec = line.getCommandSpec();
        spec.usageMessage().description(application.about(), "Runs it, if no command is given.");
        spec.usageMessage().exitCodeList(UsageMessageSpec.keyValuesMap(ExitCode.LIST));
        spec.versionProvider(() -> new String[] {application.name() + " " + Assembled.version(application)});
        root.subcommands().forEach(line::addSubcommand);
        application.commands().forEach(line::addSubcommand);
        line.getSubcommands().values().forEach(command -> command.getCommandSpec()
                .mixinStandardHelpOptions(true));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionStrategy(parsed -> {
            root.quieten();
            return new CommandLine.RunLast().execute(parsed);
        });
        line.setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command));
        return line;
    }

    /** The commands of the runtime, in the order of the help. */
    private List<Object> subcommands() {
        return List.of(
                new RunCommand(),
                new ReplayCommand(application, this::settings),
                new TopicsCommand(),
                new TopologyCommand(),
                new DeadLettersCommand(),
                new ResetCommand(),
                new ConfigCommand());
    }

    public Application application() {
        return application;
    }

    /** The settings in force, from all sources. Throws {@link SettingsException}. */
    public EffectiveSettings settings() {
        Map<String, String> given = new LinkedHashMap<>(set);
        if (bootstrapServers != null) {
            given.put(RuntimeSettings.BOOTSTRAP_SERVERS.name(), bootstrapServers);
        }
        return EffectiveSettings.resolve(application, SettingSources.of(Optional.ofNullable(file), environment, given));
    }

    /** The command's own output. Everything else goes to the log, which is on standard error. */
    public PrintWriter out() {
        return spec.commandLine().getOut();
    }

    public PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /** Without a command. */
    @Override
    public Integer call() throws Exception {
        return RunCommand.run(this);
    }

    private void quieten() {
        if (verbose && LoggerFactory.getILoggerFactory() instanceof LoggerContext logback) {
            logback.getLogger("org.apache.kafka").setLevel(Level.INFO);
            logback.getLogger("io.millrace").setLevel(Level.DEBUG);
        }
    }

    private static int report(Exception failure, CommandLine command) throws Exception {
        int code = code(failure);
        if (code == ExitCode.FAILED && !(failure instanceof CommandException)) {
            throw failure;
        }
        command.getErr().println(failure.getMessage());
        command.getErr().flush();
        return code;
    }

    private static int code(Exception failure) {
        if (failure instanceof SettingsException) {
            return ExitCode.USAGE;
        } else if (failure instanceof TopicMismatchException) {
            return ExitCode.TOPICS;
        } else if (failure instanceof ClusterException) {
            return ExitCode.CLUSTER;
        } else if (failure instanceof PortException) {
            return ExitCode.IN_USE;
        } else if (failure instanceof CommandException refused) {
            return refused.code();
        }
        return ExitCode.FAILED;
    }
}
