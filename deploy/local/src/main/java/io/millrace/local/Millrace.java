package io.millrace.local;

import io.millrace.local.broker.BrokerException;
import io.millrace.local.stack.Applications;
import io.millrace.local.stack.LocalException;
import io.millrace.local.replay.ReplayCommand;
import io.millrace.local.stack.StatusCommand;
import io.millrace.local.topics.TailCommand;
import io.millrace.local.topics.TopicsCommand;
import io.millrace.local.up.UpCommand;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
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
            "'./millrace COMMAND --help' explains a command. MILLRACE_OPTS sets arguments of the virtual machine."
        })
public final class Millrace implements Runnable {

    @Spec
    private CommandSpec spec;

    private Millrace() {}

    public static void main(String[] args) {
        System.exit(run(Applications.ofMillrace(), args));
    }

    /** Runs one command of the stack that knows these applications, and returns its exit code. */
    public static int run(Applications applications, String... args) {
        CommandLine line = new CommandLine(new Millrace());
        for (Object command : commands(applications)) {
            line.addSubcommand(command);
        }
        line.setExecutionExceptionHandler((failure, command, result) -> report(failure, command));
        line.setUsageHelpAutoWidth(true);
        return line.execute(args);
    }

    private static List<Object> commands(Applications applications) {
        List<Object> commands = new ArrayList<>();
        commands.add(new UpCommand(applications));
        commands.add(new StatusCommand());
        commands.add(new TailCommand(applications));
        commands.add(new TopicsCommand(applications));
        commands.add(new ReplayCommand(applications));
        return commands;
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
