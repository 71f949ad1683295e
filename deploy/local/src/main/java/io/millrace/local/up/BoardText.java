package io.millrace.local.up;

import io.millrace.local.terminal.Spans;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The board as text: a table for a terminal, a sentence an application for a log. */
final class BoardText {

    private static final String ROW = "%-18s %-11s %13s %9s %13s %9s %10s %8s %9s";

    private BoardText() {}

    static List<String> table(Board board) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                ROW, "APPLICATION", "STATE", "IN", "PER SEC", "ACCEPTED", "REJECTED", "DUPLICATE", "ALERTS", "LAG"));
        for (Board.ApplicationRow row : board.applications()) {
            lines.add(String.format(
                    ROW,
                    row.name(),
                    row.state(),
                    count(row.in()),
                    count(Math.round(row.perSecond())),
                    count(row.accepted()),
                    count(row.rejected()),
                    count(row.duplicate()),
                    count(row.alerts()),
                    row.lag() < 0 ? "-" : count(row.lag())));
        }
        board.feeds().forEach(feed -> lines.add(sentence(feed)));
        lines.add("up " + Spans.text(board.age()) + ", broker " + board.brokerAddress() + ", Ctrl-C stops");
        return lines;
    }

    static List<String> sentences(Board board) {
        List<String> lines = new ArrayList<>();
        for (Board.ApplicationRow row : board.applications()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%s: %s, in %,d = accepted %,d + rejected %,d + duplicate %,d; %,d/s, alerts %,d, lag %s",
                    row.name(),
                    row.state(),
                    row.in(),
                    row.accepted(),
                    row.rejected(),
                    row.duplicate(),
                    Math.round(row.perSecond()),
                    row.alerts(),
                    row.lag() < 0 ? "-" : count(row.lag())));
        }
        board.feeds().forEach(feed -> lines.add(sentence(feed)));
        return lines;
    }

    private static String sentence(Board.FeedRow feed) {
        return String.format(
                Locale.ROOT,
                "feed %s: %s, sent %,d, %,d/s%s",
                feed.spec(),
                feed.state(),
                feed.sent(),
                Math.round(feed.perSecond()),
                feed.failed() == 0 ? "" : String.format(Locale.ROOT, ", NOT DELIVERED %,d", feed.failed()));
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
