package io.millrace.sports.match;

import io.millrace.contracts.sports.MatchState;
import io.millrace.contracts.sports.Period;
import java.util.List;
import java.util.Optional;

/**
 * The scoreboard.
 *
 * @param clock as fans read it: 18, 45+2; of the latest event in match order. Empty when no clock is known and in a shoot-out
 * @param period of the latest event in match order that has one
 * @param addedMinutes announced for the period
 * @param winner team that has won; empty while the match is not over, and for a draw
 * @param awaiting eventIds of goals that count and are pending or under review, in match order
 */
public record Board(
        String matchId,
        String competition,
        MatchState state,
        Optional<String> clock,
        Optional<Period> period,
        Optional<Integer> addedMinutes,
        SideBoard home,
        SideBoard away,
        Optional<String> winner,
        List<String> awaiting) {

    /**
     * @param team empty while nothing has named the side
     * @param name of the team by the fixture, else its id
     * @param shootOut kicks scored; empty when there is no shoot-out
     * @param redCards players sent off, second yellow cards included
     * @param onPitch empty while no line-up is known
     */
    public record SideBoard(
            String team,
            String name,
            int goals,
            Optional<Integer> shootOut,
            int yellowCards,
            int redCards,
            int substitutions,
            Optional<Integer> onPitch) {}

    public SideBoard of(Side side) {
        return side == Side.HOME ? home : away;
    }

    public Goals goals() {
        return new Goals(home.goals(), away.goals());
    }

    public boolean provisional() {
        return !awaiting.isEmpty();
    }
}
