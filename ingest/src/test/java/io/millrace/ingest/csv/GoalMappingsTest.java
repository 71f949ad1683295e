package io.millrace.ingest.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.sports.Card;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Period;
import io.millrace.ingest.football.MatchReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped mappings of goals and cards, over rows of invented players. */
class GoalMappingsTest {

    private static final String GOALS = "key_id,goal_id,match_id,match_date,player_id,family_name,given_name,"
            + "player_team_id,minute_regulation,minute_stoppage,match_period,own_goal,penalty\n";
    private static final String CARDS = "booking_id,match_id,match_date,team_id,player_id,family_name,given_name,"
            + "minute_regulation,minute_stoppage,match_period,yellow_card,red_card,second_yellow_card\n";
    private static final String INTERNATIONAL = "date,home_team,away_team,team,scorer,minute,own_goal,penalty\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        19, 0, first half                              | FIRST_HALF   | 18 | 1990-07-13T00:19:00Z
        45, 2, first half; stoppage time               | FIRST_HALF   | 46 | 1990-07-13T00:47:00Z
        46, 0, second half                             | SECOND_HALF  | 0  | 1990-07-13T01:01:00Z
        90, 3, second half; stoppage time              | SECOND_HALF  | 47 | 1990-07-13T01:48:00Z
        91, 0, extra time; first half                  | EXTRA_FIRST  | 0  | 1990-07-13T02:06:00Z
        120, 1, extra time; second half; stoppage time | EXTRA_SECOND | 15 | 1990-07-13T02:36:00Z
        """)
    void theMinuteGivesClockAndTime(String written, Period period, int minutes, Instant time) throws IOException {
        String[] parts = written.split(", ", -1);
        String row = parts[0] + "," + parts[1] + ",\"" + parts[2].replace(';', ',') + "\"";

        MatchEvent goal = only("fjelstul-goals", GOALS + "3,G-3,M-1,1990-07-13,P-1,Ball,Ada,T-1," + row + ",0,0\n");

        assertThat(goal.getPeriod()).isEqualTo(period);
        assertThat(goal.getClock()).isEqualTo(minutes * 60_000);
        assertThat(goal.getEventTime()).isEqualTo(time);
    }

    @Test
    void anOwnGoalIsThePlayersTeamsAndAPlayerOfOneNameHasIt() throws IOException {
        MatchEvent goal = only(
                "fjelstul-goals", GOALS + "3,G-3,M-1,1990-07-13,P-1,Ball,not applicable,T-2,19,0,first half,1,0\n");

        assertThat(goal.getEventId()).isEqualTo("G-3");
        assertThat(goal.getType()).isEqualTo(EventType.OWN_GOAL);
        assertThat(goal.getTeam()).isEqualTo("T-2");
        assertThat(goal.getPlayerName()).isEqualTo("Ball");
        assertThat(goal.getSequence()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"'1,0,0',YELLOW", "'1,0,1',SECOND_YELLOW", "'0,1,0',RED", "'1,1,0',RED"})
    void aBookingIsItsHighestCard(String columns, Card card) throws IOException {
        MatchEvent booking = only(
                "fjelstul-bookings", CARDS + "B-1,M-1,1970-05-31,T-1,P-1,Ball,Ada,30,0,first half," + columns + "\n");

        assertThat(booking.getType()).isEqualTo(EventType.CARD);
        assertThat(booking.getCard()).isEqualTo(card);
        assertThat(booking.getPlayerName()).isEqualTo("Ada Ball");
    }

    @Test
    void aKickFromThePenaltyMarkIsOfTheShootOut() throws IOException {
        Path kicks = file(
                """
                key_id,penalty_kick_id,match_id,match_date,team_id,player_id,family_name,given_name,converted
                13,PK-13,M-1,1986-06-21,T-1,P-1,Ball,Ada,0
                14,PK-14,M-1,1986-06-21,T-2,P-2,Net,Bo,1
                """);

        MatchReading told = MatchReading.whole("csv:fjelstul-penalty-kicks=" + kicks);

        assertThat(told.events())
                .extracting(kick -> kick.getType() + " " + kick.getPeriod() + " " + kick.getPenalty())
                .containsExactly("SHOT SHOOT_OUT true", "GOAL SHOOT_OUT true");
        assertThat(told.events().get(0).getEventTime())
                .isBefore(told.events().get(1).getEventTime());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        Home, FALSE | Home | GOAL
        Away, FALSE | Away | GOAL
        Home, TRUE  | Away | OWN_GOAL
        Away, TRUE  | Home | OWN_GOAL
        """)
    void anOwnGoalIsTheOtherTeams(String written, String team, EventType type) throws IOException {
        String[] parts = written.split(", ", -1);

        MatchEvent goal = only(
                "international-goals",
                INTERNATIONAL + "1999-01-02,Home,Away," + parts[0] + ",Ada Ball,76," + parts[1] + ",TRUE\n");

        assertThat(goal.getTeam()).isEqualTo(team);
        assertThat(goal.getType()).isEqualTo(type);
        assertThat(goal.getMatchId()).isEqualTo("1999-01-02 Home - Away");
        assertThat(goal.getPeriod()).isEqualTo(Period.SECOND_HALF);
        assertThat(goal.getClock()).isEqualTo(30 * 60_000);
        assertThat(goal.getEventTime()).isEqualTo(Instant.parse("1999-01-02T01:16:00Z"));
        assertThat(goal.getPenalty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1872-11-30,1970-01-01", "1969-12-31,1970-01-01", "1970-01-01,1970-01-01", "1970-01-02,1970-01-02"})
    void aMatchBefore1970IsOfTheFirstDayThatKafkaHas(String date, String day) throws IOException {
        String row = date + ",Home,Away,Home,Ada Ball,5,FALSE,FALSE\n";

        MatchEvent goal = only("international-goals", INTERNATIONAL + row);

        assertThat(goal.getMatchId()).isEqualTo(date + " Home - Away");
        assertThat(goal.getEventTime()).isEqualTo(Instant.parse(day + "T00:05:00Z"));
    }

    @Test
    void twoGoalsInAnUnknownMinuteAreTwo() throws IOException {
        MatchReading told = MatchReading.whole("csv:international-goals="
                + file(INTERNATIONAL + "1999-01-02,Home,Away,Home,Ada Ball,NA,FALSE,FALSE\n".repeat(2)));

        assertThat(told.events()).extracting(MatchEvent::getEventId).containsExactly("Ada Ball NA 2", "Ada Ball NA 3");
        assertThat(told.events()).allSatisfy(goal -> {
            assertThat(goal.getPeriod()).isNull();
            assertThat(goal.getClock()).isNull();
            assertThat(goal.getEventTime()).isEqualTo(Instant.parse("1999-01-02T00:00:00Z"));
        });
    }

    @Test
    void aTeamThatIsNotInTheMatchIsRefused() throws IOException {
        MatchReading told = MatchReading.of("csv:international-goals="
                + file(INTERNATIONAL + "1999-01-02,Home,Away,Third,Ada Ball,5,TRUE,FALSE\n"));

        assertThat(told.refusals()).singleElement().satisfies(refusal -> assertThat(refusal.reason())
                .isEqualTo("team is 'TRUE|Third|Home|Away', for which the mapping has no value"));
    }

    private MatchEvent only(String mapping, String text) throws IOException {
        MatchReading told = MatchReading.whole("csv:" + mapping + "=" + file(text));
        assertThat(told.events()).hasSize(1);
        return told.events().get(0);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("rows.csv"), text);
    }
}
