package io.millrace.ingest.football;

import io.millrace.ingest.FeedOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Kick-offs of matches whose files do not say when they were played: the first at the feed's start, each other three
 * hours after the one before, in the order of the files. The same files give the same times.
 */
public final class KickOffs {

    /** The option of every feed that needs one. */
    public static final FeedOption START = new FeedOption(
            "start",
            "2026-01-01T12:00:00Z",
            "kick-off of the first match that no file dates; each other 3 h after the one before");

    private static final Duration APART = Duration.ofHours(3);

    private final Instant start;
    private final Map<String, Instant> given = new HashMap<>();

    public KickOffs(Instant start) {
        this.start = start;
    }

    public Instant of(String match) {
        return given.computeIfAbsent(match, unknown -> start.plus(APART.multipliedBy(given.size())));
    }
}
