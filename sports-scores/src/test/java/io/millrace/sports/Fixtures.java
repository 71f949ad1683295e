package io.millrace.sports;

import io.millrace.contracts.sports.FanSubscription;
import io.millrace.contracts.sports.Fixture;
import io.millrace.contracts.sports.FixtureTeam;
import io.millrace.contracts.sports.Follow;
import io.millrace.contracts.sports.FollowKind;
import io.millrace.contracts.sports.QuietLevel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Fixtures and subscriptions as tests need them; what a test does not name does not matter. */
final class Fixtures {

    private Fixtures() {}

    /** Match m of the league L: A, called Ajax, at home to B, called Bayern. */
    static Fixture ajaxAgainstBayern() {
        return Fixture.newBuilder()
                .setMatchId("m")
                .setCompetition("L")
                .setKickOff(Told.KICK_OFF)
                .setHome(new FixtureTeam("A", "Ajax", List.of()))
                .setAway(new FixtureTeam("B", "Bayern", List.of()))
                .build();
    }

    static Follow team(String id) {
        return new Follow(FollowKind.TEAM, id);
    }

    static Follow match(String id) {
        return new Follow(FollowKind.MATCH, id);
    }

    static FanSubscription fan(String id, QuietLevel level, Follow... follows) {
        return FanSubscription.newBuilder()
                .setFanId(id)
                .setLevel(level)
                .setFollows(new ArrayList<>(Arrays.asList(follows)))
                .build();
    }
}
