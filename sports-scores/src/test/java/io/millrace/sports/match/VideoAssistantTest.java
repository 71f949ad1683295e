package io.millrace.sports.match;

import static io.millrace.contracts.sports.Period.FIRST_HALF;
import static io.millrace.contracts.sports.Period.SECOND_HALF;
import static io.millrace.sports.match.Played.match;
import static io.millrace.sports.match.Played.score;
import static io.millrace.sports.match.Played.standing;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.sports.Card;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.VarDecision;
import io.millrace.sports.Told;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VideoAssistantTest {

    private static Told goal() {
        return Told.goal("g", "A").at(FIRST_HALF, 10, 0);
    }

    private static Told check(String about) {
        return Told.check("c", about).at(FIRST_HALF, 10, 30);
    }

    private static Told decided(String about, VarDecision decision) {
        return Told.decision("d", about, decision).at(FIRST_HALF, 11, 30);
    }

    @Test
    void a_goal_under_review_counts_provisionally() {
        Match match = match(goal(), check("g"));

        assertThat(score(match)).isEqualTo("1-0");
        assertThat(standing(match, "g")).isEqualTo(Standing.UNDER_REVIEW);
        assertThat(match.board().awaiting()).containsExactly("g");
    }

    @Test
    void a_disallowed_goal_is_void_by_the_decision_and_its_reason() {
        Match match = match(
                goal(),
                check("g"),
                decided("g", VarDecision.GOAL_DISALLOWED).with(event -> event.setReason("offside")));

        assertThat(score(match)).isEqualTo("0-0");
        assertThat(match.incident("g")).hasValueSatisfying(goal -> {
            assertThat(goal.standing()).isEqualTo(Standing.VOID);
            assertThat(goal.reason()).contains("offside");
            assertThat(goal.decision()).contains("d");
            assertThat(goal.score()).isEqualTo(Goals.NONE);
        });
        assertThat(match.board().provisional()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = VarDecision.class,
            names = {"GOAL_STANDS", "NO_ACTION"})
    void a_goal_that_stands_is_no_longer_provisional(VarDecision decision) {
        Match match = match(goal().pending(), check("g"), decided("g", decision));

        assertThat(score(match)).isEqualTo("1-0");
        assertThat(standing(match, "g")).isEqualTo(Standing.STANDS);
    }

    @Test
    void the_decision_may_come_before_what_it_is_about() {
        Match match = match(decided("g", VarDecision.GOAL_DISALLOWED), goal());

        assertThat(score(match)).isEqualTo("0-0");
    }

    @Test
    void a_withdrawn_decision_takes_its_effect_back() {
        Match match = match(
                goal(),
                decided("g", VarDecision.GOAL_DISALLOWED),
                decided("g", VarDecision.GOAL_DISALLOWED).revision(2).cancelled());

        assertThat(score(match)).isEqualTo("1-0");
        assertThat(standing(match, "g")).isEqualTo(Standing.STANDS);
    }

    @Test
    void of_two_decisions_the_later_in_play_counts_whichever_came_first() {
        Told later = Told.decision("d2", "g", VarDecision.GOAL_STANDS).at(FIRST_HALF, 12, 0);

        assertThat(score(match(goal(), decided("g", VarDecision.GOAL_DISALLOWED), later)))
                .isEqualTo("1-0");
        assertThat(score(match(later, decided("g", VarDecision.GOAL_DISALLOWED), goal())))
                .isEqualTo("1-0");
    }

    @Test
    void a_check_after_a_decision_opens_the_review_again() {
        Match match = match(
                goal(),
                decided("g", VarDecision.GOAL_STANDS),
                Told.check("c2", "g").at(FIRST_HALF, 12, 0));

        assertThat(standing(match, "g")).isEqualTo(Standing.UNDER_REVIEW);
    }

    @Test
    void a_decision_about_the_check_is_about_what_was_checked() {
        Match match = match(goal(), check("g"), decided("c", VarDecision.GOAL_DISALLOWED));

        assertThat(score(match)).isEqualTo("0-0");
    }

    @Test
    void without_saying_what_it_is_about_it_is_about_the_latest_goal_before_it() {
        Match match = match(
                Told.goal("earlier", "B").at(FIRST_HALF, 8, 0),
                goal(),
                decided(null, VarDecision.GOAL_DISALLOWED),
                Told.goal("later", "B").at(FIRST_HALF, 12, 0));

        assertThat(standing(match, "g")).isEqualTo(Standing.VOID);
        assertThat(score(match)).isEqualTo("0-2");
    }

    @ParameterizedTest
    @CsvSource({"20, 0, VOID", "20, 1, STANDS"})
    void but_not_about_one_of_more_than_ten_minutes_ago(int minute, int second, Standing expected) {
        Match match = match(
                goal(), Told.decision("d", null, VarDecision.GOAL_DISALLOWED).at(FIRST_HALF, minute, second));

        assertThat(standing(match, "g")).isEqualTo(expected);
    }

    @Test
    void a_check_of_no_said_thing_leaves_a_goal_alone_after_which_play_has_gone_on() {
        Told kickOff = Told.pass("k", "B").at(FIRST_HALF, 10, 20).with(event -> event.setX(0f)
                .setY(0.5f));

        assertThat(standing(match(goal(), kickOff, check(null)), "g")).isEqualTo(Standing.STANDS);
        assertThat(standing(match(goal(), check(null)), "g")).isEqualTo(Standing.UNDER_REVIEW);
    }

    @Test
    void in_one_instant_the_decision_comes_after_the_goal_whatever_their_ids() {
        Match match = match(
                Told.goal("z", "A").at(FIRST_HALF, 10, 0),
                Told.decision("a", null, VarDecision.GOAL_DISALLOWED).at(FIRST_HALF, 10, 0));

        assertThat(score(match)).isEqualTo("0-0");
    }

    @Test
    void a_check_is_over_once_the_conceding_team_has_kicked_off() {
        Match match = match(
                goal(), check("g"), Told.pass("k", "B").at(FIRST_HALF, 11, 0).with(event -> event.setX(0.4f)
                        .setY(0f)));

        assertThat(standing(match, "g")).isEqualTo(Standing.STANDS);
    }

    @Test
    void a_cancelled_penalty_voids_the_award() {
        Match match = match(
                Told.of("p", EventType.PENALTY_AWARDED).by("A").at(FIRST_HALF, 10, 0),
                decided("p", VarDecision.PENALTY_CANCELLED));

        assertThat(standing(match, "p")).isEqualTo(Standing.VOID);
    }

    @Test
    void a_cancelled_penalty_that_names_the_goal_voids_both() {
        Match match = match(
                Told.of("p", EventType.PENALTY_AWARDED).by("A").at(FIRST_HALF, 9, 0),
                goal().with(event -> event.setPenalty(true)),
                decided("g", VarDecision.PENALTY_CANCELLED));

        assertThat(score(match)).isEqualTo("0-0");
        assertThat(standing(match, "p")).isEqualTo(Standing.VOID);
    }

    @ParameterizedTest
    @CsvSource({"CARD_STANDS, 1, 0", "CARD_CANCELLED, 0, 0", "CARD_UPGRADED, 0, 1"})
    void a_decision_changes_a_card(VarDecision decision, int yellow, int red) {
        Match match = match(
                Told.lineUp("A"), Told.card("k", "A", "A5", Card.YELLOW).at(FIRST_HALF, 10, 0), decided("k", decision));

        assertThat(match.board().home().yellowCards()).isEqualTo(yellow);
        assertThat(match.board().home().redCards()).isEqualTo(red);
        assertThat(match.board().home().onPitch()).contains(11 - red);
        assertThat(match.player("A5").orElseThrow().yellowCards()).isEqualTo(yellow);
        assertThat(match.player("A5").orElseThrow().redCards()).isEqualTo(red);
    }

    @Test
    void a_cancelled_card_leaves_the_foul_that_it_was_told_with() {
        Match match = match(
                Told.of("f", EventType.FOUL).by("A", "A5").at(FIRST_HALF, 10, 0).with(event -> event.setCard(Card.RED)),
                decided("f", VarDecision.CARD_CANCELLED));

        assertThat(standing(match, "f")).isEqualTo(Standing.VOID);
        assertThat(match.board().home().redCards()).isZero();
        assertThat(match.player("A5").orElseThrow().fouls()).isEqualTo(1);
        assertThat(match.player("A5").orElseThrow().redCards()).isZero();
    }

    @Test
    void a_cancelled_red_card_brings_the_player_back() {
        Match match = match(
                Told.lineUp("A"),
                Told.card("k", "A", "A5", Card.RED).at(FIRST_HALF, 10, 0),
                decided("k", VarDecision.CARD_CANCELLED),
                Told.ends(SECOND_HALF, 48));

        assertThat(match.board().home().onPitch()).contains(11);
        assertThat(match.player("A5").orElseThrow().minutes()).contains(90);
    }

    @Test
    void the_statistics_leave_a_disallowed_goal_out() {
        Match match = match(
                goal().with(event ->
                        event.setPlayer("A9").setSecondPlayer("A10").setExpectedGoals(0.3)),
                decided("g", VarDecision.GOAL_DISALLOWED));

        assertThat(match.player("A9")).hasValueSatisfying(line -> {
            assertThat(line.goals()).isZero();
            assertThat(line.shots()).isZero();
            assertThat(line.expectedGoals()).isZero();
        });
        assertThat(match.player("A10").orElseThrow().assists()).isZero();
        assertThat(match.team(Side.HOME).orElseThrow().matchEvents()).isEqualTo(1);
    }
}
