package io.millrace.sports.follow;

import io.millrace.contracts.sports.Physical;
import io.millrace.contracts.sports.PlayerStats;
import io.millrace.contracts.sports.Score;
import io.millrace.contracts.sports.SideScore;
import io.millrace.contracts.sports.TeamStats;
import io.millrace.sports.match.Board;
import io.millrace.sports.stats.PlayerLine;
import io.millrace.sports.stats.TeamLine;
import java.time.Instant;
import java.util.Optional;

/** What is known of a match as rows of its topics. Two rows with the same revision and time are equal if they say the same. */
final class Rows {

    private Rows() {}

    static Score score(Board board, int revision, Optional<String> reason, Instant at) {
        return Score.newBuilder()
                .setMatchId(board.matchId())
                .setRevision(revision)
                .setCompetition(board.competition())
                .setState(board.state())
                .setClock(board.clock().orElse(null))
                .setPeriod(board.period().orElse(null))
                .setAddedMinutes(board.addedMinutes().orElse(null))
                .setHome(side(board.home()))
                .setAway(side(board.away()))
                .setWinner(board.winner().orElse(null))
                .setProvisional(board.provisional())
                .setAwaiting(board.awaiting())
                .setReason(reason.orElse(null))
                .setEventTime(at)
                .build();
    }

    private static SideScore side(Board.SideBoard side) {
        return SideScore.newBuilder()
                .setTeam(side.team())
                .setName(side.name())
                .setGoals(side.goals())
                .setShootOut(side.shootOut().orElse(null))
                .setYellowCards(side.yellowCards())
                .setRedCards(side.redCards())
                .setSubstitutions(side.substitutions())
                .setOnPitch(side.onPitch().orElse(null))
                .build();
    }

    static PlayerStats player(String match, PlayerLine line, Optional<Physical> physical, int revision, Instant at) {
        return PlayerStats.newBuilder()
                .setMatchId(match)
                .setPlayer(line.player())
                .setRevision(revision)
                .setName(line.name())
                .setTeam(line.team())
                .setGoals(line.goals())
                .setOwnGoals(line.ownGoals())
                .setAssists(line.assists())
                .setShots(line.shots())
                .setShotsOnTarget(line.shotsOnTarget())
                .setExpectedGoals(line.expectedGoals())
                .setPasses(line.passes())
                .setPassesCompleted(line.passesCompleted())
                .setFouls(line.fouls())
                .setYellowCards(line.yellowCards())
                .setSecondYellowCards(line.secondYellowCards())
                .setRedCards(line.redCards())
                .setMinutes(line.minutes().orElse(null))
                .setPhysical(physical.orElse(null))
                .setEventTime(at)
                .build();
    }

    /** Of a player whom only tracking has seen. */
    static PlayerLine seenOnly(String player, String team) {
        return new PlayerLine(player, "", team, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Optional.empty());
    }

    static TeamStats team(String match, TeamLine line, int revision, Instant at) {
        return TeamStats.newBuilder()
                .setMatchId(match)
                .setTeam(line.team())
                .setRevision(revision)
                .setName(line.name())
                .setMatchEvents(line.matchEvents())
                .setGoals(line.goals())
                .setOwnGoalsFor(line.ownGoalsFor())
                .setShots(line.shots())
                .setShotsOnTarget(line.shotsOnTarget())
                .setExpectedGoals(line.expectedGoals())
                .setPasses(line.passes())
                .setPassesCompleted(line.passesCompleted())
                .setFouls(line.fouls())
                .setCorners(line.corners())
                .setOffsides(line.offsides())
                .setYellowCards(line.yellowCards())
                .setSecondYellowCards(line.secondYellowCards())
                .setRedCards(line.redCards())
                .setSubstitutions(line.substitutions())
                .setPossessionByTime(line.possessionByTime().orElse(null))
                .setPossessionByPasses(line.possessionByPasses().orElse(null))
                .setMomentum(line.momentum())
                .setDefinitions(TeamLine.DEFINITIONS)
                .setEventTime(at)
                .build();
    }
}
