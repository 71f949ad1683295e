package io.millrace.ingest.datafactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.millrace.contracts.sports.Card;
import io.millrace.contracts.sports.EventStatus;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Period;
import io.millrace.ingest.FeedException;
import io.millrace.ingest.Feeds;
import io.millrace.ingest.football.MatchReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A match of invented teams in DataFactory's form. */
class DataFactoryFeedTest {

    private static final String MATCH =
            """
            {"match": {"matchId": 5, "homeTeamId": 1, "homeTeamName": "Reds", "awayTeamId": 2, "awayTeamName": "Blues",
                       "date": "20300506", "scheduledStart": "12:00", "gmt": -3, "competition": "Cup", "week": "Final"},
             "players": {"11": {"teamId": 1, "squadNo": 9, "substitute": false, "name": {"shortName": "A One"}},
                         "12": {"teamId": 1, "squadNo": 12, "substitute": true, "name": {"shortName": "B Two"}},
                         "21": {"teamId": 2, "squadNo": 4, "substitute": false, "name": {"shortName": "C Three"}}},
             "scoreStatus": {"1": {"score": 2}, "2": {"score": 0}},
             "deletedIncidences": ["99"],
             "incidences": {
               "goals": {"50": {"type": 13, "t": {"half": 2, "m": 50, "s": 10}, "team": 1, "plyrId": 11,
                                "coord": {"1": {"x": -0.8, "y": 0.5}, "2": {"x": -1, "y": 0}}},
                         "40": {"type": 10, "t": {"half": 1, "m": 18, "s": 2}, "team": 2, "plyrId": 21}},
               "shots": {"50": {"type": 13, "t": {"half": 2, "m": 50, "s": 10}, "team": 1, "plyrId": 11},
                         "51": {"type": 35, "t": {"half": 2, "m": 52, "s": null}, "team": 1, "plyrId": 11}},
               "correctPasses": {"41": {"type": 180, "t": {"half": 1, "m": 19, "s": 0}, "team": 1, "plyrId": 11,
                                        "recvId": 12}},
               "redCards": {"60": {"type": 4, "t": {"half": 2, "m": 60, "s": 0}, "team": 2, "plyrId": 21}},
               "substitutions": {"61": {"type": 7, "t": {"half": 2, "m": 61, "s": 0}, "team": 1, "offId": 11,
                                        "inId": 12}},
               "penaltyShootout": {"90": {"type": 55, "t": {"half": 5, "m": 121, "s": 0}, "team": 1, "plyrId": 12}},
               "status": {"1": {"type": 1, "t": {"half": 0, "m": 0, "s": 0}, "time": "12:00:13"},
                          "45": {"type": 17, "t": {"half": 1, "m": 47, "s": 0}, "time": "12:47:20"},
                          "46": {"type": 18, "t": {"half": 2, "m": 45, "s": 0}, "time": "13:03:45"},
                          "89": {"type": 2, "t": {"half": 2, "m": 95, "s": 0}, "time": "13:53:55"}}%s}}
            """;

    @TempDir
    private Path folder;

    @Test
    void incidencesComeInTheOrderOfPlayAndAGoalComesOnce() throws IOException {
        assertThat(read("").events())
                .extracting(MatchEvent::getEventId)
                .containsExactly(
                        "line-up/1",
                        "line-up/2",
                        "1",
                        "40",
                        "41",
                        "45",
                        "46",
                        "50",
                        "51",
                        "60",
                        "61",
                        "89",
                        "90",
                        "99",
                        "score");
    }

    @Test
    void goalsAreOfTheirKindAndAtTheTimesTheSourceSaw() throws IOException {
        MatchReading told = read("");
        MatchEvent penalty = told.event("50");

        assertThat(told.event("40").getType()).isEqualTo(EventType.OWN_GOAL);
        assertThat(told.event("40").getTeam()).isEqualTo("2");
        assertThat(penalty.getType()).isEqualTo(EventType.GOAL);
        assertThat(penalty.getPenalty()).isTrue();
        assertThat(penalty.getPlayerName()).isEqualTo("A One");
        assertThat(penalty.getPeriod()).isEqualTo(Period.SECOND_HALF);
        assertThat(penalty.getClock()).isEqualTo(5 * 60_000 + 10_000);
        assertThat(penalty.getEventTime()).isEqualTo(Instant.parse("2030-05-06T16:08:55Z"));
        assertThat(penalty.getX()).isCloseTo(42f, within(0.01f));
        assertThat(penalty.getY()).isCloseTo(17f, within(0.01f));
        assertThat(told.event("90").getPeriod()).isEqualTo(Period.SHOOT_OUT);
    }

    @Test
    void theRestIsOfItsKind() throws IOException {
        MatchReading told = read("");

        assertThat(told.event("51").getType()).isEqualTo(EventType.SHOT);
        assertThat(told.event("51").getSuccess()).isTrue();
        assertThat(told.event("41").getSecondPlayer()).isEqualTo("12");
        assertThat(told.event("60").getCard()).isEqualTo(Card.SECOND_YELLOW);
        assertThat(told.event("61").getPlayer()).isEqualTo("11");
        assertThat(told.event("61").getSecondPlayerName()).isEqualTo("B Two");
        assertThat(told.event("1").getType()).isEqualTo(EventType.PERIOD_START);
        assertThat(told.event("45").getType()).isEqualTo(EventType.PERIOD_END);
        assertThat(told.event("46").getType()).isEqualTo(EventType.PERIOD_START);
        assertThat(told.event("89").getType()).isEqualTo(EventType.PERIOD_END);
        assertThat(told.event("line-up/1").getLineUp())
                .extracting(one -> one.getName() + " " + one.getStarts())
                .containsExactly("A One true", "B Two false");
    }

    @Test
    void withdrawnIncidencesAreCancelledAndTheSourcesScoreIsTold() throws IOException {
        MatchReading told = read("");

        assertThat(told.event("99").getStatus()).isEqualTo(EventStatus.CANCELLED);
        assertThat(told.event("score").getType()).isEqualTo(EventType.SCORE);
        assertThat(told.event("score").getHomeScore()).isEqualTo(2);
        assertThat(told.event("score").getAwayScore()).isZero();
    }

    @Test
    void anIncidenceWithoutTimeIsRefused() throws IOException {
        Path file = file(", \"fouls\": {\"70\": {\"type\": 36, \"team\": 1}}");

        assertThat(MatchReading.of("datafactory:" + file).refusals())
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.source()).isEqualTo(file + ": incidences.fouls.70");
                    assertThat(refusal.reason()).isEqualTo("t.half is missing, expected a whole number");
                });
    }

    @Test
    void aFileOfAnotherKindIsNamed() throws IOException {
        Path other = Files.writeString(folder.resolve("other.json"), "[{\"matchId\": 5}]");
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"match\": \n{\"matchId\": ");

        assertThatThrownBy(() -> Feeds.prepare("datafactory:" + other))
                .isInstanceOf(FeedException.class)
                .hasMessage(
                        other + " is no match of DataFactory; expected an object with match.matchId and incidences");
        assertThatThrownBy(() -> Feeds.prepare("datafactory:" + broken))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("broken.json:2 is not JSON: ");
    }

    private MatchReading read(String more) throws IOException {
        return MatchReading.whole("datafactory:" + file(more));
    }

    private Path file(String more) throws IOException {
        return Files.writeString(folder.resolve("match.json"), MATCH.formatted(more));
    }
}
