package io.millrace.local;

import io.millrace.ingest.cli.FeedCommand;
import io.millrace.local.app.AppCommand;
import io.millrace.local.app.DeadLettersCommand;
import io.millrace.local.broker.BrokerException;
import io.millrace.local.replay.ReplayCommand;
import io.millrace.local.stack.Applications;
import io.millrace.local.stack.LocalException;
import io.millrace.local.stack.RunningStacks;
import io.millrace.local.stack.StatusCommand;
import io.millrace.local.topics.TailCommand;
import io.millrace.local.topics.TopicsCommand;
import io.millrace.local.up.UpCommand;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code ./millrace}. Exit code 0 when done, 1 when it failed, 2 when it was called wrongly. */
@Command(
        name = "millrace",
        mixinStandardHelpOptions = true,
        versionProvider = Millrace.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = {"Real-time applications on Apache Kafka, on this machine.", ""},
        footer = {
            "",
            "Begin with:",
            "  ./millrace up fraud-detection        a broker, the application, a feed of transactions",
            "  ./millrace tail fraud_alerts         what it finds, in a second terminal",
            "",
            "  ./millrace bench --quick             a measurement, by a program of its own: see benchmarks/",
            "",
            "'./millrace help COMMAND' explains a command. MILLRACE_OPTS sets arguments of the virtual machine."
        })
public final class Millrace implements Runnable {

    private static final String LOGGING = "logback.configurationFile";

    @Spec
    private CommandSpec spec;

    private Millrace() {}

    public static void main(String[] args) {
        System.exit(run(Applications.ofMillrace(), args));
    }

    /** Runs one command of the stack that knows these applications, and returns its exit code. */
    public static int run(Applications applications, String... args) {
        if (System.getProperty(LOGGING) == null) {
            System.setProperty(LOGGING, "io/millrace/local/logback.xml");
        }
        CommandLine line = new CommandLine(new Millrace());
        line.addSubcommand(new UpCommand(applications));
        line.addSubcommand(new StatusCommand());
        line.addSubcommand(new TailCommand(applications));
        line.addSubcommand(new TopicsCommand(applications));
        line.addSubcommand("feed", FeedCommand.commandLine(Millrace::runningBroker));
        line.addSubcommand(new ReplayCommand(applications));
        line.addSubcommand(passingOn(new DeadLettersCommand(applications)));
        line.addSubcommand(passingOn(new AppCommand(applications)));
        line.addSubcommand(new CommandLine.HelpCommand());
        line.setExecutionExceptionHandler((failure, command, result) -> report(failure, command));
        line.setUsageHelpAutoWidth(true);
        return line.execute(args);
    }

    /** What follows the name of the application is for the application, options too. */
    private static CommandLine passingOn(Object command) {
        return new CommandLine(command).setStopAtPositional(true);
    }

    private static Optional<String> runningBroker() {
        return Optional.ofNullable(System.getenv("MILLRACE_BOOTSTRAP_SERVERS")).or(() -> RunningStacks.ofThisCheckout()
                .only("--bootstrap-servers HOST:PORT")
                .map(found -> found.note().bootstrapServers()));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }

    /** A user's mistake is told in a sentence; a defect with its trace. */
    private static int report(Exception failure, CommandLine command) throws Exception {
        if (failure instanceof LocalException || failure instanceof BrokerException) {
            PrintWriter err = command.getErr();
            err.println("millrace: " + failure.getMessage());
            err.flush();
            return 1;
        }
        throw failure;
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Millrace.class.getPackage().getImplementationVersion();
            return new String[] {"millrace " + (version == null ? "unreleased" : version)};
        }
    }
}
