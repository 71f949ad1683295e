package io.millrace.fraud.rules;

import io.millrace.contracts.fraud.FraudRule;
import io.millrace.processors.app.Durations;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code rules check} and {@code rules list}: rules as they stand in files, without a broker. */
@Command(
        name = "rules",
        description = "Check and list fraud rules.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class RulesCommand implements Runnable {

    private static final int REFUSED = 1;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "check",
            description = "Compile the rules of files and say of each whether it is in order.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {"0:every rule is in order", "1:a file cannot be read or a rule is refused"})
    int check(
            @Parameters(arity = "1..*", paramLabel = "FILE", description = "Rule files, YAML or JSON.")
                    List<Path> files,
            @Option(
                            names = "--kept-history",
                            paramLabel = "DURATION",
                            defaultValue = "30d",
                            converter = DurationConverter.class,
                            description = "How long the application keeps history (default: ${DEFAULT-VALUE}).")
                    Duration keptHistory) {
        RuleCompiler compiler = new RuleCompiler();
        List<String> refusals = new ArrayList<>();
        for (Path file : files) {
            try {
                for (RuleDocument document : RuleFiles.read(file)) {
                    check(compiler, document, keptHistory, refusals);
                }
            } catch (RuleFileException e) {
                refusals.add(e.getMessage());
            }
        }
        PrintWriter err = spec.commandLine().getErr();
        refusals.forEach(err::println);
        return refusals.isEmpty() ? 0 : REFUSED;
    }

    private void check(RuleCompiler compiler, RuleDocument document, Duration keptHistory, List<String> refusals) {
        FraudRule rule = document.rule();
        try {
            CompiledRule compiled = compiler.compile(rule, keptHistory);
            spec.commandLine()
                    .getOut()
                    .println("ok       " + rule.getId() + " version " + rule.getVersion() + lookBack(compiled));
        } catch (RuleException e) {
            String place = e.line() > 0
                    ? ", in its expression (line " + document.expressionLine() + ") at " + e.line() + ":" + e.column()
                    : "";
            spec.commandLine().getOut().println("refused  " + rule.getId() + " version " + rule.getVersion());
            refusals.add(
                    document.source() + ":" + document.line() + ": rule " + rule.getId() + place + ": " + e.reason());
        }
    }

    private static String lookBack(CompiledRule compiled) {
        return compiled.longestLookBack().isZero()
                ? ""
                : ", looks back " + Histories.written(compiled.longestLookBack().toMillis());
    }

    @Command(
            name = "list",
            description = "List the rules of files; without a file, those that come with the application.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "Exit codes:%n",
            exitCodeList = {"0:listed", "1:a file cannot be read"})
    int list(
            @Parameters(arity = "0..*", paramLabel = "FILE", description = "Rule files, YAML or JSON.")
                    List<Path> files) {
        List<RuleDocument> documents = new ArrayList<>();
        if (files == null || files.isEmpty()) {
            documents.addAll(RuleFiles.pack());
        } else {
            try {
                for (Path file : files) {
                    documents.addAll(RuleFiles.read(file));
                }
            } catch (RuleFileException e) {
                spec.commandLine().getErr().println(e.getMessage());
                return REFUSED;
            }
        }
        PrintWriter out = spec.commandLine().getOut();
        for (RuleDocument document : documents) {
            FraudRule rule = document.rule();
            out.printf(
                    "%-24s v%-3d %-7s %-9s %5d  %s%n",
                    rule.getId(),
                    rule.getVersion(),
                    rule.getMode(),
                    rule.getSeverity(),
                    rule.getScore(),
                    rule.getTitle());
        }
        return 0;
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
