package io.millrace.sports.match;

import io.millrace.contracts.sports.Fixture;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.sports.clock.MatchOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Which team is which side: as the fixture says; without one the team of the first line-up, in the source's order, is at home;
 * without line-ups the team that appears first.
 *
 * @param home empty while nothing has named it
 */
record Sides(String home, String away) {

    static final Sides UNKNOWN = new Sides("", "");

    static Sides of(Optional<Fixture> fixture, Collection<MatchEvent> lineUps, OrderOfPlay order) {
        if (fixture.isPresent()) {
            return new Sides(
                    fixture.get().getHome().getTeam(), fixture.get().getAway().getTeam());
        }
        List<String> teams = new ArrayList<>(lineUps.stream()
                .filter(event -> event.getTeam() != null)
                .sorted(MatchOrder.BY_SOURCE)
                .map(MatchEvent::getTeam)
                .distinct()
                .limit(2)
                .toList());
        if (teams.size() < 2) {
            order.teams(teams);
        }
        return new Sides(teams.isEmpty() ? "" : teams.get(0), teams.size() < 2 ? "" : teams.get(1));
    }

    Optional<Side> of(String team) {
        if (team == null || team.isEmpty()) {
            return Optional.empty();
        }
        if (team.equals(home)) {
            return Optional.of(Side.HOME);
        }
        return team.equals(away) ? Optional.of(Side.AWAY) : Optional.empty();
    }

    String team(Side side) {
        return side == Side.HOME ? home : away;
    }
}
