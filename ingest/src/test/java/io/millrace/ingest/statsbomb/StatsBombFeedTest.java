package io.millrace.ingest.statsbomb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.millrace.contracts.sports.Card;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.Restart;
import io.millrace.ingest.FeedException;
import io.millrace.ingest.FeedRecord;
import io.millrace.ingest.FeedSource;
import io.millrace.ingest.FeedStart;
import io.millrace.ingest.Feeds;
import io.millrace.ingest.PreparedFeed;
import io.millrace.ingest.football.MatchReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Matches of invented teams in StatsBomb's form. */
class StatsBombFeedTest {

    private static final int REDS = 10;
    private static final int BLUES = 20;

    @TempDir
    private Path folder;

    private final List<String> lines = new ArrayList<>();

    @Test
    void aGoalHasItsScorerItsAssistAndItsPlaceInMetres() throws IOException {
        add(1, "00:18:20.500", 30, REDS, 7, "\"location\": [60, 40], \"pass\": {\"end_location\": [102, 30]}");
        add(
                1,
                "00:18:21.360",
                16,
                REDS,
                9,
                "\"location\": [108, 20], \"shot\": {\"outcome\": {\"id\": 97}, \"type\": {\"id\": 87},"
                        + " \"key_pass_id\": \"e1\", \"statsbomb_xg\": 0.25, \"end_location\": [120, 40, 1.2]}");

        MatchEvent goal = read().event("e2");

        assertThat(goal.getType()).isEqualTo(EventType.GOAL);
        assertThat(goal.getTeam()).isEqualTo("10");
        assertThat(goal.getPlayer()).isEqualTo("9");
        assertThat(goal.getPlayerName()).isEqualTo("Player 9");
        assertThat(goal.getSecondPlayer()).isEqualTo("7");
        assertThat(goal.getPeriod()).isEqualTo(Period.FIRST_HALF);
        assertThat(goal.getClock()).isEqualTo(18 * 60_000 + 21_360);
        assertThat(goal.getEventTime()).isEqualTo(Instant.parse("2026-01-01T12:18:21.360Z"));
        assertThat(goal.getExpectedGoals()).isEqualTo(0.25);
        assertThat(goal.getSuccess()).isTrue();
        assertThat(goal.getPenalty()).isFalse();
        assertThat(goal.getX()).isCloseTo(42f, within(0.01f));
        assertThat(goal.getY()).isCloseTo(17f, within(0.01f));
        assertThat(goal.getEndX()).isCloseTo(52.5f, within(0.01f));
        assertThat(goal.getEndY()).isCloseTo(0f, within(0.01f));
    }

    @Test
    void aPassIsCompleteWithoutOutcomeAndSaysHowPlayWasRestarted() throws IOException {
        add(1, "00:00:01.000", 30, REDS, 7, "\"pass\": {\"type\": {\"id\": 61}, \"cross\": true}");
        add(1, "00:00:02.000", 30, REDS, 7, "\"pass\": {\"outcome\": {\"id\": 9}, \"recipient\": {\"id\": 8}}");

        MatchReading told = read();

        assertThat(told.event("e1").getType()).isEqualTo(EventType.PASS);
        assertThat(told.event("e1").getRestart()).isEqualTo(Restart.CORNER);
        assertThat(told.event("e1").getSuccess()).isTrue();
        assertThat(told.event("e1").getCross()).isTrue();
        assertThat(told.event("e2").getRestart()).isNull();
        assertThat(told.event("e2").getSuccess()).isFalse();
        assertThat(told.event("e2").getSecondPlayer()).isEqualTo("8");
    }

    @Test
    void anOwnGoalIsThePlayersAndItsCounterpartIsNone() throws IOException {
        add(1, "00:30:00.000", 20, BLUES, 4, "\"related_events\": [\"e2\"]");
        add(1, "00:30:00.000", 25, REDS, null, "\"related_events\": [\"e1\"]");

        MatchReading told = read();

        assertThat(told.event("e1").getType()).isEqualTo(EventType.OWN_GOAL);
        assertThat(told.event("e1").getTeam()).isEqualTo("20");
        assertThat(told.event("e2").getType()).isEqualTo(EventType.OTHER);
    }

