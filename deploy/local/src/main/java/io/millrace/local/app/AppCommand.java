package io.millrace.local.app;

import io.millrace.local.stack.Applications;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code millrace app NAME ...}. */
@Command(
        name = "app",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a command of one application, as its own jar does.",
            "The running stack's broker and state folder are the defaults."
        },
        footer = {
            "",
            "Examples:",
            "  ./millrace app fraud-detection --help      what it can do",
            "  ./millrace app fraud-detection topology    how it is put together",
            "  ./millrace app fraud-detection config --all"
        })
public final class AppCommand implements Callable<Integer> {

    private final Applications known;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder of the stack, where several run. Before the application's name.")
    private Optional<Path> folder = Optional.empty();

    @Parameters(index = "0", paramLabel = "APP", description = "The application.")
    private String name;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "ARGS", description = "Its command, with options.")
    private List<String> args = List.of();

    @Spec
    private CommandSpec spec;

    public AppCommand(Applications known) {
        this.known = known;
    }

    @Override
    public Integer call() {
        return Delegate.run(
                known.named(name),
                folder,
                args,
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
    }
}
