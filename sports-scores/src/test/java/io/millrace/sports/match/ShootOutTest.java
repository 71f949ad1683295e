package io.millrace.sports.match;

import static io.millrace.contracts.sports.Period.EXTRA_SECOND;
import static io.millrace.contracts.sports.Period.SHOOT_OUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchState;
import io.millrace.sports.Told;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShootOutTest {

    /** Kicks in turns, A first: x scored, o missed. */
    private static Match kicks(String kicks) {
        List<Told> told = new ArrayList<>(List.of(
                Told.goal("a", "A").at(EXTRA_SECOND, 3, 0),
                Told.goal("b", "B").at(EXTRA_SECOND, 5, 0),
                Told.ends(EXTRA_SECOND, 15),
                Told.starts(SHOOT_OUT)));
        for (int i = 0; i < kicks.length(); i++) {
            told.add(Told.of("kick " + i, kicks.charAt(i) == 'x' ? EventType.GOAL : EventType.SHOT)
                    .by(i % 2 == 0 ? "A" : "B")
                    .at(SHOOT_OUT, i + 1, 0));
        }
        return Played.match(Played.cup(), told.toArray(Told[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            kicks,          home, away, winner
            '',             0, 0,
            x,              1, 0,
            xoxox,          3, 0,
            xoxoxo,         3, 0, A
            oxoxo,          0, 2,
            oxoxox,         0, 3, B
            xxxxxxox,       3, 4,
            xxxxxxoxo,      3, 4, B
            xxxxxxoxx,      4, 4,
            xxxxxxxxxo,     5, 4, A
            xxxxxxxxxx,     5, 5,
            xxxxxxxxxxx,    6, 5,
            xxxxxxxxxxxx,   6, 6,
            xxxxxxxxxxxo,   6, 5, A
            xxxxxxxxxxo,    5, 5,
            xxxxxxxxxxox,   5, 6, B
            xxxxxxxxxxoo,   5, 5,
            """,
            useHeadersInDisplayName = true)
    void is_over_as_soon_as_one_side_cannot_be_reached(String kicks, int home, int away, String winner) {
        Board board = kicks(kicks == null ? "" : kicks).board();

        assertThat(board.home().shootOut()).contains(home);
        assertThat(board.away().shootOut()).contains(away);
        assertThat(board.goals()).isEqualTo(new Goals(1, 1));
        assertThat(board.state()).isEqualTo(winner == null ? MatchState.SHOOT_OUT : MatchState.AFTER_SHOOT_OUT);
        assertThat(board.winner().orElse(null)).isEqualTo(winner);
    }

    @Test
    void its_kicks_are_no_goals_and_no_shots() {
        Match match = kicks("xoxo");

        assertThat(match.team(Side.HOME)).hasValueSatisfying(line -> {
            assertThat(line.goals()).isEqualTo(1);
            assertThat(line.shots()).isEqualTo(1);
        });
        assertThat(match.timeline()).filteredOn(Incident::isGoal).hasSize(2);
    }

    @Test
    void a_kick_carries_the_score_of_the_shoot_out() {
        assertThat(kicks("xxo").incident("kick 2")).hasValueSatisfying(kick -> {
            assertThat(kick.shootOut()).contains(new Goals(1, 1));
            assertThat(kick.score()).isEqualTo(new Goals(1, 1));
            assertThat(kick.minute()).isEmpty();
        });
    }

    @Test
    void there_is_none_before_it_begins() {
        assertThat(Played.match(Played.cup()).board().home().shootOut()).isEmpty();
    }
}
