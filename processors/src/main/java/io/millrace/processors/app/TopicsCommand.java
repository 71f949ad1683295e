package io.millrace.processors.app;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.processors.streams.KafkaSettings;
import io.millrace.processors.topics.Cluster;
import io.millrace.processors.topics.DeclaredTopics;
import io.millrace.processors.topics.TopicMismatchException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "topics",
        description = "List the application's topics, create what is missing, or verify what is there.",
        mixinStandardHelpOptions = true)
final class TopicsCommand implements Callable<Integer> {

    @ParentCommand
    private MillraceCli cli;

    @Override
    public Integer call() {
        return list();
    }

    @Command(
            name = "list",
            description = "Each topic: what it is, and whether it is there. This is the default.",
            mixinStandardHelpOptions = true)
    Integer list() {
        try (Cluster cluster = cluster()) {
            for (DeclaredTopics.Standing standing : declared().standing(cluster)) {
                cli.out()
                        .printf(
                                Locale.ROOT,
                                "%-12s  %-32s  %-14s  %s%n",
                                standing.role().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                                standing.topic().name(),
                                standing.found()
                                        .map(count -> count + (count == 1 ? " partition" : " partitions"))
                                        .orElse("missing"),
                                standing.topic().about());
            }
        }
        return ExitCode.OK;
    }

    @Command(
            name = "create",
            description = "Create the topics that are missing, as declared.",
            mixinStandardHelpOptions = true)
    Integer create() {
        try (Cluster cluster = cluster()) {
            List<String> created = declared().create(cluster);
            cli.out().println(created.isEmpty() ? "nothing to create" : "created " + String.join(", ", created));
        }
        return ExitCode.OK;
    }

    @Command(
            name = "verify",
            description = "Say what differs from what the application needs; exit code 3 if something does.",
            mixinStandardHelpOptions = true)
    Integer verify() {
        EffectiveSettings settings = cli.settings();
        try (Cluster cluster = cluster()) {
            List<String> mismatches = declared()
                    .mismatches(
                            cluster,
                            Assembled.of(cli.application(), settings, new SimpleMeterRegistry())
                                    .topology());
            if (!mismatches.isEmpty()) {
                throw new TopicMismatchException(mismatches);
            }
        }
        cli.out().println("the topics are as the application needs them");
        return ExitCode.OK;
    }

    private DeclaredTopics declared() {
        return new DeclaredTopics(cli.application(), cli.settings());
    }

    private Cluster cluster() {
        return new Cluster(new KafkaSettings(cli.application(), cli.settings()).admin());
    }
}
