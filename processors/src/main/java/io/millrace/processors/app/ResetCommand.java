package io.millrace.processors.app;

import io.millrace.processors.reset.Reset;
import io.millrace.processors.streams.KafkaSettings;
import io.millrace.processors.topics.Cluster;
import io.millrace.processors.topics.DeclaredTopics;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "reset",
        description = {
            "Take the application back to before its first start.",
            "Deletes its group with the committed offsets, its internal topics and its local state, so that it reads"
                    + " its inputs again from their beginning.",
            "Says what it would do; does it only with --yes."
        },
        mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {

    @ParentCommand
    private MillraceCli cli;

    @Option(names = "--yes", description = "do it")
    private boolean yes;

    @Option(names = "--output-topics", description = "delete the topics that only this application writes, too")
    private boolean outputTopics;

    @Option(
            names = "--force",
            description = "remove members from the group: for an instance that stopped less than its session timeout"
                    + " ago. One that runs would go on with what it has")
    private boolean force;

    @Override
    public Integer call() {
        EffectiveSettings settings = cli.settings();
        KafkaSettings kafka = new KafkaSettings(cli.application(), settings);
        String id = RuntimeSettings.applicationId(cli.application(), settings);
        try (Cluster cluster = new Cluster(kafka.admin())) {
            Reset reset = new Reset(cluster, id, kafka.stateDir());
            Reset.Plan plan =
                    reset.plan(outputTopics ? new DeclaredTopics(cli.application(), settings).outputs() : List.of());
            if (plan.empty()) {
                cli.out().println("nothing to reset: " + id + " has neither group nor internal topics nor local state");
                return ExitCode.OK;
            }
            list(plan, id);
            if (!plan.activeMembers().isEmpty() && !force) {
                throw new CommandException(
                        ExitCode.IN_USE,
                        "not while the group has members: " + String.join(", ", plan.activeMembers())
                                + ". Stop them; one that has stopped leaves after its session timeout"
                                + " (45 s), or at once with --force");
            }
            if (!yes) {
                cli.out().println("nothing was done; with --yes it is");
                return ExitCode.OK;
            }
            reset.carryOut(plan);
            cli.out().println("done");
        }
        return ExitCode.OK;
    }

    private void list(Reset.Plan plan, String id) {
        plan.group().ifPresent(type -> cli.out()
                .println("delete group " + id + " and its offsets (" + type + " protocol)"));
        plan.topics().forEach(topic -> cli.out().println("delete topic " + topic));
        plan.folder().ifPresent(folder -> cli.out().println("delete folder " + folder));
    }
}
