package io.millrace.local.stack;

import io.millrace.fraud.FraudDetection;
import io.millrace.processors.app.Application;
import io.millrace.sports.SportsScores;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The applications that this stack knows, and what feeds each when nothing else is said. */
public final class Applications {

    private final List<Entry> entries;

    public Applications(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** Those of Millrace. */
    public static Applications ofMillrace() {
        return new Applications(List.of(
                new Entry("fraud-detection", FraudDetection::new, "atm"),
                new Entry("sports-scores", SportsScores::new, "stadium")));
    }

    public List<Entry> all() {
        return entries;
    }

    public List<String> names() {
        return entries.stream().map(Entry::name).toList();
    }

    /** Throws {@link LocalException} that lists the known names. */
    public Entry named(String name) {
        return entries.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new LocalException(
                        "there is no application '" + name + "'. There are: " + String.join(", ", names())));
    }

    /** In the order given; all of them when none is given. */
    public List<Entry> chosen(List<String> names) {
        if (names.isEmpty()) {
            return entries;
        }
        List<Entry> chosen = new ArrayList<>();
        for (String name : names) {
            Entry entry = named(name);
            if (!chosen.contains(entry)) {
                chosen.add(entry);
            }
        }
        return chosen;
    }

    /**
     * @param create a new instance; called for each start
     * @param feed specification of its default feed, as {@code millrace feed} takes it
     */
    public record Entry(String name, Supplier<Application> create, String feed) {}
}
