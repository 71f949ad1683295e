package io.millrace.sports;

import static io.millrace.contracts.sports.Period.EXTRA_FIRST;
import static io.millrace.contracts.sports.Period.FIRST_HALF;
import static io.millrace.contracts.sports.Period.SECOND_HALF;
import static io.millrace.contracts.sports.Period.SHOOT_OUT;
import static io.millrace.sports.Fixtures.ajaxAgainstBayern;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.alert.AlertState;
import io.millrace.contracts.alert.Evidence;
import io.millrace.contracts.sports.Card;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchStatus;
import io.millrace.contracts.sports.VarDecision;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MatchAlertsTest {

    private SportsDriver sports;

    @BeforeEach
    void start() {
        sports = new SportsDriver();
        sports.pipe(ajaxAgainstBayern());
    }

    @AfterEach
    void stop() {
        sports.close();
    }

    private static Told goal(String id, String team, int minute) {
        return Told.goal(id, team)
                .by(team, team + "9")
                .at(FIRST_HALF, minute, 0)
                .with(event -> event.setPlayerName("Nine of " + team));
    }

    private static Told pass(String id, int minute) {
        return Told.pass(id, "B").at(FIRST_HALF, minute, 30);
    }

    @Test
    void a_goal_raises_an_alert_that_says_who_when_and_the_score_after_it() {
        sports.pipe(Told.starts(FIRST_HALF), goal("g", "A", 17));

        List<TestRecord<String, Alert>> alerts = sports.alertRecords();
        assertThat(alerts)
                .extracting(TestRecord::key, row -> row.value().getRule(), TestRecord::getRecordTime)
                .containsExactly(
                        tuple("m", "kick-off", SportsDriver.START),
                        tuple("m", "goal", SportsDriver.START.plusSeconds(17 * 60)));
        Alert goal = alerts.get(1).value();
        assertThat(goal.getAlertId()).isEqualTo("sports-scores:goal:m:g");
        assertThat(goal.getState()).isEqualTo(AlertState.RAISED);
        assertThat(goal.getTitle()).isEqualTo("GOAL! Nine of A (Ajax) 18': Ajax 1-0 Bayern");
        assertThat(goal.getValues())
                .containsEntry("home", "A")
                .containsEntry("away", "B")
                .containsEntry("competition", "L")
                .containsEntry("player", "A9")
                .containsEntry("score", "1-0")
                .containsEntry("standing", "STANDS");
        assertThat(goal.getEvidence())
                .extracting(Evidence::getTopic, Evidence::getOffset)
                .containsExactly(tuple("match_events", 1L));
    }

    @Test
    void a_goal_that_var_takes_back_is_retracted_under_its_own_id_with_the_reason_and_the_score_now() {
        sports.pipe(
                goal("g", "A", 10).pending(),
                Told.check("c", "g").at(FIRST_HALF, 10, 30),
                Told.decision("d", "g", VarDecision.GOAL_DISALLOWED)
                        .at(FIRST_HALF, 10, 50)
                        .with(event -> event.setReason("offside")),
                pass("p", 11));

        List<Alert> alerts = sports.alerts("goal");
        assertThat(alerts)
                .extracting(
                        Alert::getAlertId,
                        Alert::getRevision,
                        Alert::getState,
                        alert -> alert.getValues().get("standing"),
                        alert -> alert.getValues().get("score"))
                .containsExactly(
                        tuple("sports-scores:goal:m:g", 1, AlertState.RAISED, "PENDING", "1-0"),
                        tuple("sports-scores:goal:m:g", 2, AlertState.UPDATED, "UNDER_REVIEW", "1-0"),
                        tuple("sports-scores:goal:m:g", 3, AlertState.RETRACTED, "VOID", "0-0"));
        Alert retracted = alerts.get(2);
        assertThat(retracted.getReason()).isEqualTo("offside");
        assertThat(retracted.getEventTime()).isEqualTo(SportsDriver.START.plusSeconds(650));
        assertThat(retracted.getEvidence()).extracting(Evidence::getOffset).containsExactly(0L, 1L, 2L);
        assertThat(alerts.get(1).getReason()).isEqualTo("under review");
    }

    @Test
    void a_goal_that_stands_after_all_is_raised_again_under_the_same_id() {
        sports.pipe(
                goal("g", "A", 10),
                Told.decision("d1", "g", VarDecision.GOAL_DISALLOWED).at(FIRST_HALF, 10, 50),
                Told.decision("d2", "g", VarDecision.GOAL_STANDS).at(FIRST_HALF, 11, 20));

        assertThat(sports.alerts("goal"))
                .extracting(Alert::getAlertId, Alert::getRevision, Alert::getState)
                .containsExactly(
                        tuple("sports-scores:goal:m:g", 1, AlertState.RAISED),
                        tuple("sports-scores:goal:m:g", 2, AlertState.RETRACTED),
                        tuple("sports-scores:goal:m:g", 3, AlertState.RAISED));
    }

    @Test
    void a_corrected_scorer_updates_the_alert_and_says_who_it_was() {
        sports.pipe(goal("g", "A", 10), goal("g", "A", 10).revision(2).with(event -> event.setPlayer("A7")
                .setPlayerName("Seven of A")));

        Alert update = sports.alerts("goal").get(1);
        assertThat(update.getState()).isEqualTo(AlertState.UPDATED);
        assertThat(update.getReason()).isEqualTo("player corrected: Nine of A -> Seven of A");
        assertThat(update.getTitle()).contains("Seven of A");
    }

    @Test
    void a_withdrawn_goal_mends_the_score_of_those_after_it_too() {
        sports.pipe(
                goal("g1", "A", 10),
                goal("g2", "A", 20),
                goal("g1", "A", 10).revision(2).cancelled());

        List<Alert> alerts = sports.alerts("goal");
        assertThat(alerts)
                .extracting(Alert::getAlertId, Alert::getState, alert -> alert.getValues()
                        .get("score"))
                .containsExactly(
                        tuple("sports-scores:goal:m:g1", AlertState.RAISED, "1-0"),
                        tuple("sports-scores:goal:m:g2", AlertState.RAISED, "2-0"),
                        tuple("sports-scores:goal:m:g1", AlertState.RETRACTED, "1-0"),
                        tuple("sports-scores:goal:m:g2", AlertState.UPDATED, "1-0"));
        assertThat(alerts.get(3).getReason()).isEqualTo("score corrected: 2-0 -> 1-0");
    }

    @Test
    void nothing_is_told_twice() {
        sports.pipe(goal("g", "A", 10), goal("g", "A", 10), pass("p1", 11), pass("p2", 12));

        assertThat(sports.alerts("goal")).hasSize(1);
    }

    @Test
    void a_kick_of_the_shoot_out_is_no_goal() {
        sports.pipe(
                Told.goal("k1", "A").at(SHOOT_OUT, 0, 10),
                Told.of("k2", EventType.SHOT).by("B").at(SHOOT_OUT, 1, 0));

        assertThat(sports.alerts())
                .extracting(Alert::getRule)
                .doesNotContain("goal")
                .contains("shoot-out");
    }

    @Test
    void a_yellow_card_that_becomes_red_is_another_alert() {
        sports.pipe(
                Told.card("c", "B", "B4", Card.YELLOW).at(FIRST_HALF, 30, 0),
                Told.decision("d", "c", VarDecision.CARD_UPGRADED).at(FIRST_HALF, 31, 0));

        assertThat(sports.alerts())
                .filteredOn(alert -> alert.getRule().endsWith("card"))
                .extracting(Alert::getRule, Alert::getState)
                .containsExactly(
                        tuple("yellow-card", AlertState.RAISED),
                        tuple("yellow-card", AlertState.RETRACTED),
                        tuple("red-card", AlertState.RAISED));
    }

    @Test
    void the_phases_of_a_match_are_told_once_however_often_the_source_says_so() {
        Told second = Told.of("start again", EventType.PERIOD_START).at(FIRST_HALF, 0, 0);
        sports.pipe(
                Told.starts(FIRST_HALF),
                second,
                Told.ends(FIRST_HALF, 45),
                Told.starts(SECOND_HALF),
                Told.ends(SECOND_HALF, 48));

        assertThat(sports.alerts())
                .extracting(Alert::getRule, Alert::getTitle)
                .containsExactly(
                        tuple("kick-off", "Kick-off: Ajax 0-0 Bayern"),
                        tuple("half-time", "Half-time: Ajax 0-0 Bayern"),
                        tuple("second-half", "Second half: Ajax 0-0 Bayern"),
                        tuple("full-time", "Full time: Ajax 0-0 Bayern"));
    }

    @Test
    void full_time_is_taken_back_when_the_match_goes_on() {
        sports.pipe(Told.starts(SECOND_HALF), Told.ends(SECOND_HALF, 48), Told.starts(EXTRA_FIRST));

        assertThat(sports.alerts())
                .extracting(Alert::getRule, Alert::getState)
                .containsExactly(
                        tuple("second-half", AlertState.RAISED),
                        tuple("full-time", AlertState.RAISED),
                        tuple("full-time", AlertState.RETRACTED),
                        tuple("extra-time", AlertState.RAISED));
    }

    @Test
    void a_final_score_that_changes_updates_full_time() {
        sports.pipe(
                goal("g", "A", 40),
                Told.ends(SECOND_HALF, 48),
                goal("g", "A", 40).revision(2).cancelled());

        assertThat(sports.alerts("full-time"))
                .extracting(Alert::getState, alert -> alert.getValues().get("score"))
                .containsExactly(tuple(AlertState.RAISED, "1-0"), tuple(AlertState.UPDATED, "0-0"));
    }

    @Test
    void a_suspension_is_over_when_the_match_goes_on() {
        sports.pipe(
                pass("p", 10),
                Told.status("s", MatchStatus.SUSPENDED).at(FIRST_HALF, 11, 0),
                Told.status("r", MatchStatus.RESUMED).at(FIRST_HALF, 12, 0));

        assertThat(sports.alerts("match-status"))
                .extracting(Alert::getState, Alert::getTitle)
                .containsExactly(
                        tuple(AlertState.RAISED, "Suspended: Ajax 0-0 Bayern"),
                        tuple(AlertState.CLEARED, "Suspended: Ajax 0-0 Bayern"));
    }

    @Test
    void back_fill_mends_and_is_told_in_one_summary_when_play_goes_on() {
        sports.pipe(pass("p1", 10));
        sports.pipe(
                goal("g1", "A", 11).with(event -> event.setReconstructed(true)),
                goal("g2", "B", 12).with(event -> event.setReconstructed(true)),
                goal("g3", "A", 13).with(event -> event.setReconstructed(true)),
                pass("p2", 14));

        List<Alert> alerts = sports.alerts();
        assertThat(alerts).extracting(Alert::getRule).doesNotContain("goal");
        assertThat(alerts)
                .filteredOn(alert -> alert.getRule().equals("score-corrected"))
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.getTitle()).isEqualTo("Score corrected: Ajax 2-1 Bayern (was 0-0)");
                    assertThat(alert.getEvidence())
                            .extracting(Evidence::getOffset)
                            .containsExactly(1L, 2L, 3L);
                });
        assertThat(sports.scores())
                .last()
                .satisfies(row -> assertThat(row.getHome().getGoals()).isEqualTo(2));
    }

    @Test
    void back_fill_is_told_when_nothing_comes_after_it() {
        sports.pipe(pass("p1", 10), goal("g1", "A", 8));
        sports.passTime(Duration.ofSeconds(4));
        assertThat(sports.alerts("score-corrected")).isEmpty();

        sports.passTime(Duration.ofSeconds(2));

        assertThat(sports.alerts("score-corrected"))
                .extracting(Alert::getTitle)
                .containsExactly("Score corrected: Ajax 1-0 Bayern (was 0-0)");
    }

    @Test
    void an_event_at_the_edge_of_the_live_window_is_live() {
        sports.pipe(Told.pass("p1", "B").at(FIRST_HALF, 10, 0), goal("g1", "A", 9));

        assertThat(sports.alerts("goal")).hasSize(1);
    }

    @Test
    void back_fill_that_changes_nothing_in_the_end_is_not_told() {
        sports.pipe(
                pass("p1", 10),
                goal("g1", "A", 5),
                goal("g1", "A", 5).revision(2).cancelled(),
                pass("p2", 11));
        sports.passTime(Duration.ofSeconds(30));

        assertThat(sports.alerts()).extracting(Alert::getRule).doesNotContain("score-corrected", "goal");
    }

    @Test
    void back_fill_still_takes_back_what_was_announced() {
        sports.pipe(goal("g1", "A", 5), pass("p1", 10));
        sports.pipe(goal("g1", "A", 5).revision(2).cancelled().with(event -> event.setReconstructed(true)));

        assertThat(sports.alerts("goal"))
                .extracting(Alert::getState)
                .containsExactly(AlertState.RAISED, AlertState.RETRACTED);
    }

    @Test
    void a_source_with_heartbeats_that_falls_silent_for_ten_seconds_raises_an_alert_and_clears_it() {
        sports.pipe(Told.starts(FIRST_HALF), Told.of("h", EventType.HEARTBEAT).at(FIRST_HALF, 0, 3));
        sports.alerts();
        sports.passTime(Duration.ofSeconds(9));
        assertThat(sports.alerts()).isEmpty();
        sports.passTime(Duration.ofSeconds(2));

        List<Alert> silent = sports.alerts();
        assertThat(silent)
                .extracting(Alert::getRule, Alert::getState)
                .containsExactly(tuple("feed-silent", AlertState.RAISED));
        assertThat(silent.get(0).getTitle()).contains("Ajax - Bayern");
        sports.passTime(Duration.ofMinutes(5));
        assertThat(sports.alerts()).isEmpty();

        sports.pipe(Told.of("h", EventType.HEARTBEAT).at(FIRST_HALF, 0, 20));
        assertThat(sports.alerts())
                .extracting(Alert::getAlertId, Alert::getState)
                .containsExactly(tuple(silent.get(0).getAlertId(), AlertState.CLEARED));
    }

    @Test
    void a_source_without_heartbeats_may_be_silent_for_three_minutes_and_in_the_break_for_longer() {
        sports.pipe(Told.starts(FIRST_HALF));
        sports.passTime(Duration.ofSeconds(179));
        assertThat(sports.alerts("feed-silent")).isEmpty();
        sports.passTime(Duration.ofSeconds(3));
        assertThat(sports.alerts("feed-silent")).hasSize(1);

        sports.pipe(Told.ends(FIRST_HALF, 45));
        assertThat(sports.alerts("feed-silent")).extracting(Alert::getState).containsExactly(AlertState.CLEARED);
        sports.passTime(Duration.ofMinutes(15));
        assertThat(sports.alerts("feed-silent")).isEmpty();
    }

    @Test
    void a_score_of_the_source_that_differs_for_thirty_seconds_is_told_with_both_as_evidence() {
        sports.pipe(
                goal("g", "A", 10),
                reported("r", 11, 0, 2, 0),
                Told.pass("p", "B").at(FIRST_HALF, 11, 29));
        assertThat(sports.alerts("score-disagreement")).isEmpty();
        sports.pipe(Told.pass("p2", "B").at(FIRST_HALF, 11, 30));

        List<Alert> raised = sports.alerts("score-disagreement");
        assertThat(raised).extracting(Alert::getState).containsExactly(AlertState.RAISED);
        assertThat(raised.get(0).getTitle())
                .isEqualTo("Scores disagree: Ajax - Bayern, the source says 2-0, its events give 1-0");
        assertThat(raised.get(0).getEvidence()).extracting(Evidence::getOffset).containsExactly(0L, 1L);

        sports.pipe(reported("r2", 12, 0, 1, 0));
        assertThat(sports.alerts("score-disagreement"))
                .extracting(Alert::getState)
                .containsExactly(AlertState.CLEARED);
    }

    @Test
    void a_disagreement_is_told_by_the_clock_when_nothing_comes() {
        sports.pipe(reported("r", 11, 0, 1, 0));
        sports.passTime(Duration.ofSeconds(29));
        assertThat(sports.alerts("score-disagreement")).isEmpty();
        sports.passTime(Duration.ofSeconds(3));

        assertThat(sports.alerts("score-disagreement")).hasSize(1);
    }

    @Test
    void a_score_that_is_right_again_within_thirty_seconds_is_not_worth_telling() {
        sports.pipe(reported("r", 11, 0, 1, 0), goal("g", "A", 10), pass("p", 12), pass("p2", 13));
        sports.passTime(Duration.ofMinutes(2));

        assertThat(sports.alerts("score-disagreement")).isEmpty();
    }

    @Test
    void alerts_go_on_after_a_restart() {
        sports.pipe(goal("g", "A", 10), Told.check("c", "g").at(FIRST_HALF, 10, 30));
        sports.alerts();
        sports = sports.restarted();
        sports.pipe(Told.decision("d", "g", VarDecision.GOAL_DISALLOWED).at(FIRST_HALF, 11, 0));

        assertThat(sports.alerts("goal"))
                .extracting(Alert::getRevision, Alert::getState)
                .containsExactly(tuple(3, AlertState.RETRACTED));
    }

    private static Told reported(String id, int minute, int second, int home, int away) {
        return Told.of(id, EventType.SCORE).at(FIRST_HALF, minute, second).with(event -> event.setHomeScore(home)
                .setAwayScore(away));
    }
}
