package io.millrace.ingest.wyscout;

import io.millrace.contracts.sports.Fixture;
import io.millrace.contracts.sports.LineUpPlayer;
import io.millrace.contracts.sports.Period;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What the file of matches says of one.
 *
 * @param lineUps by team
 * @param changes in the order of play
 */
record MatchSheet(Fixture fixture, Map<String, List<LineUpPlayer>> lineUps, List<Change> changes) {

    /** A substitution. The file tells it by the minute; the clock is that minute's beginning. */
    record Change(String team, String off, String on, Period period, Duration clock) {

        /** It is made when the clock of the period shows this. */
        boolean isBy(Period now, Duration shown) {
            return period == now ? clock.compareTo(shown) <= 0 : period.compareTo(now) < 0;
        }

        String id() {
            return "substitution/" + team + "/" + off + "-" + on;
        }
    }
}
