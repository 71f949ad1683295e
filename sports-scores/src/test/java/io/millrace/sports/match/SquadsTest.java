package io.millrace.sports.match;

import static io.millrace.contracts.sports.Period.EXTRA_FIRST;
import static io.millrace.contracts.sports.Period.FIRST_HALF;
import static io.millrace.contracts.sports.Period.SECOND_HALF;
import static io.millrace.contracts.sports.Period.SHOOT_OUT;
import static io.millrace.sports.match.Played.match;
import static io.millrace.sports.match.Played.withoutFixture;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.sports.Card;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.Period;
import io.millrace.sports.Told;
import io.millrace.sports.stats.PlayerLine;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SquadsTest {

    private static int minutes(Match match, String player) {
        return match.player(player).flatMap(PlayerLine::minutes).orElseThrow();
    }

    @Test
    void nobody_knows_who_is_on_the_pitch_without_a_line_up() {
        Match match =
                match(Told.starts(FIRST_HALF), Told.pass("p", "A").by("A", "A1").at(FIRST_HALF, 1, 0));

        assertThat(match.board().home().onPitch()).isEmpty();
        assertThat(match.player("A1").orElseThrow().minutes()).isEmpty();
    }

    @Test
    void eleven_start_and_the_bench_has_no_line_until_it_comes_on() {
        Match match = match(Told.lineUp("A"));

        assertThat(match.board().home().onPitch()).contains(11);
        assertThat(match.board().away().onPitch()).isEmpty();
        assertThat(match.players()).hasSize(11);

        match.learn(
                Told.substitution("s", "A", "A1", "A12").at(FIRST_HALF, 30, 0).event());

        assertThat(match.board().home().onPitch()).contains(11);
        assertThat(match.board().home().substitutions()).isEqualTo(1);
        assertThat(match.player("A12").orElseThrow().name()).isEqualTo("Player A12");
    }

    @ParameterizedTest
    @CsvSource({
        "FIRST_HALF,  29, 59, 29, 60",
        "FIRST_HALF,  30,  0, 30, 60",
        "FIRST_HALF,  46, 30, 45, 45",
        "SECOND_HALF,  0,  0, 45, 45",
        "SECOND_HALF, 44, 59, 89,  0",
        "SECOND_HALF, 47,  0, 90,  0"
    })
    void minutes_are_whole_minutes_of_the_nominal_clock(Period period, int minute, int second, int off, int on) {
        Match match = match(
                Told.lineUp("A"),
                Told.substitution("s", "A", "A1", "A12").at(period, minute, second),
                Told.ends(FIRST_HALF, 47),
                Told.ends(SECOND_HALF, 48));

        assertThat(minutes(match, "A1")).isEqualTo(off);
        assertThat(minutes(match, "A12")).isEqualTo(on);
        assertThat(minutes(match, "A2")).isEqualTo(90);
    }

    @Test
    void minutes_grow_with_the_clock() {
        Match match = match(Told.lineUp("A"), Told.pass("p", "B").at(FIRST_HALF, 9, 59));
        assertThat(minutes(match, "A1")).isEqualTo(9);

        Change change = match.learn(Told.pass("q", "B").at(FIRST_HALF, 10, 0).event());

        assertThat(minutes(match, "A1")).isEqualTo(10);
        assertThat(change.players()).hasSize(11);
    }

    @Test
    void a_shoot_out_adds_no_minutes() {
        Match match = match(Told.lineUp("A"), Told.ends(SECOND_HALF, 48), Told.starts(SHOOT_OUT));

        assertThat(minutes(match, "A1")).isEqualTo(90);
    }

    @Test
    void extra_time_does() {
        Match match = match(Told.lineUp("A"), Told.ends(EXTRA_FIRST, 16));

        assertThat(minutes(match, "A1")).isEqualTo(105);
    }

    @ParameterizedTest
    @CsvSource({"YELLOW, 11, 1, 0, 90", "SECOND_YELLOW, 10, 0, 1, 60", "RED, 10, 0, 1, 60"})
    void a_second_yellow_card_and_a_red_one_send_off(Card card, int onPitch, int yellow, int red, int minutes) {
        Match match = match(
                Told.lineUp("A"), Told.card("c", "A", "A5", card).at(SECOND_HALF, 15, 0), Told.ends(SECOND_HALF, 48));

        assertThat(match.board().home().onPitch()).contains(onPitch);
        assertThat(match.board().home().yellowCards()).isEqualTo(yellow);
        assertThat(match.board().home().redCards()).isEqualTo(red);
        assertThat(minutes(match, "A5")).isEqualTo(minutes);
    }

    @Test
    void a_second_yellow_card_and_the_red_one_from_it_send_one_player_off() {
        Match match = match(
                Told.lineUp("A"),
                Told.card("1", "A", "A5", Card.SECOND_YELLOW).at(SECOND_HALF, 15, 0),
                Told.card("2", "A", "A5", Card.RED).at(SECOND_HALF, 15, 1));

        assertThat(match.board().home().redCards()).isEqualTo(1);
        assertThat(match.board().home().onPitch()).contains(10);
    }

    @Test
    void a_card_on_the_bench_leaves_the_pitch_alone() {
        Match match =
                match(Told.lineUp("A"), Told.card("1", "A", "A15", Card.RED).at(SECOND_HALF, 15, 0));

        assertThat(match.board().home().redCards()).isEqualTo(1);
        assertThat(match.board().home().onPitch()).contains(11);
        assertThat(minutes(match, "A15")).isZero();
    }

    @Test
    void a_player_treated_off_the_pitch_comes_back() {
        Told off = Told.of("off", EventType.PLAYER_OFF).by("A", "A7").at(FIRST_HALF, 10, 0);
        Told on = Told.of("on", EventType.PLAYER_ON).by("A", "A7").at(FIRST_HALF, 15, 0);

        assertThat(match(Told.lineUp("A"), off).board().home().onPitch()).contains(10);
        assertThat(match(Told.lineUp("A"), off, on).board().home().onPitch()).contains(11);
        assertThat(minutes(match(Told.lineUp("A"), off, on, Told.ends(FIRST_HALF, 46)), "A7"))
                .isEqualTo(40);
    }

    @Test
    void a_player_treated_off_the_pitch_may_be_replaced() {
        Match match = match(
                Told.lineUp("A"),
                Told.of("off", EventType.PLAYER_OFF).by("A", "A7").at(FIRST_HALF, 10, 0),
                Told.substitution("s", "A", "A7", "A12").at(FIRST_HALF, 12, 0));

        assertThat(match.board().home().onPitch()).contains(11);
        assertThat(minutes(match, "A7")).isEqualTo(10);
    }

    @Test
    void a_pass_told_late_still_counts_to_a_player_who_has_gone_off() {
        Match match =
                match(Told.lineUp("A"), Told.substitution("s", "A", "A1", "A12").at(FIRST_HALF, 30, 0));

        match.learn(Told.pass("p", "A").by("A", "A1").at(FIRST_HALF, 20, 0).event());

        assertThat(match.player("A1").orElseThrow().passes()).isEqualTo(1);
    }

    @Test
    void the_fixture_says_who_is_at_home() {
        Match match = match(Told.pass("p", "B").at(FIRST_HALF, 0, 0), Told.lineUp("B"));

        assertThat(match.board().home().team()).isEqualTo("A");
        assertThat(match.board().home().name()).isEqualTo("Aston");
    }

    @Test
    void without_one_the_first_line_up_does() {
        Told b = Told.lineUp("B").with(event -> event.setSequence(1L));
        Told a = Told.lineUp("A").with(event -> event.setSequence(2L));

        Board board =
                withoutFixture(Told.pass("p", "A").at(FIRST_HALF, 0, 0), a, b).board();

        assertThat(List.of(board.home().team(), board.away().team())).containsExactly("B", "A");
        assertThat(board.home().name()).isEqualTo("B");
    }

    @Test
    void without_line_ups_the_team_that_appears_first_in_play_does() {
        Board board = withoutFixture(
                        Told.goal("g", "A").at(FIRST_HALF, 5, 0),
                        Told.pass("p", "B").at(FIRST_HALF, 1, 0))
                .board();

        assertThat(board.home().team()).isEqualTo("B");
        assertThat(board.goals()).isEqualTo(new Goals(0, 1));
    }

    @Test
    void an_own_goal_is_the_other_sides_and_the_players() {
        Match match = match(Told.of("g", EventType.OWN_GOAL).by("A", "A4").at(FIRST_HALF, 5, 0));

        assertThat(match.board().goals()).isEqualTo(new Goals(0, 1));
        assertThat(match.incident("g").flatMap(Incident::scoringSide)).contains(Side.AWAY);
        assertThat(match.player("A4").orElseThrow().ownGoals()).isEqualTo(1);
        assertThat(match.player("A4").orElseThrow().goals()).isZero();
        assertThat(match.team(Side.AWAY).orElseThrow().ownGoalsFor()).isEqualTo(1);
        assertThat(match.team(Side.AWAY).orElseThrow().goals()).isZero();
    }
}
