package io.millrace.local.replay;

import io.millrace.ingest.FeedException;
import io.millrace.ingest.Feeds;
import io.millrace.ingest.PreparedFeed;
import io.millrace.ingest.run.FeedPlan;
import io.millrace.ingest.run.FeedRecords;
import io.millrace.local.stack.Applications;
import io.millrace.local.stack.LocalException;
import io.millrace.processors.app.Application;
import io.millrace.processors.app.EffectiveSettings;
import io.millrace.processors.app.RuntimeSettings;
import io.millrace.processors.app.SettingSources;
import io.millrace.processors.app.Settings;
import io.millrace.processors.app.SettingsException;
import io.millrace.processors.replay.JsonLinesOutput;
import io.millrace.processors.replay.Replay;
import io.millrace.processors.replay.ReplayException;
import io.millrace.processors.replay.ReplayOutput;
import io.millrace.processors.replay.ReplayReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code millrace replay}. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Runs history through an application, with no broker, and writes what comes out to files.",
            "The same input gives the same output, byte for byte, whatever the speed."
        },
        footer = {
            "",
            "Exit codes: 0 all of it went in, 1 it failed or some input was unreadable, 2 wrong command line.",
            "",
            "Examples:",
            "  ./millrace replay fraud-detection --feed csv:handbook=2018-04-01.csv --out results",
            "  ./millrace replay fraud-detection --feed csv:handbook=may.csv --rules mine.json --out results",
            "  ./millrace replay fraud-detection --feed atm:seed=7 --limit 100000 --out results"
        })
public final class ReplayCommand implements Callable<Integer> {

    private static final String RULES = "rules.pack";

    private final Applications known;

    @Parameters(paramLabel = "APP", description = "The application.")
    private String name;

    @Option(
            names = "--feed",
            paramLabel = "SPEC",
            required = true,
            description = "Where the history comes from; './millrace feed list' shows what there is. May be repeated.")
    private List<String> feeds = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            required = true,
            description = {
                "Gets TOPIC.jsonl for each output, accounts.json of intake,",
                "and unreadable.jsonl when there was input that is no record."
            })
    private Path out;

    @Option(names = "--rules", paramLabel = "FILE", description = "The rules to apply: sets " + RULES + ".")
    private Optional<Path> rules = Optional.empty();

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A setting of the application. May be repeated.")
    private Map<String, String> given = new LinkedHashMap<>();

    @Option(names = "--limit", paramLabel = "N", description = "Take the first N records of each feed.")
    private Optional<Long> limit = Optional.empty();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Leave out what happened before, for example 2018-04-01T00:00:00Z.")
    private Optional<Instant> from = Optional.empty();

    @Option(names = "--to", paramLabel = "TIME", description = "Leave out what happened then or later.")
    private Optional<Instant> to = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of a feed that makes its events.")
    private Optional<Long> seed = Optional.empty();

    @Spec
    private CommandSpec spec;

    public ReplayCommand(Applications known) {
        this.known = known;
    }

    @Override
    public Integer call() throws IOException {
        Application application = known.named(name).create().get();
        Settings settings = settings(application);
        PrintWriter err = spec.commandLine().getErr();
        ReplayReport report = new ReplayReport(spec.commandLine().getOut(), err);
        try (Refused refused = new Refused(out.resolve("unreadable.jsonl"), err);
                FeedInput input = input(application, settings, refused);
                JsonLinesOutput output = ReplayOutput.folder(out)) {
            report.summary(new Replay(application, settings).reportingTo(report).run(input, output));
            tell(input, refused, application);
            return refused.count() == 0 ? 0 : 1;
        } catch (ReplayException e) {
            report.failure(e);
            return 1;
        } catch (FeedException e) {
            throw new LocalException(e.getMessage(), e);
        }
    }

    private FeedInput input(Application application, Settings settings, Refused refused) {
        String prefix = settings.get(RuntimeSettings.TOPIC_PREFIX);
        List<FeedRecords> records = new ArrayList<>();
        for (String feed : feeds) {
            PreparedFeed prepared = Feeds.prepare(feed);
            records.add(FeedRecords.encode(prepared, plan(), Replay.wire(), prefix, refused));
        }
        Set<String> wanted = application.inputs().stream()
                .map(topic -> prefix + topic.name())
                .collect(Collectors.toSet());
        return new FeedInput(records, wanted);
    }

    private FeedPlan plan() {
        FeedPlan plan = FeedPlan.offline().between(from, to);
        if (limit.isPresent()) {
            plan = plan.limitedTo(limit.get());
        }
        return seed.isPresent() ? plan.seeded(seed.get()) : plan;
    }

    private Settings settings(Application application) {
        Map<String, String> settings = new LinkedHashMap<>(given);
        rules.ifPresent(file -> settings.put(RULES, file.toString()));
        try {
            return EffectiveSettings.resolve(
                    application, SettingSources.of(Optional.empty(), System.getenv(), settings));
        } catch (SettingsException e) {
            throw new LocalException(e.getMessage(), e);
        }
    }

    private void tell(FeedInput input, Refused refused, Application application) {
        PrintWriter out = spec.commandLine().getOut();
        input.leftOut()
                .forEach((topic, count) -> out.printf(
                        Locale.ROOT,
                        "  left out: %,d records of %s, which %s does not read%n",
                        count,
                        topic,
                        application.name()));
        if (refused.count() > 0) {
            out.printf(
                    Locale.ROOT,
                    "  UNREADABLE: %,d pieces of input, see %s%n",
                    refused.count(),
                    this.out.resolve("unreadable.jsonl"));
        }
        out.flush();
    }
}
