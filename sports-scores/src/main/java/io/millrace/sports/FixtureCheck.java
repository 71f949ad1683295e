package io.millrace.sports;

import io.millrace.contracts.sports.Fixture;
import io.millrace.processors.intake.Check;
import java.util.Optional;

/** What must hold of a fixture beyond its schema. */
final class FixtureCheck implements Check<Fixture> {

    private static final int LONGEST_HALF = 120;

    @Override
    public Optional<String> fault(String match, Fixture fixture) {
        if (fixture == null) {
            return Optional.empty(); // withdrawn
        }
        if (!match.equals(fixture.getMatchId())) {
            return Optional.of("key " + match + ", but match " + fixture.getMatchId() + "; expected the match as key");
        }
        String home = fixture.getHome().getTeam();
        String away = fixture.getAway().getTeam();
        if (home.isEmpty() || away.isEmpty() || home.equals(away)) {
            return Optional.of("teams '" + home + "' and '" + away + "'; expected the ids of two teams");
        }
        return minutes("halfMinutes", fixture.getHalfMinutes())
                .or(() -> minutes("extraHalfMinutes", fixture.getExtraHalfMinutes()));
    }

    private static Optional<String> minutes(String field, int minutes) {
        return minutes >= 1 && minutes <= LONGEST_HALF
                ? Optional.empty()
                : Optional.of(field + " " + minutes + "; expected minutes from 1 to " + LONGEST_HALF);
    }
}
