package io.millrace.ingest.stadium;

import io.millrace.contracts.sports.Fixture;
import io.millrace.contracts.sports.FixtureTeam;
import io.millrace.contracts.sports.SquadPlayer;
import java.time.Instant;
import java.util.List;

/**
 * Who plays whom, and when.
 *
 * @param number in the round, from 0
 * @param announced when the fixture is known, milliseconds since 1970; so is the kick-off
 * @param cup whether a draw goes to extra time and a shoot-out
 */
record Pairing(
        String matchId,
        int round,
        int number,
        String competition,
        Club home,
        Club away,
        long announced,
        long kickOff,
        int halfMinutes,
        boolean cup) {

    private static final long OPENING_MILLIS = 60_000;

    /** Goes with 45 minutes a half as 15 does. */
    int extraHalfMinutes() {
        return Math.max(1, halfMinutes / 3);
    }

    /** The match with which a run begins: its first goal comes early, and is taken back. */
    boolean isOpening() {
        return round == 0 && number == 0;
    }

    /** Whether that time belongs to the first minute of it. */
    boolean isOpening(long time) {
        return isOpening() && time < kickOff + OPENING_MILLIS;
    }

    Fixture fixture() {
        return new Fixture(
                matchId,
                competition,
                String.valueOf(Instant.ofEpochMilli(kickOff)).substring(0, 4),
                String.valueOf(round + 1),
                Instant.ofEpochMilli(kickOff),
                team(home),
                team(away),
                halfMinutes,
                cup,
                extraHalfMinutes(),
                cup);
    }

    private static FixtureTeam team(Club club) {
        List<SquadPlayer> squad = club.squad().stream()
                .map(player -> new SquadPlayer(player.id(), player.name(), player.shirt()))
                .toList();
        return new FixtureTeam(club.id(), club.name(), squad);
    }
}
