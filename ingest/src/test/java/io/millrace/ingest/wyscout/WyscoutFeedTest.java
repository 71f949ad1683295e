package io.millrace.ingest.wyscout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.millrace.contracts.sports.Card;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.Restart;
import io.millrace.ingest.FeedException;
import io.millrace.ingest.Feeds;
import io.millrace.ingest.football.MatchReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A match of invented teams in the form of Wyscout's public data set. */
class WyscoutFeedTest {

    @TempDir
    private Path folder;

    private final List<String> events = new ArrayList<>();

    @Test
    void aGoalIsTheShotsAndNotTheGoalkeepers() throws IOException {
        add("1H", 100.5, "Pass", "Cross", 1, 7, "[{\"id\": 301}, {\"id\": 1801}]");
        add("1H", 101.25, "Shot", "Shot", 1, 9, "[{\"id\": 101}, {\"id\": 1801}]");
        add("1H", 101.5, "Save attempt", "Reflexes", 2, 31, "[{\"id\": 101}, {\"id\": 1802}]");

        MatchReading told = read();

        assertThat(told.event("2").getType()).isEqualTo(EventType.GOAL);
        assertThat(told.event("2").getSecondPlayer()).isEqualTo("7");
        assertThat(told.event("2").getClock()).isEqualTo(101_250);
        assertThat(told.event("2").getX()).isCloseTo(42f, within(0.01f));
        assertThat(told.event("2").getY()).isCloseTo(17f, within(0.01f));
        assertThat(told.event("1").getCross()).isTrue();
        assertThat(told.events())
                .filteredOn(one -> one.getType() == EventType.GOAL)
                .hasSize(1);
    }

    @Test
    void anOwnGoalStaysWithTheTeamOfItsPlayer() throws IOException {
        add("2H", 10, "Others on the ball", "Touch", 2, 4, "[{\"id\": 102}]");

        MatchEvent goal = read().event("1");

        assertThat(goal.getType()).isEqualTo(EventType.OWN_GOAL);
        assertThat(goal.getTeam()).isEqualTo("2");
        assertThat(goal.getPlayer()).isEqualTo("4");
    }

    @Test
    void kicksOfTheShootOutAndPenaltiesArePenalties() throws IOException {
        add("2H", 10, "Free Kick", "Penalty", 1, 9, "[{\"id\": 1801}]");
        add("P", 1, "Free Kick", "Penalty", 1, 9, "[{\"id\": 101}, {\"id\": 1801}]");

        MatchReading told = read();

        assertThat(told.event("1").getType()).isEqualTo(EventType.SHOT);
        assertThat(told.event("1").getPenalty()).isTrue();
        assertThat(told.event("2").getType()).isEqualTo(EventType.GOAL);
        assertThat(told.event("2").getPeriod()).isEqualTo(Period.SHOOT_OUT);
        assertThat(told.event("2").getPenalty()).isTrue();
    }

    @Test
    void freeKicksArePassesThatRestartPlay() throws IOException {
        add("1H", 1, "Free Kick", "Corner", 1, 9, "[{\"id\": 1802}]");
        add("1H", 2, "Free Kick", "Goal kick", 1, 1, "[]");
        add("1H", 3, "Free Kick", "Free kick shot", 1, 9, "[{\"id\": 1802}]");

        MatchReading told = read();

        assertThat(told.event("1").getType()).isEqualTo(EventType.PASS);
        assertThat(told.event("1").getRestart()).isEqualTo(Restart.CORNER);
        assertThat(told.event("1").getSuccess()).isFalse();
        assertThat(told.event("2").getRestart()).isEqualTo(Restart.GOAL_KICK);
        assertThat(told.event("2").getSuccess()).isNull();
        assertThat(told.event("3").getType()).isEqualTo(EventType.SHOT);
        assertThat(told.event("3").getRestart()).isEqualTo(Restart.FREE_KICK);
    }

    @Test
    void aFoulCarriesItsCardAndAProtestIsOnlyTheCard() throws IOException {
        add("1H", 1, "Foul", "Foul", 1, 9, "[{\"id\": 1703}]");
        add("1H", 2, "Foul", "Protest", 1, 8, "[{\"id\": 1702}]");
        add("1H", 3, "Foul", "Violent Foul", 2, 8, "[{\"id\": 1701}]");

        MatchReading told = read();

        assertThat(told.event("1").getType()).isEqualTo(EventType.FOUL);
        assertThat(told.event("1").getCard()).isEqualTo(Card.SECOND_YELLOW);
        assertThat(told.event("2").getType()).isEqualTo(EventType.CARD);
        assertThat(told.event("2").getCard()).isEqualTo(Card.YELLOW);
        assertThat(told.event("3").getCard()).isEqualTo(Card.RED);
    }

