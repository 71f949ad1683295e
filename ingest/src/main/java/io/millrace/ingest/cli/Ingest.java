package io.millrace.ingest.cli;

import java.util.Optional;
import picocli.CommandLine;

/** {@code java -jar ingest.jar FEED [options]}. */
public final class Ingest {

    private static final String LOGGING = "logback.configurationFile";

    private Ingest() {}

    public static void main(String[] args) {
        if (System.getProperty(LOGGING) == null) {
            System.setProperty(LOGGING, "io/millrace/ingest/cli/logback.xml");
        }
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return FeedCommand.commandLine(Optional::empty).setCommandName("ingest");
    }
}
