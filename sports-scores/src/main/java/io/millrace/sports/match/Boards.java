package io.millrace.sports.match;

import io.millrace.contracts.sports.Fixture;
import io.millrace.contracts.sports.FixtureTeam;
import io.millrace.contracts.sports.MatchState;
import io.millrace.sports.match.Board.SideBoard;
import java.util.List;
import java.util.Optional;

/** Draws up the board from the course of the match and how far it has come. */
final class Boards {

    private Boards() {}

    static Board draw(String matchId, Optional<Fixture> fixture, Course course, Now now) {
        boolean inShootOut = course.stages()
                .current()
                .filter(period -> period != course.stages().onClock())
                .isPresent();
        return new Board(
                matchId,
                fixture.map(Fixture::getCompetition).orElse(""),
                course.state(),
                inShootOut ? Optional.empty() : now.label(course.time()),
                course.stages().current(),
                course.stages().current().flatMap(course::addedMinutes),
                side(Side.HOME, fixture, course, inShootOut),
                side(Side.AWAY, fixture, course, inShootOut),
                winner(course).map(course.sides()::team).filter(team -> !team.isEmpty()),
                awaiting(course));
    }

    static String name(Side side, Optional<Fixture> fixture, Course course) {
        return fixture.map(rules -> side == Side.HOME ? rules.getHome() : rules.getAway())
                .map(FixtureTeam::getName)
                .filter(name -> !name.isEmpty())
                .orElse(course.sides().team(side));
    }

    private static SideBoard side(Side side, Optional<Fixture> fixture, Course course, boolean inShootOut) {
        Discipline discipline = course.discipline(side);
        return new SideBoard(
                course.sides().team(side),
                name(side, fixture, course),
                course.goals().of(side),
                inShootOut ? Optional.of(course.shootOut().scored().of(side)) : Optional.empty(),
                discipline.yellowCards(),
                discipline.sentOff(),
                discipline.substitutions(),
                course.squads().onPitch(course.sides().team(side)));
    }

    private static Optional<Side> winner(Course course) {
        MatchState state = course.state();
        if (state == MatchState.AFTER_SHOOT_OUT) {
            return ahead(course.shootOut().scored());
        }
        return state == MatchState.FULL_TIME || state == MatchState.AFTER_EXTRA_TIME
                ? ahead(course.goals())
                : Optional.empty();
    }

    private static Optional<Side> ahead(Goals goals) {
        if (goals.level()) {
            return Optional.empty();
        }
        return Optional.of(goals.home() > goals.away() ? Side.HOME : Side.AWAY);
    }

    private static List<String> awaiting(Course course) {
        return course.timeline().values().stream()
                .filter(incident ->
                        Kinds.isScored(incident.event()) && incident.standing().provisional())
                .map(Incident::eventId)
                .toList();
    }
}
