package io.millrace.local.up;

import io.millrace.contracts.Topic;
import io.millrace.local.stack.Home;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Where everything is, and what to try next: what a stack says once it is up. */
final class Welcome {

    private Welcome() {}

    static List<String> lines(Home home, Stack stack, Collection<String> feeds) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(row("broker", stack.board().brokerAddress()));
        for (Running running : stack.applications()) {
            lines.add(row(running.name(), running.http() + "/status   also /ready /metrics /topology"));
        }
        feeds.forEach(feed -> lines.add(row("feed", feed)));
        lines.add(row("data, logs", home.folder().toString()));
        lines.add("");
        lines.add("In a second terminal:");
        for (Running running : stack.applications()) {
            for (Topic<?, ?> topic : running.outputs()) {
                lines.add(String.format("  ./millrace tail %-24s %s", topic.name(), topic.about()));
            }
        }
        lines.add(String.format("  ./millrace %-29s %s", "topics", "all topics and how much is in them"));
        lines.add("");
        return lines;
    }

    private static String row(String name, String what) {
        return String.format("  %-18s %s", name, what);
    }
}
