package io.millrace.local.topics;

import io.millrace.contracts.Topic;
import io.millrace.contracts.Wire;
import io.millrace.local.stack.Applications;
import io.millrace.local.stack.BrokerAddress;
import io.millrace.local.terminal.Interrupts;
import io.millrace.local.terminal.Terminal;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code millrace tail TOPIC}. */
@Command(
        name = "tail",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the records of a topic as lines of JSON, as they come.",
            "Only what is committed is shown. Ends on Ctrl-C, at --limit, or with --no-follow at the end."
        })
public final class TailCommand implements Callable<Integer> {

    private final Applications applications;

    @Parameters(paramLabel = "TOPIC", description = "Name of the topic; 'millrace topics' lists them.")
    private String topic;

    @Option(names = "--from-beginning", description = "All there is, not only what comes from now on.")
    private boolean fromBeginning;

    @Option(names = "--limit", paramLabel = "N", description = "Stop after N records.")
    private Long limit;

    @Option(names = "--key", paramLabel = "KEY", description = "Only records of this key.")
    private String key;

    @Option(
            names = "--follow",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Wait for more at the end; --no-follow stops there. Default: ${DEFAULT-VALUE}.")
    private boolean follow;

    @Option(
            names = "--topic-prefix",
            paramLabel = "PREFIX",
            defaultValue = "",
            description = "What the deployment puts before topic names; it is part of TOPIC.")
    private String prefix;

    @Option(
            names = "--schema-registry",
            paramLabel = "URL",
            description = "The registry whose schemas the values name, if they name any.")
    private String registry;

    @Mixin
    private BrokerAddress broker;

    @Spec
    private CommandSpec spec;

    public TailCommand(Applications applications) {
        this.applications = applications;
    }

    @Override
    public Integer call() {
        Terminal terminal = Terminal.standard(spec.commandLine().getOut());
        Topic<?, ?> known = new KnownTopics(applications).named(topic, prefix);
        RecordLines<?, ?> lines =
                RecordLines.of(known, registry == null ? Wire.singleObject() : Wire.registry(registry));
        TopicTail.Wanted wanted = record -> key == null || lines.key(record).equals(Optional.of(key));
        try (TopicTail tail = new TopicTail(broker.clientProperties(), topic);
                Interrupts interrupts = Interrupts.call(tail::stop)) {
            tail.run(
                    fromBeginning,
                    follow,
                    wanted,
                    limit == null ? OptionalLong.empty() : OptionalLong.of(limit),
                    record -> print(terminal, lines, record));
        }
        return 0;
    }

    private static void print(Terminal terminal, RecordLines<?, ?> lines, ConsumerRecord<byte[], byte[]> record) {
        PrintWriter out = terminal.out();
        String line = lines.line(record);
        out.println(terminal.coloured() ? JsonColours.paint(line) : line);
        out.flush();
    }
}