    @Test
    void anOwnGoalForWithoutCounterpartIsTheOtherTeams() throws IOException {
        add(1, "00:00:00.000", 35, REDS, null, "\"tactics\": {\"lineup\": []}");
        add(1, "00:00:00.000", 35, BLUES, null, "\"tactics\": {\"lineup\": []}");
        add(1, "00:30:00.000", 25, REDS, null, "\"duration\": 0");

        MatchEvent goal = read().event("e3");

        assertThat(goal.getType()).isEqualTo(EventType.OWN_GOAL);
        assertThat(goal.getTeam()).isEqualTo("20");
        assertThat(goal.getPlayer()).isNull();
    }

    @Test
    void aFoulCarriesItsCardAndBadBehaviourIsOne() throws IOException {
        add(1, "00:01:00.000", 22, REDS, 5, "\"foul_committed\": {\"card\": {\"name\": \"Second Yellow\"}}");
        add(1, "00:02:00.000", 22, REDS, 6, "\"counterpress\": true");
        add(1, "00:03:00.000", 24, REDS, 8, "\"bad_behaviour\": {\"card\": {\"name\": \"Yellow Card\"}}");
        add(1, "00:04:00.000", 21, BLUES, 3, "\"foul_won\": {\"penalty\": true}");

        MatchReading told = read();

        assertThat(told.event("e1").getType()).isEqualTo(EventType.FOUL);
        assertThat(told.event("e1").getCard()).isEqualTo(Card.SECOND_YELLOW);
        assertThat(told.event("e2").getCard()).isNull();
        assertThat(told.event("e3").getType()).isEqualTo(EventType.CARD);
        assertThat(told.event("e3").getCard()).isEqualTo(Card.YELLOW);
        assertThat(told.event("e4").getType()).isEqualTo(EventType.PENALTY_AWARDED);
        assertThat(told.event("e4").getTeam()).isEqualTo("20");
    }

    @Test
    void aHalfStartsAndEndsOnceThoughItIsToldForBothTeams() throws IOException {
        for (int type : List.of(18, 34)) {
            add(1, "00:00:00.000", type, REDS, null, "\"duration\": 0");
            add(1, "00:00:00.000", type, BLUES, null, "\"duration\": 0");
        }

        assertThat(read().events())
                .extracting(MatchEvent::getType)
                .containsExactly(EventType.PERIOD_START, EventType.OTHER, EventType.PERIOD_END, EventType.OTHER);
    }

    @Test
    void aKickOfTheShootOutIsAPenaltyInThePeriodOfItsOwn() throws IOException {
        add(
                5,
                "00:01:00.000",
                16,
                REDS,
                9,
                "\"shot\": {\"outcome\": {\"id\": 100}, \"type\": {\"id\": 88}, \"statsbomb_xg\": 0.78}");

        MatchEvent kick = read().event("e1");

        assertThat(kick.getType()).isEqualTo(EventType.SHOT);
        assertThat(kick.getPeriod()).isEqualTo(Period.SHOOT_OUT);
        assertThat(kick.getPenalty()).isTrue();
        assertThat(kick.getSuccess()).isTrue();
    }

    @Test
    void lineUpsAndSubstitutionsNameThePlayers() throws IOException {
        add(
                1,
                "00:00:00.000",
                35,
                REDS,
                null,
                "\"tactics\": {\"formation\": 442, \"lineup\": [{\"jersey_number\": 1, \"player\": {\"id\": 1, \"name\":"
                        + " \"A Keeper\"}, \"position\": {\"name\": \"Goalkeeper\"}}]}");
        add(2, "00:10:00.000", 19, REDS, 1, "\"substitution\": {\"replacement\": {\"id\": 12, \"name\": \"Other\"}}");

        MatchReading told = read();

        assertThat(told.event("e1").getLineUp()).singleElement().satisfies(player -> {
            assertThat(player.getPlayer()).isEqualTo("1");
            assertThat(player.getName()).isEqualTo("A Keeper");
            assertThat(player.getShirt()).isEqualTo(1);
            assertThat(player.getPosition()).isEqualTo("Goalkeeper");
            assertThat(player.getStarts()).isTrue();
        });
        assertThat(told.event("e2").getType()).isEqualTo(EventType.SUBSTITUTION);
        assertThat(told.event("e2").getPlayer()).isEqualTo("1");
        assertThat(told.event("e2").getSecondPlayer()).isEqualTo("12");
    }

