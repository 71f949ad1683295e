package io.millrace.ingest.stadium;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the match day is like.
 *
 * @param matches in a round
 * @param cup share of the matches that are of a knock-out cup
 * @param rate frames a second, of the game and of its tracking
 * @param start event time of the beginning, when {@code live} is empty
 * @param live the beginning of a run that is to be told from others: its ids carry it
 * @param stagger between one kick-off and the next
 * @param pause between half-times, and four of them between rounds
 * @param rounds after which the feed ends; 0 for none
 * @param var share of goals, penalties and cards that are taken back or changed after a review
 */
record Habits(
        int matches,
        String league,
        double cup,
        boolean tracking,
        int rate,
        int fans,
        long seed,
        Instant start,
        Optional<Instant> live,
        Duration stagger,
        Duration pause,
        int rounds,
        int halfMinutes,
        double var,
        Faults faults,
        Optional<Path> truth) {

    private static final long STANDARD_SEED = 1;

    Instant begin() {
        return live.orElse(start);
    }

    /** So that two runs into the same topic have no match in common. */
    String tag() {
        return live.map(time -> Long.toString(time.toEpochMilli(), 36) + "-").orElse("")
                + (seed == STANDARD_SEED ? "" : Long.toString(seed, 36) + "-");
    }
}
