package io.millrace.sports.tracking;

import io.millrace.contracts.ClosedBy;
import io.millrace.contracts.sports.Period;
import java.time.Instant;
import java.util.List;

/**
 * The totals of a match at one of its frames.
 *
 * @param frame the last one that is in the totals
 * @param frames that arrived, each number once
 * @param lost numbers within a period that never came
 * @param eventTime of the last frame
 * @param closedBy WALL_CLOCK when the input had stopped: frames behind the last one are late from then on
 * @param players in the order in which they were first seen
 */
public record Tracked(
        String matchId,
        long frame,
        Period period,
        int clock,
        long frames,
        long lost,
        Instant eventTime,
        ClosedBy closedBy,
        List<TrackedPlayer> players,
        TrackedBall ball) {

    public Tracked {
        players = List.copyOf(players);
    }
}
