package io.millrace.sports.match;

import static io.millrace.contracts.sports.Period.EXTRA_FIRST;
import static io.millrace.contracts.sports.Period.EXTRA_SECOND;
import static io.millrace.contracts.sports.Period.FIRST_HALF;
import static io.millrace.contracts.sports.Period.SECOND_HALF;
import static io.millrace.contracts.sports.Period.SHOOT_OUT;
import static io.millrace.sports.match.Played.cup;
import static io.millrace.sports.match.Played.fixture;
import static io.millrace.sports.match.Played.league;
import static io.millrace.sports.match.Played.match;
import static io.millrace.sports.match.Played.withoutFixture;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.Fixture;
import io.millrace.contracts.sports.MatchState;
import io.millrace.contracts.sports.MatchStatus;
import io.millrace.sports.Told;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StagesTest {

    private static final Told GOAL = Told.goal("goal", "A").at(FIRST_HALF, 5, 0);

    private static MatchState state(Fixture fixture, Told... told) {
        return match(fixture, told).board().state();
    }

    @Test
    void a_league_match_goes_from_kick_off_to_full_time() {
        Match match = match(league());
        assertThat(match.board().state()).isEqualTo(MatchState.NOT_STARTED);
        assertThat(match.board().clock()).isEmpty();

        match.learn(Told.starts(FIRST_HALF).event());
        assertThat(match.board().state()).isEqualTo(MatchState.FIRST_HALF);
        assertThat(match.board().clock()).contains("1");

        match.learn(Told.ends(FIRST_HALF, 47).event());
        assertThat(match.board().state()).isEqualTo(MatchState.HALF_TIME);
        assertThat(match.board().clock()).contains("45+3");

        match.learn(Told.starts(SECOND_HALF).event());
        assertThat(match.board().state()).isEqualTo(MatchState.SECOND_HALF);

        match.learn(Told.ends(SECOND_HALF, 48).event());
        assertThat(match.board().state()).isEqualTo(MatchState.FULL_TIME);
        assertThat(match.board().winner()).isEmpty();
    }

    @Test
    void a_drawn_cup_match_goes_on() {
        assertThat(state(cup(), Told.ends(SECOND_HALF, 48))).isEqualTo(MatchState.EXTRA_TIME_BREAK);
        assertThat(state(cup(), Told.starts(EXTRA_FIRST))).isEqualTo(MatchState.EXTRA_FIRST);
        assertThat(state(cup(), Told.ends(EXTRA_FIRST, 16))).isEqualTo(MatchState.EXTRA_HALF_TIME);
        assertThat(state(cup(), Told.starts(EXTRA_SECOND))).isEqualTo(MatchState.EXTRA_SECOND);
        assertThat(state(cup(), Told.ends(EXTRA_SECOND, 16))).isEqualTo(MatchState.SHOOT_OUT_BREAK);
        assertThat(state(cup(), Told.starts(SHOOT_OUT))).isEqualTo(MatchState.SHOOT_OUT);
        assertThat(state(cup(), Told.ends(SHOOT_OUT, 16))).isEqualTo(MatchState.AFTER_SHOOT_OUT);
    }

    @Test
    void a_decided_cup_match_does_not() {
        Board afterNinety = match(cup(), GOAL, Told.ends(SECOND_HALF, 48)).board();
        assertThat(afterNinety.state()).isEqualTo(MatchState.FULL_TIME);
        assertThat(afterNinety.winner()).contains("A");

        Board afterExtraTime = match(cup(), GOAL, Told.ends(EXTRA_SECOND, 16)).board();
        assertThat(afterExtraTime.state()).isEqualTo(MatchState.AFTER_EXTRA_TIME);
        assertThat(afterExtraTime.winner()).contains("A");
    }

    @Test
    void a_goal_taken_back_after_the_end_sends_it_into_extra_time() {
        Match match = match(cup(), GOAL, Told.ends(SECOND_HALF, 48));

        match.learn(Told.of("goal", EventType.GOAL).revision(2).cancelled().event());

        assertThat(match.board().state()).isEqualTo(MatchState.EXTRA_TIME_BREAK);
        assertThat(match.board().winner()).isEmpty();
    }

    @Test
    void rules_may_go_straight_to_kicks() {
        assertThat(state(fixture().setShootOut(true).build(), Told.ends(SECOND_HALF, 48)))
                .isEqualTo(MatchState.SHOOT_OUT_BREAK);
    }

    @Test
    void without_a_fixture_the_second_half_is_the_last_unless_a_later_period_begins() {
        assertThat(withoutFixture(Told.ends(SECOND_HALF, 48)).board().state()).isEqualTo(MatchState.FULL_TIME);
        assertThat(withoutFixture(Told.ends(SECOND_HALF, 48), Told.starts(EXTRA_FIRST))
                        .board()
                        .state())
                .isEqualTo(MatchState.EXTRA_FIRST);
    }

    @Test
    void play_tells_that_a_period_has_begun() {
        assertThat(state(
                        league(), Told.ends(FIRST_HALF, 47), Told.pass("p", "A").at(SECOND_HALF, 1, 0)))
                .isEqualTo(MatchState.SECOND_HALF);
    }

    @Test
    void a_substitution_at_half_time_does_not() {
        assertThat(state(
                        league(),
                        Told.ends(FIRST_HALF, 47),
                        Told.substitution("s", "A", "A1", "A12").at(SECOND_HALF, 0, 0)))
                .isEqualTo(MatchState.HALF_TIME);
    }

    @ParameterizedTest
    @CsvSource({
        "POSTPONED, POSTPONED",
        "SUSPENDED, SUSPENDED",
        "RESUMED, SECOND_HALF",
        "ABANDONED, ABANDONED",
        "CANCELLED, CANCELLED",
        "FINISHED, FULL_TIME"
    })
    void the_officials_decide(MatchStatus status, MatchState state) {
        assertThat(state(
                        league(),
                        Told.starts(SECOND_HALF),
                        Told.status("s", status).at(SECOND_HALF, 20, 0)))
                .isEqualTo(state);
    }

    @Test
    void of_their_decisions_the_last_counts_whichever_came_first() {
        Told suspended = Told.status("1", MatchStatus.SUSPENDED)
                .with(event -> event.setEventTime(Told.KICK_OFF.plus(Duration.ofMinutes(20))));
        Told resumed = Told.status("2", MatchStatus.RESUMED)
                .with(event -> event.setEventTime(Told.KICK_OFF.plus(Duration.ofMinutes(40))));

        assertThat(state(league(), Told.starts(FIRST_HALF), suspended, resumed)).isEqualTo(MatchState.FIRST_HALF);
        assertThat(state(league(), resumed, suspended, Told.starts(FIRST_HALF))).isEqualTo(MatchState.FIRST_HALF);
        assertThat(state(league(), Told.starts(FIRST_HALF), suspended)).isEqualTo(MatchState.SUSPENDED);
    }

    @Test
    void a_postponed_match_that_kicks_off_is_played() {
        Told postponed = Told.status("1", MatchStatus.POSTPONED)
                .with(event -> event.setEventTime(Told.KICK_OFF.minus(Duration.ofDays(3))));

        assertThat(state(league(), postponed)).isEqualTo(MatchState.POSTPONED);
        assertThat(state(league(), postponed, Told.starts(FIRST_HALF))).isEqualTo(MatchState.FIRST_HALF);
    }

    @Test
    void stoppage_time_is_shown_for_its_period() {
        Told added =
                Told.of("s", EventType.STOPPAGE_TIME).at(FIRST_HALF, 44, 0).with(event -> event.setAddedMinutes(3));

        assertThat(match(Told.starts(FIRST_HALF), added).board().addedMinutes()).contains(3);
        assertThat(match(Told.starts(SECOND_HALF), added).board().addedMinutes())
                .isEmpty();
    }

    @Test
    void a_period_told_once_for_each_team_is_one_incident() {
        Match match = match(
                Told.starts(FIRST_HALF),
                Told.of("again", EventType.PERIOD_START).by("B").at(FIRST_HALF, 0, 0));

        assertThat(match.timeline()).hasSize(1);
    }
}
