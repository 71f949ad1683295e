package io.millrace.sports.match;

import static io.millrace.contracts.sports.Period.FIRST_HALF;
import static io.millrace.contracts.sports.Period.SECOND_HALF;
import static io.millrace.sports.match.Played.match;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.VarDecision;
import io.millrace.sports.Told;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AsOfTest {

    private static String scoreAfter(Match match, long seconds) {
        return match.boardAt(Told.KICK_OFF.plus(Duration.ofSeconds(seconds)))
                .goals()
                .toString();
    }

    private static Told report(String id, int home, int away) {
        return Told.of(id, EventType.SCORE)
                .with(event -> event.setHomeScore(home).setAwayScore(away));
    }

    @Test
    void the_score_of_an_instant_is_that_of_the_events_until_then() {
        Match match = match(
                Told.goal("g", "A").at(FIRST_HALF, 10, 0),
                Told.decision("d", "g", VarDecision.GOAL_DISALLOWED).at(FIRST_HALF, 12, 0));

        assertThat(scoreAfter(match, 599)).isEqualTo("0-0");
        assertThat(scoreAfter(match, 600)).isEqualTo("1-0");
        assertThat(scoreAfter(match, 719)).isEqualTo("1-0");
        assertThat(scoreAfter(match, 720)).isEqualTo("0-0");
    }

    @Test
    void but_as_they_are_known_now() {
        Match match = match(
                Told.goal("g", "A").at(FIRST_HALF, 10, 0),
                Told.goal("g", "A").revision(2).cancelled().at(FIRST_HALF, 10, 0));

        assertThat(scoreAfter(match, 600)).isEqualTo("0-0");
    }

    @Test
    void a_reported_score_that_the_events_give_is_no_disagreement() {
        Match match = match(
                Told.goal("g", "A").at(FIRST_HALF, 10, 0), report("r", 1, 0).at(FIRST_HALF, 11, 0));

        assertThat(match.disagreement()).isEmpty();
    }

    @Test
    void one_that_they_do_not_give_is_told_with_both_as_evidence() {
        Match match = match(
                Told.goal("g", "A").at(FIRST_HALF, 10, 0), report("r", 1, 1).at(FIRST_HALF, 11, 0));

        assertThat(match.disagreement())
                .contains(new Disagreement(new Goals(1, 1), "r", new Goals(1, 0), Optional.of("g")));
    }

    @Test
    void the_report_is_held_against_its_own_point_of_the_match() {
        Match match = match(
                Told.goal("g", "A").at(FIRST_HALF, 10, 0),
                report("r", 1, 0).at(FIRST_HALF, 11, 0),
                Told.decision("d", "g", VarDecision.GOAL_DISALLOWED).at(FIRST_HALF, 12, 0),
                Told.goal("later", "B").at(SECOND_HALF, 10, 0));

        assertThat(match.disagreement()).isEmpty();
    }

    @Test
    void the_latest_report_in_match_order_counts() {
        Match match = match(
                Told.goal("g", "A").at(FIRST_HALF, 10, 0),
                report("late", 1, 0).at(FIRST_HALF, 30, 0),
                report("early", 5, 5).at(FIRST_HALF, 20, 0));

        assertThat(match.disagreement()).isEmpty();
    }

    @Test
    void a_report_without_a_clock_has_its_place_by_time() {
        Match match = match(
                Told.goal("g", "A").at(FIRST_HALF, 10, 0),
                report("r", 1, 0).with(event -> event.setEventTime(Told.KICK_OFF.plus(Duration.ofMinutes(20)))),
                Told.goal("later", "A").at(FIRST_HALF, 30, 0));

        assertThat(match.disagreement()).isEmpty();
    }

    @Test
    void a_goal_may_report_the_score_itself() {
        Match match = match(Told.goal("g", "A").at(FIRST_HALF, 10, 0).with(event -> event.setHomeScore(2)
                .setAwayScore(0)));

        assertThat(match.disagreement().orElseThrow().counted()).isEqualTo(new Goals(1, 0));
    }
}