    @Test
    void theFileOfMatchesGivesFixtureAndKickOff() throws IOException {
        add(1, "00:00:01.000", 30, REDS, 7, "\"pass\": {}");
        Path matches = Files.writeString(
                folder.resolve("matches.json"),
                """
                [{"match_id": 77, "match_date": "2025-06-16", "kick_off": "15:00:00.000",
                  "competition": {"competition_name": "Cup"}, "season": {"season_name": "2025"},
                  "competition_stage": {"name": "Semi-finals"},
                  "home_team": {"home_team_id": 20, "home_team_name": "Blues"},
                  "away_team": {"away_team_id": 10, "away_team_name": "Reds"}}]
                """);

        MatchReading told = MatchReading.whole("statsbomb:" + array() + ",matches=" + matches);

        assertThat(told.fixtures()).singleElement().satisfies(fixture -> {
            assertThat(fixture.getMatchId()).isEqualTo("77");
            assertThat(fixture.getKickOff()).isEqualTo(Instant.parse("2025-06-16T15:00:00Z"));
            assertThat(fixture.getHome().getName()).isEqualTo("Blues");
            assertThat(fixture.getAway().getTeam()).isEqualTo("10");
            assertThat(fixture.getRound()).isEqualTo("Semi-finals");
            assertThat(fixture.getExtraTime()).isTrue();
            assertThat(fixture.getShootOut()).isTrue();
        });
        assertThat(told.event("e1").getEventTime()).isEqualTo(Instant.parse("2025-06-16T15:00:01Z"));
    }

    @Test
    void anArrayNamedAfterItsMatchAndLinesThatNameItGiveTheSame() throws IOException {
        add(1, "00:00:01.000", 30, REDS, 7, "\"pass\": {}");
        Path named = Files.writeString(folder.resolve("77.jsonl"), String.join("\n", lines) + "\n");

        assertThat(MatchReading.whole("statsbomb:" + named).events())
                .isEqualTo(MatchReading.whole("statsbomb:" + array()).events());
    }

    @Test
    void theSecondMatchWithoutADateIsThreeHoursLater() throws IOException {
        Path one = Files.writeString(folder.resolve("1.json"), "[" + event(1, "00:00:00.000", 18, REDS) + "]");
        Path two = Files.writeString(folder.resolve("2.json"), "[" + event(1, "00:00:00.000", 18, REDS) + "]");

        assertThat(MatchReading.whole("statsbomb:" + one + "," + two + ",start=2030-05-06T07:00:00Z")
                        .events())
                .extracting(MatchEvent::getEventTime)
                .containsExactly(Instant.parse("2030-05-06T07:00:00Z"), Instant.parse("2030-05-06T10:00:00Z"));
    }

