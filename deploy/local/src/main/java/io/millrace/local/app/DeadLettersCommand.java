package io.millrace.local.app;

import io.millrace.local.stack.Applications;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code millrace dead-letters APP ...}. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the records that an application did not accept, or submits them again.",
            "The same as './millrace app APP dead-letters ...'."
        },
        footer = {
            "",
            "Examples:",
            "  ./millrace dead-letters fraud-detection list --reason LATE",
            "  ./millrace dead-letters fraud-detection redrive --help"
        })
public final class DeadLettersCommand implements Callable<Integer> {

    private final Applications known;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder of the stack, where several run. Before the application's name.")
    private Optional<Path> folder = Optional.empty();

    @Parameters(index = "0", paramLabel = "APP", description = "The application.")
    private String name;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "ARGS", description = "list or redrive, with options.")
    private List<String> args = List.of();

    @Spec
    private CommandSpec spec;

    public DeadLettersCommand(Applications known) {
        this.known = known;
    }

    @Override
    public Integer call() {
        List<String> all = new ArrayList<>(List.of("dead-letters"));
        all.addAll(args.isEmpty() ? List.of("list") : args);
        return Delegate.run(
                known.named(name),
                folder,
                all,
                spec.commandLine().getOut(),
                spec.commandLine().getErr());
    }
}
