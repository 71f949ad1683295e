package io.millrace.fraud.rules;

import io.millrace.contracts.fraud.FraudRule;
import io.millrace.processors.app.Durations;
import io.millrace.processors.app.ExitCode;
import io.millrace.processors.app.MillraceCli;
import io.millrace.processors.app.Setting;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Rules as they stand in files: {@code check} and {@code list} need no cluster, {@code publish} and {@code withdraw} do. */
@Command(
        name = "rules",
        description = "Check, list, publish and withdraw fraud rules.",
        mixinStandardHelpOptions = true)
public final class RulesCommand implements Runnable {

    private final Setting<Duration> historyKept;

    @ParentCommand
    private MillraceCli cli;

    @Spec
    private CommandSpec spec;

    /** {@code historyKept} is how long the application keeps history: a rule that looks back further is refused. */
    public RulesCommand(Setting<Duration> historyKept) {
        this.historyKept = historyKept;
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "say what to do: check, list, publish or withdraw");
    }

    @Command(
            name = "check",
            description = "Compile the rules of files and say of each whether it is in order.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {"0:every rule is in order", "1:a file cannot be read or a rule is refused"})
    int check(
            @Parameters(arity = "1..*", paramLabel = "FILE", description = "rule files, YAML or JSON") List<Path> files,
            @Option(
                            names = "--kept-history",
                            paramLabel = "DURATION",
                            converter = DurationConverter.class,
                            description = "how long history is kept; otherwise as the settings say")
                    Duration keptHistory) {
        CheckedFiles checked =
                CheckedFiles.of(files, Optional.ofNullable(keptHistory).orElseGet(() -> cli.settings()
                        .get(historyKept)));
        checked.lines().forEach(cli.out()::println);
        return refused(checked);
    }

    @Command(
            name = "list",
            description = "List the rules of files; without a file, those that come with the application.",
            mixinStandardHelpOptions = true)
    int list(
            @Parameters(arity = "0..*", paramLabel = "FILE", description = "rule files, YAML or JSON")
                    List<Path> files) {
        List<RuleDocument> documents = new ArrayList<>();
        try {
            for (Path file : files == null ? List.<Path>of() : files) {
                documents.addAll(RuleFiles.read(file));
            }
        } catch (RuleFileException e) {
            cli.err().println(e.getMessage());
            return ExitCode.FAILED;
        }
        PrintWriter out = cli.out();
        for (RuleDocument document : files == null ? RuleFiles.pack() : documents) {
            FraudRule rule = document.rule();
            out.printf(
                    Locale.ROOT,
                    "%-24s v%-3d %-7s %-9s %5d  %s%n",
                    rule.getId(),
                    rule.getVersion(),
                    rule.getMode(),
                    rule.getSeverity(),
                    rule.getScore(),
                    rule.getTitle());
        }
        return ExitCode.OK;
    }

    @Command(
            name = "publish",
            description = {
                "Compile the rules of files and publish them, all or none. The application takes each when its version",
                "is higher than the one in force."
            },
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {"0:published", "1:nothing was published, a rule is refused", "4:the cluster does not answer"
            })
    int publish(
            @Parameters(arity = "1..*", paramLabel = "FILE", description = "rule files, YAML or JSON")
                    List<Path> files) {
        CheckedFiles checked = CheckedFiles.of(files, cli.settings().get(historyKept));
        if (refused(checked) != ExitCode.OK) {
            cli.err().println("nothing was published");
            return ExitCode.FAILED;
        }
        try (RulePublisher publisher = new RulePublisher(cli.application(), cli.settings())) {
            publisher.publish(checked.rules());
            checked.rules().forEach(rule -> cli.out()
                    .println("published " + rule.getId() + " version " + rule.getVersion() + " to "
                            + publisher.topic()));
        }
        return ExitCode.OK;
    }

    @Command(
            name = "withdraw",
            description = {
                "Take published rules back. A rule that comes with the application under the same id is in force again;",
                "to switch that off, publish it with mode OFF."
            },
            mixinStandardHelpOptions = true)
    int withdraw(@Parameters(arity = "1..*", paramLabel = "ID", description = "ids of rules") List<String> ids) {
        try (RulePublisher publisher = new RulePublisher(cli.application(), cli.settings())) {
            publisher.withdraw(ids);
            ids.forEach(id -> cli.out().println("withdrew " + id + " from " + publisher.topic()));
        }
        return ExitCode.OK;
    }

    private int refused(CheckedFiles checked) {
        checked.refusals().forEach(cli.err()::println);
        return checked.refusals().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }

    static final class DurationConverter implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String text) {
            try {
                return Durations.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
