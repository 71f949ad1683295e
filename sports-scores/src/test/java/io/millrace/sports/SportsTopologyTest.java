package io.millrace.sports;

import static io.millrace.contracts.sports.Period.FIRST_HALF;
import static io.millrace.sports.Fixtures.ajaxAgainstBayern;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.contracts.sports.Commentary;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.MatchState;
import io.millrace.contracts.sports.PlayerPosition;
import io.millrace.contracts.sports.PlayerStats;
import io.millrace.contracts.sports.Score;
import io.millrace.contracts.sports.SportsTopics;
import io.millrace.contracts.sports.TeamStats;
import io.millrace.contracts.sports.TrackingFrame;
import io.millrace.contracts.sports.VarDecision;
import io.millrace.processors.deadletters.DeadLetters;
import io.millrace.processors.intake.IntakeAccounts;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The scoreboard and the statistics. */
class SportsTopologyTest {

    private SportsDriver sports;

    @BeforeEach
    void start() {
        sports = new SportsDriver();
    }

    @AfterEach
    void stop() {
        sports.close();
    }

    @Test
    void a_goal_is_on_the_board_with_the_time_of_its_event() {
        sports.pipe(ajaxAgainstBayern());
        sports.pipe(Told.starts(FIRST_HALF), Told.goal("g", "A").at(FIRST_HALF, 17, 30));

        List<TestRecord<String, Score>> rows = sports.scoreRecords();
        assertThat(rows).extracting(TestRecord::key).containsOnly("m");
        assertThat(rows)
                .extracting(
                        row -> row.value().getRevision(),
                        row -> row.value().getState(),
                        row -> row.value().getClock(),
                        row -> row.value().getHome().getGoals(),
                        TestRecord::getRecordTime)
                .containsExactly(
                        tuple(1, MatchState.NOT_STARTED, null, 0, SportsDriver.START),
                        tuple(2, MatchState.FIRST_HALF, "1", 0, SportsDriver.START),
                        tuple(3, MatchState.FIRST_HALF, "18", 1, SportsDriver.START.plusSeconds(1050)));
        Score last = rows.get(2).value();
        assertThat(last.getCompetition()).isEqualTo("L");
        assertThat(last.getHome().getName()).isEqualTo("Ajax");
        assertThat(last.getAway().getName()).isEqualTo("Bayern");
        assertThat(last.getEventTime()).isEqualTo(SportsDriver.START.plusSeconds(1050));
        assertThat(last.getReason()).isNull();
    }

    @Test
    void a_row_comes_for_each_minute_of_play_and_not_for_each_event() {
        sports.pipe(
                Told.pass("p1", "A").at(FIRST_HALF, 3, 0),
                Told.pass("p2", "A").at(FIRST_HALF, 3, 10),
                Told.pass("p3", "B").at(FIRST_HALF, 3, 59),
                Told.pass("p4", "B").at(FIRST_HALF, 4, 0));

        assertThat(sports.scores())
                .extracting(Score::getClock)
                .startsWith("4")
                .endsWith("5")
                .hasSizeBetween(2, 3);
    }