    @Test
    void aLineThatIsNoEventIsRefusedWithItsPlaceAndTheRestIsTold() throws IOException {
        add(1, "00:00:01.000", 30, REDS, 7, "\"pass\": {}");
        lines.add("{\"id\": \"x\", \"period\": 9, \"timestamp\": \"00:00:00.000\"}");
        lines.add("{\"id\": \"y\", \"index\": 3, \"period\": 1, \"timestamp\": \"noon\"}");
        lines.add("{\"id\": ");
        add(1, "00:00:05.000", 30, REDS, 7, "\"pass\": {}");
        Path file = Files.writeString(folder.resolve("77.jsonl"), String.join("\n", lines));

        MatchReading told = MatchReading.of("statsbomb:" + file);

        assertThat(told.events()).hasSize(2);
        assertThat(told.refusals())
                .extracting(refusal -> refusal.source() + " " + refusal.reason())
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo(file + ":2 period is 9, expected 1 to 5"),
                        second -> assertThat(second)
                                .isEqualTo(file + ":3 timestamp is 'noon', expected a clock like 00:18:21.360"),
                        third -> assertThat(third).startsWith(file + ":4 the line is not JSON: "));
    }

    @Test
    void aFileOfAnotherKindIsNamedBeforeAnythingIsSent() throws IOException {
        Path matches = Files.writeString(folder.resolve("5.json"), "[{\"match_id\": 5}]");
        Path nameless = Files.writeString(folder.resolve("events.json"), "[" + event(1, "00:00:00.000", 18, 10) + "]");
        Path events = Files.writeString(folder.resolve("6.json"), "[" + event(1, "00:00:00.000", 18, 10) + "]");

        assertThatThrownBy(() -> Feeds.prepare("statsbomb:" + matches))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("is no file of StatsBomb events: the first object has no type.id and period");
        assertThatThrownBy(() -> Feeds.prepare("statsbomb:" + nameless))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("does not say which match it is");
        assertThatThrownBy(() -> Feeds.prepare("statsbomb:" + events + ",matches=" + matches))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("5.json:1 is no match of StatsBomb: match_date is missing, expected a text");
        assertThatThrownBy(() -> Feeds.prepare("statsbomb:start=2026-01-01T00:00:00Z"))
                .hasMessage("feed statsbomb has no file to read; expected statsbomb:FILE[,FILE...][,matches=FILE]");
        assertThatThrownBy(() -> Feeds.prepare("statsbomb:" + events + ",matchs=" + matches))
                .hasMessage("feed statsbomb has no option 'matchs'; did you mean matches?");
    }

    @Test
    void aLaterPassTellsAnotherMatchAtAnotherTime() throws IOException {
        add(1, "00:00:01.000", 30, REDS, 7, "\"pass\": {}");
        PreparedFeed feed = Feeds.prepare("statsbomb:" + array());

        try (FeedSource source = feed.open(FeedStart.standard())) {
            FeedRecord<?, ?> first = (FeedRecord<?, ?>) source.next();
            FeedRecord<?, ?> again = feed.retelling().retell(first, Duration.ofDays(1), 2);

            assertThat(again.key()).isEqualTo("77~2");
            assertThat(((MatchEvent) again.value()).getMatchId()).isEqualTo("77~2");
            assertThat(((MatchEvent) again.value()).getEventId()).isEqualTo("e1");
            assertThat(((MatchEvent) again.value()).getEventTime())
                    .isEqualTo(Instant.parse("2026-01-02T12:00:01Z"))
                    .isEqualTo(again.eventTime());
        }
    }

    private MatchReading read() throws IOException {
        return MatchReading.whole("statsbomb:" + array());
    }

    private Path array() throws IOException {
        return Files.writeString(folder.resolve("77.json"), "[\n" + String.join(",\n", lines) + "\n]");
    }

    /** Under the id e1, e2, ... in the order of being added. */
    private void add(int period, String timestamp, int type, int team, Integer player, String more) {
        int index = lines.size() + 1;
        String who =
                player == null ? "" : "\"player\": {\"id\": " + player + ", \"name\": \"Player " + player + "\"}, ";
        lines.add("{\"id\": \"e%d\", \"index\": %d, \"period\": %d, \"timestamp\": \"%s\", \"type\": {\"id\": %d}, "
                        .formatted(index, index, period, timestamp, type)
                + "\"team\": {\"id\": " + team + "}, " + who + more + "}");
    }

    private static String event(int period, String timestamp, int type, int team) {
        return "{\"id\": \"e\", \"index\": 1, \"period\": %d, \"timestamp\": \"%s\", \"type\": {\"id\": %d}, \"team\": {\"id\": %d}}"
                .formatted(period, timestamp, type, team);
    }
}
