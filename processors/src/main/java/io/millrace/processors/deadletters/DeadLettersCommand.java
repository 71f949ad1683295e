package io.millrace.processors.deadletters;

import io.millrace.processors.app.MillraceCli;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Groups {@code list} and {@code redrive}. */
@Command(
        name = "dead-letters",
        description = "List the records that were not accepted, or submit them again.",
        subcommands = {ListCommand.class, RedriveCommand.class},
        mixinStandardHelpOptions = true)
public final class DeadLettersCommand implements Runnable {

    @ParentCommand
    private MillraceCli cli;

    @Spec
    private CommandSpec spec;

    MillraceCli cli() {
        return cli;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "say what to do: list or redrive");
    }
}
