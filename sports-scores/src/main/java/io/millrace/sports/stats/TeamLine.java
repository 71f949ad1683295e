package io.millrace.sports.stats;

import java.util.List;
import java.util.Optional;

/**
 * What a team did in a match. Every count leaves out what was withdrawn or disallowed.
 *
 * @param matchEvents events of the whole match that count, of both teams and of none; heartbeats and mere reports of a score do not
 * @param goals by its own players
 * @param ownGoalsFor own goals of the other side
 * @param possessionByTime 0 to 1; empty while nobody has had the ball
 * @param possessionByPasses 0 to 1; empty while nobody has passed
 * @param momentum 0 to 1 for each minute of the nominal clock so far
 */
public record TeamLine(
        String team,
        String name,
        int matchEvents,
        int goals,
        int ownGoalsFor,
        int shots,
        int shotsOnTarget,
        double expectedGoals,
        int passes,
        int passesCompleted,
        int fouls,
        int corners,
        int offsides,
        int yellowCards,
        int secondYellowCards,
        int redCards,
        int substitutions,
        Optional<Double> possessionByTime,
        Optional<Double> possessionByPasses,
        List<Float> momentum) {

    /** Names what possession and momentum mean, for the row. */
    public static final String DEFINITIONS =
            "possession by time: sequences, dead ball excluded (Wyscout); by passes: share of passes; "
                    + "momentum: shots 25, final-third entries 25, possession 20, recoveries 15, crosses 10, fouls won 5 (KoraStats), 5 minutes by 1";
}