    @Test
    void a_goal_that_var_takes_back_leaves_the_board_with_the_reason() {
        sports.pipe(
                Told.goal("g", "A").at(FIRST_HALF, 10, 0).pending(),
                Told.check("c", "g").at(FIRST_HALF, 10, 30),
                Told.decision("d", "g", VarDecision.GOAL_DISALLOWED)
                        .at(FIRST_HALF, 10, 50)
                        .with(event -> event.setReason("offside")));

        List<Score> rows = sports.scores();
        assertThat(rows.get(0).getHome().getGoals()).isEqualTo(1);
        assertThat(rows.get(0).getProvisional()).isTrue();
        assertThat(rows.get(0).getAwaiting()).containsExactly("g");
        Score last = rows.get(rows.size() - 1);
        assertThat(last.getHome().getGoals()).isZero();
        assertThat(last.getProvisional()).isFalse();
        assertThat(last.getReason()).contains("offside").contains("11");
        assertThat(rows).extracting(Score::getRevision).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void an_event_out_of_order_mends_the_board() {
        sports.pipe(
                Told.goal("g2", "B").at(FIRST_HALF, 20, 0), Told.goal("g1", "A").at(FIRST_HALF, 10, 0));

        List<Score> rows = sports.scores();
        Score last = rows.get(rows.size() - 1);
        assertThat(last.getHome().getTeam()).isEqualTo("A");
        assertThat(last.getHome().getGoals()).isEqualTo(1);
        assertThat(last.getAway().getGoals()).isEqualTo(1);
        assertThat(last.getClock()).isEqualTo("21");
        assertThat(last.getReason()).contains("late");
    }

    @Test
    void a_repeated_event_is_counted_as_such_and_changes_nothing() {
        Told goal = Told.goal("g", "A").at(FIRST_HALF, 10, 0);
        sports.pipe(goal);
        sports.scores();
        sports.pipe(goal, goal);

        assertThat(sports.scores()).isEmpty();
        assertThat(events().duplicate()).isEqualTo(2);
        assertThat(sports.deadLetters()).isEmpty();
        sports.assertBalanced(3);
    }

    @Test
    void an_event_a_day_behind_its_match_is_late_and_says_so() {
        MatchEvent late = Told.goal("g", "A").at(FIRST_HALF, 10, 0).event();
        late.setEventTime(SportsDriver.START.minus(Duration.ofHours(24)).plusSeconds(600 - 1));
        sports.pipe(Told.pass("p", "B").at(FIRST_HALF, 10, 0));
        sports.pipe(late);

        assertThat(sports.scores())
                .extracting(row -> row.getHome().getGoals() + row.getAway().getGoals())
                .containsOnly(0);
        assertThat(reasons(sports.deadLetters())).containsExactly("LATE");
        sports.assertBalanced(2);
    }

    @Test
    void an_event_just_within_the_lateness_counts() {
        MatchEvent goal = Told.goal("g", "A").at(FIRST_HALF, 9, 0).event();
        goal.setEventTime(SportsDriver.START.minus(Duration.ofHours(24)).plusSeconds(600));
        sports.pipe(Told.pass("p", "B").at(FIRST_HALF, 10, 0));
        sports.pipe(goal);

        assertThat(sports.deadLetters()).isEmpty();
        assertThat(last(sports.scores()).getReason()).contains("late");
    }

    @Test
    void a_withdrawal_that_comes_first_makes_void_what_comes_later() {
        sports.pipe(
                Told.goal("g", "A").at(FIRST_HALF, 10, 0).revision(2).cancelled(),
                Told.goal("g", "A").at(FIRST_HALF, 10, 0));

        assertThat(sports.scores())
                .extracting(row -> row.getHome().getGoals() + row.getAway().getGoals())
                .containsOnly(0);
        assertThat(sports.alerts("goal")).isEmpty();
    }

    @Test
    void players_and_teams_have_rows_of_their_own_which_come_only_when_they_say_something_else() {
        sports.pipe(
                Told.lineUp("A"),
                Told.lineUp("B"),
                Told.goal("g", "A").by("A", "A9").at(FIRST_HALF, 10, 0).with(event -> event.setExpectedGoals(0.5)
                        .setSecondPlayer("A7")));

        List<TestRecord<String, PlayerStats>> rows = sports.playerRecords();
        assertThat(rows).filteredOn(row -> row.key().equals("m/A9")).last().satisfies(row -> {
            assertThat(row.value().getGoals()).isEqualTo(1);
            assertThat(row.value().getExpectedGoals()).isEqualTo(0.5);
            assertThat(row.value().getName()).isEqualTo("Player A9");
            assertThat(row.value().getMinutes()).isEqualTo(10);
            assertThat(row.getRecordTime()).isEqualTo(SportsDriver.START.plusSeconds(600));
        });
        assertThat(rows).filteredOn(row -> row.key().equals("m/A7")).last().satisfies(row -> assertThat(
                        row.value().getAssists())
                .isEqualTo(1));
        assertThat(rows).filteredOn(row -> row.key().equals("m/A16")).isEmpty();
        TestRecord<String, TeamStats> team = sports.teamRecords().stream()
                .filter(row -> row.key().equals("m/A"))
                .reduce((before, row) -> row)
                .orElseThrow();
        assertThat(team.value().getShots()).isEqualTo(1);
        assertThat(team.value().getDefinitions()).contains("Wyscout");

        sports.pipe(Told.of("x", EventType.HEARTBEAT).at(FIRST_HALF, 10, 5));
        assertThat(sports.playerRecords()).isEmpty();
        assertThat(sports.teamRecords()).isEmpty();
    }

    @Test
    void a_row_is_withdrawn_when_its_only_event_is_and_goes_on_with_the_next_revision() {
        Told foul = Told.of("f", EventType.FOUL).by("A", "A9").at(FIRST_HALF, 10, 0);
        sports.pipe(foul);
        assertThat(sports.playerRecords())
                .extracting(TestRecord::key, row -> row.value().getRevision())
                .containsExactly(tuple("m/A9", 1));

        sports.pipe(foul.revision(2).cancelled());
        assertThat(sports.playerRecords())
                .extracting(TestRecord::key, TestRecord::value)
                .containsExactly(tuple("m/A9", null));

        sports.pipe(Told.of("f2", EventType.FOUL).by("A", "A9").at(FIRST_HALF, 11, 0));
        assertThat(sports.playerRecords())
                .extracting(TestRecord::key, row -> row.value().getRevision())
                .containsExactly(tuple("m/A9", 2));
    }

    @Test
    void what_tracking_has_measured_is_in_the_row_of_the_player() {
        sports.pipe(Told.lineUp("A"), Told.lineUp("B"));
        for (int frame = 0; frame <= 500; frame++) {
            sports.pipe(TrackingFrame.newBuilder()
                    .setMatchId("m")
                    .setFrame(frame)
                    .setPeriod(FIRST_HALF)
                    .setClock(frame * 40)
                    .setEventTime(SportsDriver.START.plusMillis(frame * 40L))
                    .setHome(List.of(new PlayerPosition("A9", frame * 0.2f, 0f)))
                    .setAway(List.of())
                    .build());
        }

        assertThat(sports.playerRecords())
                .filteredOn(row -> row.key().equals("m/A9") && row.value().getPhysical() != null)
                .last()
                .satisfies(row -> {
                    assertThat(row.value().getPhysical().getDistance()).isBetween(40.0, 100.0);
                    assertThat(row.value().getPhysical().getDefinition()).contains("FIFA");
                    assertThat(row.value().getTeam()).isEqualTo("A");
                });
    }

    @Test
    void after_a_restart_the_match_goes_on_from_what_was_stored() {
        sports.pipe(ajaxAgainstBayern());
        sports.pipe(
                Told.lineUp("A"),
                Told.lineUp("B"),
                Told.goal("g1", "A").by("A", "A9").at(FIRST_HALF, 10, 0),
                Told.pass("p", "B").by("B", "B4").at(FIRST_HALF, 11, 0));
        int before = last(sports.scores()).getRevision();
        sports.playerRecords();

        sports = sports.restarted();
        sports.pipe(
                Told.goal("g1", "A").by("A", "A9").at(FIRST_HALF, 10, 0),
                Told.goal("g2", "A").by("A", "A9").at(FIRST_HALF, 11, 5));

        assertThat(events().duplicate()).isEqualTo(1);
        List<Score> rows = sports.scores();
        assertThat(rows).extracting(Score::getRevision).containsExactly(before + 1);
        assertThat(rows.get(0).getHome().getGoals()).isEqualTo(2);
        assertThat(rows.get(0).getHome().getName()).isEqualTo("Ajax");
        assertThat(sports.playerRecords())
                .filteredOn(row -> row.key().equals("m/A9"))
                .extracting(row -> row.value().getGoals())
                .containsExactly(2);
        assertThat(sports.alerts("goal"))
                .extracting(alert -> alert.getAlertId())
                .containsExactly("sports-scores:goal:m:g2");
    }

    @Test
    void matches_whose_ids_run_into_each_other_stay_apart() {
        for (String match : List.of("m", "m/", "m/A", "m\0", "")) {
            MatchEvent goal = Told.goal("g", "A").at(FIRST_HALF, 10, 0).event();
            goal.setMatchId(match);
            sports.pipe(goal);
        }

        assertThat(sports.scores())
                .extracting(Score::getMatchId, row -> row.getHome().getGoals(), Score::getRevision)
                .containsExactly(tuple("m", 1, 1), tuple("m/", 1, 1), tuple("m/A", 1, 1), tuple("m\0", 1, 1));
        assertThat(reasons(sports.deadLetters())).containsExactly("NO_KEY");
    }

    @Test
    void an_idle_match_is_forgotten_and_its_rows_stay() {
        sports.pipe(Told.goal("g", "A").at(FIRST_HALF, 10, 0));
        sports.scores();
        sports.passTime(Duration.ofMinutes(5)); // told that the feed is silent
        sports.passTime(Duration.ofDays(13));
        assertThat(sports.stored("match-events")).isPositive();

        sports.passTime(Duration.ofDays(2));

        assertThat(sports.stored("match-events")).isZero();
        assertThat(sports.stored("match-alerts")).isZero();
        assertThat(sports.scoreRecords()).isEmpty();
    }

    @Test
    void bad_input_is_a_dead_letter_with_its_reason_and_its_own_bytes_and_the_stream_goes_on() {
        byte[] key = "m".getBytes(StandardCharsets.UTF_8);
        byte[] random = {1, 2, 3, 4, 5};
        MatchEvent teamless = Told.of("g", EventType.GOAL).event();
        MatchEvent backwards =
                Told.pass("p", "A").with(event -> event.setClock(-1)).event();
        MatchEvent revision = Told.pass("p", "A").revision(0).event();
        MatchEvent chance = Told.of("s", EventType.SHOT)
                .with(event -> event.setExpectedGoals(Double.NaN))
                .event();
        MatchEvent half =
                Told.pass("p", "A").with(event -> event.setHomeScore(1)).event();
        MatchEvent elsewhere = Told.pass("p", "A").event();
        elsewhere.setMatchId("other");

        sports.pipe(key, random);
        for (MatchEvent event : List.of(teamless, backwards, revision, chance, half, elsewhere)) {
            sports.pipe(key, SportsDriver.encoded(SportsTopics.MATCH_EVENTS, event));
        }
        sports.pipe(key, null);
        sports.pipe(Told.goal("g9", "A").at(FIRST_HALF, 1, 0));

        List<TestRecord<byte[], byte[]>> letters = sports.deadLetters();
        assertThat(reasons(letters))
                .containsExactly(
                        "UNREADABLE", "INVALID", "INVALID", "INVALID", "INVALID", "INVALID", "INVALID", "INVALID");
        assertThat(letters.get(0).value()).isEqualTo(random);
        assertThat(header(letters.get(1), DeadLetters.MESSAGE)).contains("GOAL without team");
        assertThat(header(letters.get(2), DeadLetters.MESSAGE)).contains("clock -1");
        assertThat(header(letters.get(3), DeadLetters.MESSAGE)).contains("revision 0");
        assertThat(header(letters.get(4), DeadLetters.MESSAGE)).contains("expectedGoals NaN");
        assertThat(header(letters.get(5), DeadLetters.MESSAGE)).contains("half a score");
        assertThat(header(letters.get(6), DeadLetters.MESSAGE)).contains("other");
        assertThat(last(sports.scores()).getHome().getGoals()).isEqualTo(1);
        sports.assertBalanced(9);
    }

    @Test
    void a_withdrawn_event_needs_nothing_but_its_id() {
        sports.pipe(Told.of("g", EventType.GOAL).cancelled());

        assertThat(sports.deadLetters()).isEmpty();
    }

    @Test
    void commentary_is_kept_once_in_its_highest_revision() {
        Commentary line = Commentary.newBuilder()
                .setCommentaryId("c1")
                .setMatchId("m")
                .setEventTime(SportsDriver.START)
                .setText("What a start!")
                .build();
        sports.pipe(line);
        sports.pipe(line);

        IntakeAccounts.Balance balance =
                sports.accounts.page(SportsTopics.COMMENTARY.name()).balance();
        assertThat(balance.accepted()).isEqualTo(1);
        assertThat(balance.duplicate()).isEqualTo(1);
    }

    @Test
    void headers_go_through_to_every_result() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("traceparent", "00-1-2-01".getBytes(StandardCharsets.UTF_8));
        sports.pipe(new TestRecord<>(
                "m".getBytes(StandardCharsets.UTF_8),
                SportsDriver.encoded(
                        SportsTopics.MATCH_EVENTS,
                        Told.goal("g", "A").by("A", "A9").at(FIRST_HALF, 10, 0).event()),
                headers,
                SportsDriver.START));

        assertThat(sports.scoreRecords().get(0).headers().lastHeader("traceparent"))
                .isNotNull();
        assertThat(sports.playerRecords().get(0).headers().lastHeader("traceparent"))
                .isNotNull();
        assertThat(sports.teamRecords().get(0).headers().lastHeader("traceparent"))
                .isNotNull();
        assertThat(sports.alertRecords().get(0).headers().lastHeader("traceparent"))
                .isNotNull();
    }

    private IntakeAccounts.Balance events() {
        return sports.accounts.page(SportsTopics.MATCH_EVENTS.name()).balance();
    }

    private static Score last(List<Score> rows) {
        return rows.get(rows.size() - 1);
    }

    private static List<String> reasons(List<TestRecord<byte[], byte[]>> letters) {
        return letters.stream()
                .map(letter -> header(letter, DeadLetters.REASON))
                .toList();
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
