package io.millrace.sports.follow;

import io.millrace.contracts.alert.Evidence;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.sports.match.Board;
import io.millrace.sports.match.Match;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * That a match was heard of, and what changed by it. Goes from one step to the next of the same task and no further.
 *
 * @param match as it is now; valid until the next record
 * @param before the board before the record
 * @param after the board now
 * @param incidents eventIds of incidents that are new, changed or gone
 * @param event that was told; empty when it was a fixture
 * @param live true for what has just happened, false for back-fill
 * @param cause identity of the record that led to it
 * @param evidence of an event of the match: where it stands in the log
 */
public record MatchNews(
        Match match,
        Board before,
        Board after,
        Set<String> incidents,
        Optional<MatchEvent> event,
        boolean live,
        String cause,
        Function<String, Optional<Evidence>> evidence)
        implements MatchOutcome {

    public String matchId() {
        return match.matchId();
    }
}
