package io.millrace.sports.follow;

import io.millrace.contracts.sports.PlayerStats;
import io.millrace.contracts.sports.Score;
import io.millrace.contracts.sports.TeamStats;

/** What comes of following a match: rows to be published, and news to be told. */
public sealed interface MatchOutcome permits MatchOutcome.Shows, MatchOutcome.Player, MatchOutcome.Team, MatchNews {

    record Shows(Score row) implements MatchOutcome {}

    /** @param row null when nothing is left to say of the player */
    record Player(PlayerStats row) implements MatchOutcome {}

    /** @param row null when nothing is left to say of the team */
    record Team(TeamStats row) implements MatchOutcome {}
}
