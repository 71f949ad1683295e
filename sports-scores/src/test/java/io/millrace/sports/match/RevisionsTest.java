package io.millrace.sports.match;

import static io.millrace.contracts.sports.Period.FIRST_HALF;
import static io.millrace.contracts.sports.Period.SECOND_HALF;
import static io.millrace.sports.match.Played.match;
import static io.millrace.sports.match.Played.score;
import static io.millrace.sports.match.Played.standing;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchStatus;
import io.millrace.contracts.sports.Restart;
import io.millrace.sports.Told;
import io.millrace.sports.match.Change.News;
import org.junit.jupiter.api.Test;

class RevisionsTest {

    private final Match match = match(Told.starts(FIRST_HALF));

    private static Told goal() {
        return Told.goal("g", "A").at(FIRST_HALF, 10, 0);
    }

    private Change learn(Told told) {
        return match.learn(told.event());
    }

    @Test
    void a_repeated_event_is_a_duplicate() {
        learn(goal());

        assertThat(learn(goal()))
                .isEqualTo(Change.nothing(
                        News.DUPLICATE,
                        match.incident("g").stream().map(Incident::event).toList()));
        assertThat(score(match)).isEqualTo("1-0");
    }

    @Test
    void a_lower_revision_is_stale() {
        learn(goal().revision(2).by("B"));

        assertThat(learn(goal()).news()).isEqualTo(News.STALE);
        assertThat(score(match)).isEqualTo("0-1");
    }

    @Test
    void a_higher_revision_replaces() {
        learn(goal());

        Change change = learn(goal().revision(2).by("B"));

        assertThat(change.isNew()).isTrue();
        assertThat(change.incidents()).containsExactly("g");
        assertThat(change.board()).isTrue();
        assertThat(score(match)).isEqualTo("0-1");
    }

    @Test
    void of_equal_revisions_the_withdrawal_counts_then_the_confirmed() {
        learn(goal());
        assertThat(learn(goal().pending()).news()).isEqualTo(News.STALE);

        learn(goal().cancelled());

        assertThat(score(match)).isEqualTo("0-0");
    }

    @Test
    void a_withdrawal_that_comes_first_voids_what_follows() {
        learn(Told.of("g", EventType.OTHER).revision(2).cancelled());
        assertThat(match.incident("g")).isEmpty();

        Change change = learn(goal());

        assertThat(score(match)).isEqualTo("0-0");
        assertThat(standing(match, "g")).isEqualTo(Standing.VOID);
        assertThat(change.kept()).hasSize(2);
    }

    @Test
    void a_withdrawn_goal_stays_on_the_timeline_with_what_was_told_of_it() {
        learn(goal().with(event -> event.setPlayer("A9").setPlayerName("Nine")));
        learn(Told.of("g", EventType.OTHER).revision(2).cancelled().with(event -> event.setReason("wrong match")));

        assertThat(match.incident("g")).hasValueSatisfying(incident -> {
            assertThat(incident.playerName()).isEqualTo("Nine");
            assertThat(incident.minute()).contains("11");
            assertThat(incident.reason()).contains("wrong match");
        });
        assertThat(match.players()).isEmpty();
    }

    @Test
    void a_withdrawn_goal_may_be_told_again() {
        learn(goal().cancelled());
        learn(goal().revision(2));

        assertThat(standing(match, "g")).isEqualTo(Standing.STANDS);
    }

    @Test
    void a_corrected_scorer_changes_the_lines_of_both() {
        learn(goal().by("A", "A9"));

        assertThat(learn(goal().by("A", "A10").revision(2)).players()).containsExactlyInAnyOrder("A9", "A10");
        assertThat(match.player("A9")).isEmpty();
        assertThat(match.player("A10").orElseThrow().goals()).isEqualTo(1);
    }

    @Test
    void a_late_goal_mends_the_score_told_with_the_later_ones() {
        learn(Told.goal("later", "B").at(FIRST_HALF, 20, 0));

        assertThat(learn(goal()).incidents()).containsExactlyInAnyOrder("g", "later");
        assertThat(match.incident("later").orElseThrow().score()).isEqualTo(new Goals(1, 1));
    }

