package io.millrace.sports.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.contracts.sports.Card;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.Restart;
import io.millrace.sports.Told;
import io.millrace.sports.clock.PlayingTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {

    private static Statistics of(Told... told) {
        Statistics statistics = new Statistics();
        Stream.of(told).forEach(event -> statistics.add(event.event(), true));
        return statistics;
    }

    private static TeamLine team(String team, Told... told) {
        return of(told).team(team, team, team.equals("A") ? "B" : "A", PlayingTime.STANDARD, 10);
    }

    private static PlayerLine player(String player, Told... told) {
        return of(told).player(player, "", "", Optional.empty());
    }

    private static Told shot(String id, Boolean onTarget, Double expected) {
        return Told.of(id, EventType.SHOT)
                .by("A", "A9")
                .at(Period.FIRST_HALF, 2, 0)
                .with(event -> event.setSuccess(onTarget).setExpectedGoals(expected));
    }

    private static Told pass(String id, String team, Boolean success) {
        return Told.pass(id, team)
                .by(team, team + 5)
                .at(Period.FIRST_HALF, 3, 0)
                .with(event -> event.setSuccess(success));
    }

    @Test
    void a_goal_is_a_shot_on_target_and_gives_its_assist() {
        Told goal = Told.goal("g", "A")
                .by("A", "A9")
                .at(Period.FIRST_HALF, 1, 0)
                .with(event -> event.setSecondPlayer("A10").setExpectedGoals(0.4));

        PlayerLine scorer = player("A9", goal, shot("s", false, 0.1), shot("t", true, null), shot("u", null, 0.2));
        assertThat(scorer.goals()).isEqualTo(1);
        assertThat(scorer.shots()).isEqualTo(4);
        assertThat(scorer.shotsOnTarget()).isEqualTo(2);
        assertThat(scorer.expectedGoals()).isCloseTo(0.7, within(1e-9));
        assertThat(player("A10", goal).assists()).isEqualTo(1);
    }

    @Test
    void a_pass_is_complete_when_the_source_says_so() {
        PlayerLine line = player("A5", pass("1", "A", true), pass("2", "A", false), pass("3", "A", null));

        assertThat(line.passes()).isEqualTo(3);
        assertThat(line.passesCompleted()).isEqualTo(1);
    }

    @Test
    void cards_are_counted_by_kind() {
        PlayerLine line = player(
                "A5",
                Told.card("1", "A", "A5", Card.YELLOW),
                Told.card("2", "A", "A5", Card.SECOND_YELLOW),
                Told.card("3", "A", "A5", Card.RED));

        assertThat(List.of(line.yellowCards(), line.secondYellowCards(), line.redCards()))
                .containsExactly(1, 1, 1);
    }

    @Test
    void a_team_counts_corners_offsides_and_substitutions() {
        TeamLine line = team(
                "A",
                Told.of("1", EventType.CORNER).by("A"),
                Told.of("2", EventType.OFFSIDE).by("A"),
                Told.of("3", EventType.SUBSTITUTION).by("A"),
                Told.of("4", EventType.FOUL).by("B"),
                Told.of("5", EventType.SCORE),
                Told.of("6", EventType.HEARTBEAT));

        assertThat(List.of(line.corners(), line.offsides(), line.substitutions(), line.fouls(), line.matchEvents()))
                .containsExactly(1, 1, 1, 0, 4);
    }

    @Test
    void a_pass_may_be_a_corner_and_a_foul_a_card() {
        TeamLine line = team(
                "A",
                Told.pass("1", "A").with(event -> event.setRestart(Restart.CORNER)),
                Told.of("2", EventType.FOUL).by("A").with(event -> event.setCard(Card.YELLOW)));

        assertThat(List.of(line.passes(), line.corners(), line.fouls(), line.yellowCards()))
                .containsExactly(1, 1, 1, 1);
    }

    @Test
    void possession_by_passes_is_the_share_of_passes() {
        Told[] passes = {pass("1", "A", true), pass("2", "A", false), pass("3", "A", true), pass("4", "B", true)};

        assertThat(team("A", passes).possessionByPasses()).contains(0.75);
        assertThat(team("B", passes).possessionByPasses()).contains(0.25);
        assertThat(team("A").possessionByPasses()).isEmpty();
        assertThat(team("A").possessionByTime()).isEmpty();
    }

    @Test
    void momentum_is_even_where_nothing_happened() {
        assertThat(team("A").momentum()).hasSize(10).containsOnly(0.5f);
    }

    @ParameterizedTest
    @CsvSource({"SHOT,     A, 0.625", "RECOVERY, A, 0.575", "FOUL,     A, 0.475", "FOUL,     B, 0.525"})
    void an_action_alone_tips_momentum_by_half_its_weight(EventType type, String team, float momentum) {
        Told action = Told.of("a", type).by(team).at(Period.FIRST_HALF, 2, 0);

        assertThat(team("A", action).momentum())
                .containsExactly(0.5f, 0.5f, momentum, momentum, momentum, momentum, momentum, 0.5f, 0.5f, 0.5f);
    }

    @Test
    void momentum_weighs_passes_into_the_last_third_and_crosses() {
        Told entry = Told.pass("p", "A").at(Period.FIRST_HALF, 0, 5).with(event -> event.setX(17.4f)
                .setEndX(17.5f));
        Told within = Told.pass("p", "A").at(Period.FIRST_HALF, 0, 5).with(event -> event.setX(17.5f)
                .setEndX(30f));
        Told cross = Told.pass("p", "A").at(Period.FIRST_HALF, 0, 5).with(event -> event.setCross(true));

        assertThat(team("A", entry).momentum().get(0)).isEqualTo(0.625f);
        assertThat(team("A", within).momentum().get(0)).isEqualTo(0.5f);
        assertThat(team("A", cross).momentum().get(0)).isEqualTo(0.55f);
    }

    @Test
    void momentum_weighs_time_with_the_ball() {
        assertThat(team(
                                "A",
                                Told.pass("1", "A").at(Period.FIRST_HALF, 0, 0),
                                Told.pass("2", "B").at(Period.FIRST_HALF, 0, 9),
                                Told.pass("3", "B").at(Period.FIRST_HALF, 0, 12))
                        .momentum()
                        .get(0))
                .isEqualTo((float) (0.4 + 0.2 * 0.75));
    }

    @Test
    void what_is_taken_out_again_leaves_nothing() {
        Statistics statistics = of(shot("s", true, 0.3), pass("1", "A", true));
        statistics.remove(shot("s", true, 0.3).event(), true);
        statistics.remove(pass("1", "A", true).event(), true);

        assertThat(statistics.team("A", "A", "B", PlayingTime.STANDARD, 10)).isEqualTo(team("A"));
        assertThat(statistics.roll().present()).isEmpty();
    }

    @Test
    void a_player_is_called_what_events_say_most_often() {
        Statistics statistics = of(
                pass("1", "A", true).with(event -> event.setPlayerName("Mo")),
                pass("2", "A", true).with(event -> event.setPlayerName("Mohamed")),
                pass("3", "A", true).with(event -> event.setPlayerName("Mohamed")));

        assertThat(statistics.roll().name("A5")).isEqualTo("Mohamed");
        assertThat(statistics.roll().team("A5")).isEqualTo("A");
        assertThat(statistics.roll().name("A6")).isEmpty();
    }
}