    @Test
    void periodsStartAndEndWithTheirEvents() throws IOException {
        add("1H", 5, "Pass", "Simple pass", 1, 9, "[{\"id\": 1801}]");
        add("1H", 2_800, "Pass", "Simple pass", 1, 9, "[{\"id\": 1801}]");
        add("2H", 3, "Pass", "Simple pass", 1, 9, "[{\"id\": 1801}]");

        assertThat(read().events())
                .extracting(one -> one.getType() + " " + one.getPeriod() + " " + one.getClock() / 1_000)
                .containsExactly(
                        "PERIOD_START FIRST_HALF 0",
                        "PASS FIRST_HALF 5",
                        "PASS FIRST_HALF 2800",
                        "PERIOD_END FIRST_HALF 2800",
                        "PERIOD_START SECOND_HALF 0",
                        "PASS SECOND_HALF 3",
                        "PERIOD_END SECOND_HALF 3");
    }

    @Test
    void theFileOfMatchesGivesFixtureLineUpsAndSubstitutionsInTheirPlace() throws IOException {
        add("1H", 5, "Pass", "Simple pass", 1, 9, "[{\"id\": 1801}]");
        add("2H", 3, "Pass", "Simple pass", 1, 9, "[{\"id\": 1801}]");
        add("2H", 1_200, "Pass", "Simple pass", 1, 9, "[{\"id\": 1801}]");
        Path matches = Files.writeString(
                folder.resolve("matches_Cup.json"),
                """
                [{"wyId": 5, "dateutc": "2025-06-16 15:00:00", "duration": "Penalties", "competitionId": 28,
                  "teamsData": {
                    "2": {"side": "home", "formation": {"lineup": [{"playerId": 31}], "bench": [{"playerId": 32}],
                          "substitutions": "null"}},
                    "1": {"side": "away", "formation": {"lineup": [{"playerId": 9}], "bench": [],
                          "substitutions": [{"playerOut": 9, "playerIn": 12, "minute": 46},
                                            {"playerOut": 8, "playerIn": 13, "minute": 118}]}}}}]
                """);
        Path teams = Files.writeString(folder.resolve("teams.json"), "[{\"wyId\": 2, \"name\": \"Blues\"}]");

        MatchReading told = MatchReading.whole("wyscout:" + file() + ",matches=" + matches + ",teams=" + teams);

        assertThat(told.fixtures()).singleElement().satisfies(fixture -> {
            assertThat(fixture.getMatchId()).isEqualTo("5");
            assertThat(fixture.getHome().getTeam()).isEqualTo("2");
            assertThat(fixture.getHome().getName()).isEqualTo("Blues");
            assertThat(fixture.getAway().getTeam()).isEqualTo("1");
            assertThat(fixture.getKickOff()).isEqualTo(Instant.parse("2025-06-16T15:00:00Z"));
            assertThat(fixture.getShootOut()).isTrue();
        });
        assertThat(told.event("line-up/2").getLineUp())
                .extracting(one -> one.getPlayer() + " " + one.getStarts())
                .containsExactly("31 true", "32 false");
        assertThat(told.events())
                .extracting(MatchEvent::getEventId)
                .containsSubsequence("end/FIRST_HALF", "start/SECOND_HALF", "substitution/1/9-12", "2", "3");
        assertThat(told.event("substitution/1/9-12").getClock()).isZero();
        assertThat(told.event("substitution/1/9-12").getSecondPlayer()).isEqualTo("12");
        assertThat(told.event("substitution/1/8-13").getPeriod()).isEqualTo(Period.EXTRA_SECOND);
        assertThat(told.event("substitution/1/8-13").getClock()).isEqualTo(12 * 60_000);
        assertThat(told.event("1").getEventTime()).isEqualTo(Instant.parse("2025-06-16T15:00:05Z"));
    }

    @Test
    void anEventOfAnUnknownPeriodIsRefused() throws IOException {
        add("1H", 5, "Pass", "Simple pass", 1, 9, "[]");
        add("3H", 5, "Pass", "Simple pass", 1, 9, "[]");

        assertThat(MatchReading.of("wyscout:" + file()).refusals())
                .singleElement()
                .satisfies(refusal ->
                        assertThat(refusal.reason()).isEqualTo("matchPeriod is '3H', expected 1H, 2H, E1, E2 or P"));
    }

    @Test
    void aFileOfAnotherKindIsNamed() throws IOException {
        Path other = Files.writeString(folder.resolve("other.json"), "[{\"wyId\": 5}]");

        assertThatThrownBy(() -> Feeds.prepare("wyscout:" + other))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining(
                        "is no file of Wyscout events: the first object has no eventName and matchPeriod");
    }

    private MatchReading read() throws IOException {
        return MatchReading.whole("wyscout:" + file());
    }

    private Path file() throws IOException {
        return Files.writeString(folder.resolve("events.json"), "[" + String.join(",\n", events) + "]");
    }

    /** Under the id 1, 2, ... in the order of being added, at 90 and 25 of 100. */
    private void add(String period, double second, String name, String detail, int team, int player, String tags) {
        events.add(
                """
                {"id": %d, "matchId": 5, "matchPeriod": "%s", "eventSec": %s, "eventName": "%s", "subEventName": "%s",
                 "teamId": %d, "playerId": %d, "tags": %s, "positions": [{"x": 90, "y": 25}]}"""
                        .formatted(events.size() + 1, period, second, name, detail, team, player, tags));
    }
}
