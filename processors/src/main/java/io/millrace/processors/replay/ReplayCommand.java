package io.millrace.processors.replay;

import io.millrace.contracts.Topic;
import io.millrace.processors.app.Application;
import io.millrace.processors.app.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code replay} of every application's jar. Exit code 0 when the replay came to its end, 1 when not, 2 for a wrong call. */
@Command(
        name = "replay",
        description = {
            "Runs records from files through the application, with no broker.",
            "The same input gives the same output, byte for byte. Silence in the input passes on a simulated clock."
        })
public final class ReplayCommand implements Callable<Integer> {

    private final Application application;
    private final Supplier<Settings> settings;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--input",
            required = true,
            paramLabel = "TOPIC=FILE",
            description = {
                "Records of a topic, one a line: {\"key\":...,\"value\":...,\"timestamp\":...,\"headers\":{...}}.",
                "A FILE that ends in .gz is compressed. Several are merged by timestamp;",
                "those of compacted topics, like rules, go first."
            })
    private List<String> inputs = List.of();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Gets TOPIC.jsonl for each output topic, and accounts.json.")
    private Path out;

    /** @param settings asked for once, when the command runs */
    public ReplayCommand(Application application, Supplier<Settings> settings) {
        this.application = application;
        this.settings = settings;
    }

    @Override
    public Integer call() throws IOException {
        ReplayReport report =
                new ReplayReport(spec.commandLine().getOut(), spec.commandLine().getErr());
        Replay replay = new Replay(application, settings.get()).reportingTo(report);
        List<JsonLinesInput.Source> sources = sources(replay.inputs());
        try (JsonLinesInput input = new JsonLinesInput(sources, Replay.wire());
                JsonLinesOutput output = ReplayOutput.folder(out)) {
            report.summary(replay.run(input, output));
            return 0;
        } catch (ReplayException e) {
            report.failure(e);
            return 1;
        }
    }

    private List<JsonLinesInput.Source> sources(List<Topic<?, ?>> topics) {
        List<JsonLinesInput.Source> sources = new ArrayList<>();
        for (String text : inputs) {
            int equals = text.indexOf('=');
            if (equals < 1 || equals == text.length() - 1) {
                throw new ParameterException(spec.commandLine(), "--input should be TOPIC=FILE, found '" + text + "'");
            }
            sources.add(new JsonLinesInput.Source(
                    topic(text.substring(0, equals), topics), Path.of(text.substring(equals + 1))));
        }
        return sources;
    }

    /** Under its own name or the one it has here, with the prefix. */
    private Topic<?, ?> topic(String name, List<Topic<?, ?>> topics) {
        Set<String> known = new TreeSet<>();
        for (int i = 0; i < topics.size(); i++) {
            Topic<?, ?> here = topics.get(i);
            if (name.equals(here.name())
                    || name.equals(application.inputs().get(i).name())) {
                return here;
            }
            known.add(here.name());
        }
        throw new ParameterException(
                spec.commandLine(),
                application.name() + " does not read a topic " + name + ", it reads " + String.join(", ", known));
    }
}
