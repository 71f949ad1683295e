package io.millrace.sports;

import static io.millrace.contracts.sports.Period.FIRST_HALF;
import static io.millrace.contracts.sports.Period.SECOND_HALF;
import static io.millrace.contracts.sports.QuietLevel.EVERYTHING;
import static io.millrace.contracts.sports.QuietLevel.GOALS;
import static io.millrace.contracts.sports.QuietLevel.KEY_MOMENTS;
import static io.millrace.contracts.sports.QuietLevel.NOTHING;
import static io.millrace.contracts.sports.QuietLevel.RESULT;
import static io.millrace.sports.Fixtures.ajaxAgainstBayern;
import static io.millrace.sports.Fixtures.fan;
import static io.millrace.sports.Fixtures.match;
import static io.millrace.sports.Fixtures.team;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.contracts.sports.Card;
import io.millrace.contracts.sports.FanNotification;
import io.millrace.contracts.sports.FanSubscription;
import io.millrace.contracts.sports.Follow;
import io.millrace.contracts.sports.FollowKind;
import io.millrace.contracts.sports.NotificationAction;
import io.millrace.contracts.sports.SportsTopics;
import io.millrace.contracts.sports.VarDecision;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FansTest {

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

    private static Told goal() {
        return Told.goal("g", "A").by("A", "A9").at(FIRST_HALF, 10, 0).with(event -> event.setPlayerName("Nine"));
    }

    private static Told disallowed() {
        return Told.decision("d", "g", VarDecision.GOAL_DISALLOWED)
                .at(FIRST_HALF, 11, 0)
                .with(event -> event.setReason("offside"));
    }

    private static Told approved() {
        return Told.decision("d2", "g", VarDecision.GOAL_STANDS).at(FIRST_HALF, 12, 0);
    }

    @Test
    void a_fan_of_a_team_hears_of_its_goal_and_what_became_of_it() {
        sports.subscribe(fan("f", GOALS, team("A")));
        sports.pipe(goal(), disallowed());

        List<TestRecord<String, FanNotification>> messages = sports.notificationRecords();
        assertThat(messages)
                .extracting(
                        TestRecord::key,
                        row -> row.value().getAction(),
                        row -> row.value().getAlertId(),
                        row -> row.value().getAlertRevision(),
                        row -> row.value().getMessage(),
                        TestRecord::getRecordTime)
                .containsExactly(
                        tuple(
                                "f",
                                NotificationAction.ANNOUNCE,
                                "sports-scores:goal:m:g",
                                1,
                                "GOAL! Nine (Ajax) 11': Ajax 1-0 Bayern",
                                SportsDriver.START.plusSeconds(600)),
                        tuple(
                                "f",
                                NotificationAction.RETRACT,
                                "sports-scores:goal:m:g",
                                2,
                                "Goal taken back (offside): now 0-0. Ajax 0-0 Bayern",
                                SportsDriver.START.plusSeconds(660)));
    }

    @Test
    void a_fan_who_follows_by_several_ways_hears_of_it_once() {
        sports.subscribe(fan(
                "f",
                EVERYTHING,
                team("A"),
                team("B"),
                match("m"),
                new Follow(FollowKind.COMPETITION, "L"),
                new Follow(FollowKind.PLAYER, "A9")));
        sports.pipe(goal(), disallowed());

        assertThat(actionsOf("goal")).containsExactly(NotificationAction.ANNOUNCE, NotificationAction.RETRACT);
    }

    @Test
    void only_those_hear_of_it_who_follow() {
        sports.subscribe(fan("a", GOALS, team("A")));
        sports.subscribe(fan("b", GOALS, team("B")));
        sports.subscribe(fan("c", GOALS, team("C"), match("other")));
        sports.subscribe(fan("p", GOALS, new Follow(FollowKind.PLAYER, "A9")));
        sports.subscribe(fan("q", GOALS, new Follow(FollowKind.PLAYER, "A7")));
        sports.pipe(goal());

        assertThat(sports.notifications())
                .extracting(FanNotification::getFanId)
                .containsExactlyInAnyOrder("a", "b", "p");
    }

    @Test
    void each_level_hears_what_it_asks_for() {
        sports.subscribe(fan("everything", EVERYTHING, match("m")));
        sports.subscribe(fan("moments", KEY_MOMENTS, match("m")));
        sports.subscribe(fan("goals", GOALS, match("m")));
        sports.subscribe(fan("result", RESULT, match("m")));
        sports.subscribe(fan("nothing", NOTHING, match("m")));
        sports.pipe(
                Told.starts(FIRST_HALF),
                Told.card("y", "B", "B4", Card.YELLOW).at(FIRST_HALF, 5, 0),
                goal(),
                Told.card("r", "B", "B5", Card.RED).at(FIRST_HALF, 15, 0),
                Told.ends(SECOND_HALF, 48));

        List<FanNotification> all = sports.notifications();
        assertThat(rules(all, "everything"))
                .containsExactly("kick-off", "yellow-card", "goal", "red-card", "full-time");
        assertThat(rules(all, "moments")).containsExactly("kick-off", "goal", "red-card", "full-time");
        assertThat(rules(all, "goals")).containsExactly("goal", "full-time");
        assertThat(rules(all, "result")).containsExactly("full-time");
        assertThat(rules(all, "nothing")).isEmpty();
    }

    @Test
    void in_quiet_hours_nothing_is_announced_but_what_was_announced_is_corrected() {
        // The goal is at 20:10 UTC, 21:10 in Berlin; the decision at 21:11.
        sports.subscribe(quiet("asleep", "21:10", "07:00"));
        sports.subscribe(quiet("soon", "21:11", "07:00"));
        sports.subscribe(quiet("awake", "07:00", "21:10"));
        sports.pipe(goal(), disallowed());

        assertThat(sports.notifications())
                .extracting(FanNotification::getFanId, FanNotification::getAction)
                .containsExactlyInAnyOrder(
                        tuple("soon", NotificationAction.ANNOUNCE),
                        tuple("awake", NotificationAction.ANNOUNCE),
                        tuple("soon", NotificationAction.RETRACT),
                        tuple("awake", NotificationAction.RETRACT));
    }

    @Test
    void who_has_unsubscribed_hears_of_corrections_and_of_nothing_else() {
        sports.subscribe(fan("f", EVERYTHING, team("A")));
        sports.pipe(goal());
        sports.unsubscribe("f");
        sports.pipe(disallowed(), Told.goal("g2", "A").at(FIRST_HALF, 20, 0));

        assertThat(sports.notifications())
                .extracting(FanNotification::getAlertId, FanNotification::getAction)
                .containsExactly(
                        tuple("sports-scores:kick-off:m:KICK_OFF", NotificationAction.ANNOUNCE),
                        tuple("sports-scores:goal:m:g", NotificationAction.ANNOUNCE),
                        tuple("sports-scores:goal:m:g", NotificationAction.RETRACT));
    }

    @Test
    void who_follows_something_else_now_hears_of_that() {
        sports.subscribe(fan("f", GOALS, team("A")));
        sports.subscribe(fan("f", GOALS, team("X")));
        sports.pipe(goal());

        assertThat(sports.notifications()).isEmpty();
    }

    @Test
    void what_was_not_announced_is_not_corrected() {
        sports.pipe(goal());
        sports.subscribe(fan("f", EVERYTHING, team("A")));
        sports.pipe(disallowed());

        assertThat(sports.notifications()).isEmpty();
    }

    @Test
    void a_goal_that_stands_after_all_is_told_as_an_update() {
        sports.subscribe(fan("f", GOALS, team("A")));
        sports.pipe(goal(), disallowed(), approved());

        assertThat(sports.notifications())
                .extracting(FanNotification::getAction, FanNotification::getAlertRevision)
                .containsExactly(
                        tuple(NotificationAction.ANNOUNCE, 1),
                        tuple(NotificationAction.RETRACT, 2),
                        tuple(NotificationAction.UPDATE, 3));
    }

    @Test
    void back_fill_is_one_message() {
        sports.subscribe(fan("f", GOALS, team("A")));
        sports.pipe(
                Told.pass("p1", "B").at(FIRST_HALF, 9, 0),
                goal().with(event -> event.setReconstructed(true)),
                Told.goal("g2", "B").at(FIRST_HALF, 12, 0).with(event -> event.setReconstructed(true)),
                Told.pass("p2", "B").at(FIRST_HALF, 14, 0));

        assertThat(sports.notifications())
                .extracting(FanNotification::getRule, FanNotification::getMessage)
                .containsExactly(tuple("score-corrected", "Score corrected: Ajax 1-1 Bayern (was 0-0)"));
    }

    @Test
    void what_is_wrong_with_a_source_is_no_fans_business() {
        sports.subscribe(fan("f", EVERYTHING, team("A")));
        sports.pipe(Told.starts(FIRST_HALF));
        sports.notifications();
        sports.passTime(Duration.ofMinutes(5));

        assertThat(sports.alerts("feed-silent")).hasSize(1);
        assertThat(sports.notifications()).isEmpty();
    }

    @Test
    void what_was_announced_is_forgotten_after_a_while_and_so_is_who_has_left() {
        sports.subscribe(fan("f", GOALS, team("A")));
        sports.subscribe(fan("g", GOALS, team("A")));
        sports.pipe(goal());
        sports.unsubscribe("g");
        sports.notifications();
        sports.passTime(Duration.ofDays(2).plusMinutes(2));
        sports.passTime(Duration.ofMinutes(2));

        assertThat(sports.stored("announced")).isZero();
        assertThat(sports.stored("followers")).isEqualTo(1);
    }

    @Test
    void fans_are_told_the_rest_after_a_restart() {
        sports.subscribe(fan("f", GOALS, team("A")));
        sports.pipe(goal());
        sports.notifications();
        sports = sports.restarted();
        sports.pipe(disallowed());

        assertThat(sports.notifications())
                .extracting(FanNotification::getAction)
                .containsExactly(NotificationAction.RETRACT);
    }

    @Test
    void a_subscription_that_makes_no_sense_is_a_dead_letter() {
        FanSubscription nowhere = fan("f", GOALS, team("A"));
        nowhere.setZone("Europe/Atlantis");
        FanSubscription half = fan("f", GOALS, team("A"));
        half.setQuietFrom("22:00");
        FanSubscription hour = fan("f", GOALS, team("A"));
        hour.setQuietFrom("22:00");
        hour.setQuietTo("24:00");
        sports.subscribe(nowhere);
        sports.subscribe(half);
        sports.subscribe(hour);
        sports.subscribe(fan("f", GOALS, team("")));
        sports.pipe(goal());

        assertThat(sports.deadLetters()).hasSize(4);
        assertThat(sports.accounts
                        .page(SportsTopics.FAN_SUBSCRIPTIONS.name())
                        .balance()
                        .in())
                .isEqualTo(4);
        assertThat(sports.notifications()).isEmpty();
    }

    private List<NotificationAction> actionsOf(String rule) {
        return sports.notifications().stream()
                .filter(message -> message.getRule().equals(rule))
                .map(FanNotification::getAction)
                .toList();
    }

    private static List<String> rules(List<FanNotification> all, String fan) {
        return all.stream()
                .filter(message -> message.getFanId().equals(fan))
                .map(FanNotification::getRule)
                .toList();
    }

    private static FanSubscription quiet(String id, String from, String to) {
        FanSubscription subscription = fan(id, GOALS, team("A"));
        subscription.setQuietFrom(from);
        subscription.setQuietTo(to);
        subscription.setZone("Europe/Berlin");
        return subscription;
    }
}