    @Test
    void a_pass_within_the_minute_leaves_the_board_alone() {
        learn(Told.pass("p1", "A").at(FIRST_HALF, 3, 0));

        Change sameMinute = learn(Told.pass("p2", "A").by("A", "A5").at(FIRST_HALF, 3, 59));
        Change nextMinute = learn(Told.pass("p3", "A").at(FIRST_HALF, 4, 0));

        assertThat(sameMinute.board()).isFalse();
        assertThat(sameMinute.incidents()).isEmpty();
        assertThat(sameMinute.players()).containsExactly("A5");
        assertThat(sameMinute.teams()).isTrue();
        assertThat(nextMinute.board()).isTrue();
    }

    @Test
    void a_pending_goal_counts_and_awaits_confirmation() {
        learn(goal().pending());

        assertThat(score(match)).isEqualTo("1-0");
        assertThat(match.board().awaiting()).containsExactly("g");

        learn(goal());

        assertThat(match.board().provisional()).isFalse();
    }

    @Test
    void the_kick_off_of_the_conceding_team_confirms_a_goal() {
        learn(goal().pending());
        Change change = learn(Told.pass("k", "B").at(FIRST_HALF, 10, 50).with(event -> event.setX(0f)
                .setY(0f)));

        assertThat(change.incidents()).containsExactly("g");
        assertThat(standing(match, "g")).isEqualTo(Standing.STANDS);
    }

    @Test
    void where_the_source_says_how_play_was_restarted_its_word_counts_and_not_the_place() {
        Told fromTheSpot = Told.pass("p", "B").at(FIRST_HALF, 10, 50).with(event -> event.setX(0f)
                .setY(0f));
        learn(goal().pending());

        learn(fromTheSpot.with(event -> event.setRestart(Restart.FREE_KICK)));
        assertThat(standing(match, "g")).isEqualTo(Standing.PENDING);

        learn(fromTheSpot.revision(2).with(event -> event.setRestart(Restart.KICK_OFF)));
        assertThat(standing(match, "g")).isEqualTo(Standing.STANDS);
    }

    @Test
    void other_play_of_the_conceding_team_confirms_nothing() {
        learn(goal().pending());
        learn(Told.pass("free kick", "B").at(FIRST_HALF, 10, 50).with(event -> event.setX(-40f)
                .setY(0f)));

        assertThat(standing(match, "g")).isEqualTo(Standing.PENDING);
    }

    @Test
    void a_play_that_turns_out_to_have_been_before_the_kick_off_takes_the_confirmation_back() {
        learn(goal().pending());
        learn(Told.pass("k", "B").at(FIRST_HALF, 10, 50).with(event -> event.setX(0f)
                .setY(0f)));
        learn(Told.pass("free kick", "B").at(FIRST_HALF, 10, 40));

        assertThat(standing(match, "g")).isEqualTo(Standing.PENDING);
    }

    @Test
    void the_next_period_confirms_a_goal() {
        learn(goal().pending());
        learn(Told.pass("p", "A").at(SECOND_HALF, 0, 1));

        assertThat(standing(match, "g")).isEqualTo(Standing.STANDS);
    }

    @Test
    void the_final_result_confirms_a_goal() {
        learn(goal().pending());
        learn(Told.status("s", MatchStatus.FINISHED).at(SECOND_HALF, 50, 0));

        assertThat(standing(match, "g")).isEqualTo(Standing.STANDS);
    }

    @Test
    void a_goal_of_no_known_clock_counts() {
        learn(Told.goal("g", "A"));

        assertThat(score(match)).isEqualTo("1-0");
        assertThat(match.incident("g").orElseThrow().minute()).isEmpty();
    }

    @Test
    void a_heartbeat_counts_nowhere() {
        Change change = learn(Told.of("h", EventType.HEARTBEAT));

        assertThat(change.teams()).isFalse();
        assertThat(change.board()).isFalse();
        assertThat(match.team(Side.HOME).orElseThrow().matchEvents()).isEqualTo(1);
    }
}
