package io.millrace.ingest.cli;

import io.millrace.ingest.Feed;
import io.millrace.ingest.FeedOption;
import io.millrace.ingest.Feeds;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "list", description = "List the feeds and their options.", mixinStandardHelpOptions = true)
final class FeedList implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        for (Feed feed : Feeds.all()) {
            out.println(feed.usage());
            out.println("  " + feed.about());
            for (FeedOption option : feed.options()) {
                out.printf("    %-28s %s%n", option.name() + "=" + option.standard(), option.about());
            }
            out.println();
        }
        out.flush();
        return 0;
    }
}
