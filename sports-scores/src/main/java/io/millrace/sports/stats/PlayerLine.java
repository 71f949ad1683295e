package io.millrace.sports.stats;

import java.util.Optional;

/**
 * What a player did in a match, without tracking. Every count leaves out what was withdrawn or disallowed.
 *
 * @param name empty where nothing has named the player
 * @param team empty where nothing has said
 * @param goals neither own goals nor those of a shoot-out
 * @param assists as the second player of a goal
 * @param shots goals among them; kicks of a shoot-out are not
 * @param shotsOnTarget goals and shots that the source says were on target
 * @param passesCompleted those the source says arrived
 * @param redCards straight ones
 * @param minutes on the pitch so far, in whole minutes of the nominal clock; stoppage time adds none; empty without a line-up
 */
public record PlayerLine(
        String player,
        String name,
        String team,
        int goals,
        int ownGoals,
        int assists,
        int shots,
        int shotsOnTarget,
        double expectedGoals,
        int passes,
        int passesCompleted,
        int fouls,
        int yellowCards,
        int secondYellowCards,
        int redCards,
        Optional<Integer> minutes) {}
