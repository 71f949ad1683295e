package io.millrace.processors.app;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.processors.http.TopologyText;
import java.util.concurrent.Callable;
import org.apache.kafka.streams.Topology;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(name = "topology", description = "Print the topology. Needs no broker.", mixinStandardHelpOptions = true)
final class TopologyCommand implements Callable<Integer> {

    /** How it is written. */
    enum Format {
        TEXT,
        MERMAID
    }

    @ParentCommand
    private MillraceCli cli;

    @Option(
            names = "--format",
            defaultValue = "text",
            description = "text, or mermaid for a flow chart (default: ${DEFAULT-VALUE})")
    private Format format;

    @Override
    public Integer call() {
        Topology topology = Assembled.of(cli.application(), cli.settings(), new SimpleMeterRegistry())
                .topology();
        cli.out()
                .print(
                        format == Format.MERMAID
                                ? TopologyText.mermaid(topology.describe())
                                : topology.describe().toString());
        cli.out().flush();
        return ExitCode.OK;
    }
}
