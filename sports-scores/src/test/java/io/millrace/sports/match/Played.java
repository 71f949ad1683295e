package io.millrace.sports.match;

import io.millrace.contracts.sports.Fixture;
import io.millrace.contracts.sports.FixtureTeam;
import io.millrace.sports.Told;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Matches of A at home to B. */
final class Played {

    private Played() {}

    static Match match(Told... told) {
        return match(league(), told);
    }

    static Match match(Fixture fixture, Told... told) {
        Match match = new Match("m");
        match.learn(fixture);
        Stream.of(told).forEach(event -> match.learn(event.event()));
        return match;
    }

    static Match withoutFixture(Told... told) {
        return Match.of("m", Optional.empty(), Stream.of(told).map(Told::event).toList());
    }

    static Fixture league() {
        return fixture().build();
    }

    static Fixture cup() {
        return fixture().setExtraTime(true).setShootOut(true).build();
    }

    static Fixture.Builder fixture() {
        return Fixture.newBuilder()
                .setMatchId("m")
                .setCompetition("League")
                .setKickOff(Told.KICK_OFF)
                .setHome(new FixtureTeam("A", "Aston", List.of()))
                .setAway(new FixtureTeam("B", "Barnsley", List.of()));
    }

    static String score(Match match) {
        return match.board().goals().toString();
    }

    static Standing standing(Match match, String eventId) {
        return match.incident(eventId).orElseThrow().standing();
    }
}
