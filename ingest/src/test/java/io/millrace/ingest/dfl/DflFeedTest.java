package io.millrace.ingest.dfl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.millrace.contracts.sports.Card;
import io.millrace.contracts.sports.EventStatus;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.Restart;
import io.millrace.ingest.FeedException;
import io.millrace.ingest.Feeds;
import io.millrace.ingest.football.MatchReading;
import io.millrace.ingest.football.Tally;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A match of invented clubs in DFL's form. */
class DflFeedTest {

    private static final String META =
            """
            <PutDataRequest><MatchInformation>
              <General MatchId="M-1" CompetitionName="Liga" Season="2030/2031" MatchDay="3" HomeTeamId="C-H"
                  HomeTeamName="Heim" GuestTeamId="C-G" GuestTeamName="Gast" KickoffTime="2030-05-06T18:00:00.000+02:00"/>
              <Teams>
                <Team TeamId="C-H" Role="home"><Players>
                  <Player PersonId="P-1" ShirtNumber="1" Shortname="A. Eins" Starting="true" PlayingPosition="TW"/>
                  <Player PersonId="P-2" ShirtNumber="9" Shortname="B. Zwei" Starting="false"/>
                </Players></Team>
                <Team TeamId="C-G" Role="guest"><Players>
                  <Player PersonId="P-3" ShirtNumber="7" Shortname="C. Drei" Starting="true"/>
                </Players></Team>
              </Teams>
            </MatchInformation></PutDataRequest>
            """;

    private static final String KICK_OFFS =
            event("k1", "18:00:00.200", "<KickOff GameSection='firstHalf' TeamLeft='C-H' TeamRight='C-G'/>")
                    + event("w1", "18:46:00.000", "<FinalWhistle GameSection='firstHalf' FinalResult='1:0'/>")
                    + event("k2", "19:02:00.000", "<KickOff GameSection='secondHalf'/>")
                    + event("w2", "19:50:00.000", "<FinalWhistle GameSection='secondHalf' FinalResult='1:0'/>");

    @TempDir
    private Path folder;

    @Test
    void aGoalHasItsAssistTheSourcesScoreAndItsPlaceTowardsTheGoalThatIsAttacked() throws IOException {
        String shot = "<ShotAtGoal Team='%s' Player='%s' xG='0.2' BallPossessionPhase='17'>"
                + "<SuccessfulShot Assist='P-2' CurrentResult='1:0'/></ShotAtGoal>";
        MatchReading told = read(KICK_OFFS
                + event("g1", "18:20:00.200", shot.formatted("C-H", "P-1"), "94.5", "44")
                + event("g2", "19:12:00.000", shot.formatted("C-H", "P-1"), "10.5", "44")
                + event("g3", "19:13:00.000", shot.formatted("C-G", "P-3"), "94.5", "44"));

        MatchEvent goal = told.event("g1");
        assertThat(goal.getType()).isEqualTo(EventType.GOAL);
        assertThat(goal.getPlayerName()).isEqualTo("A. Eins");
        assertThat(goal.getSecondPlayer()).isEqualTo("P-2");
        assertThat(goal.getSecondPlayerName()).isEqualTo("B. Zwei");
        assertThat(goal.getHomeScore()).isEqualTo(1);
        assertThat(goal.getAwayScore()).isZero();
        assertThat(goal.getExpectedGoals()).isEqualTo(0.2);
        assertThat(goal.getPossession()).isEqualTo(17);
        assertThat(goal.getEventTime()).isEqualTo(Instant.parse("2030-05-06T16:20:00.200Z"));
        assertThat(goal.getPeriod()).isEqualTo(Period.FIRST_HALF);
        assertThat(goal.getClock()).isEqualTo(20 * 60_000);
        assertThat(goal.getX()).isCloseTo(42f, within(0.01f));
        assertThat(goal.getY()).isCloseTo(10f, within(0.01f));
        assertThat(told.event("g2").getPeriod()).isEqualTo(Period.SECOND_HALF);
        assertThat(told.event("g2").getX()).isCloseTo(42f, within(0.01f));
        assertThat(told.event("g2").getY()).isCloseTo(-10f, within(0.01f));
        assertThat(told.event("g3").getX()).isCloseTo(42f, within(0.01f));
    }

    @Test
    void theOrderIsThatOfEntryAndThePeriodThatOfTheTime() throws IOException {
        MatchReading told = read(event("late", "19:10:00.000", "<Offside Team='C-G' Player='P-3'/>")
                + event("early", "18:10:00.000", "<Offside Team='C-G' Player='P-3'/>")
                + event("break", "18:50:00.000", "<Substitution Team='C-H' PlayerOut='P-1' PlayerIn='P-2'/>")
                + KICK_OFFS);

        assertThat(told.events())
                .extracting(MatchEvent::getEventId)
                .containsSubsequence("line-up/C-H", "line-up/C-G", "late", "early", "k1", "k2");
        assertThat(told.event("late").getPeriod()).isEqualTo(Period.SECOND_HALF);
        assertThat(told.event("early").getPeriod()).isEqualTo(Period.FIRST_HALF);
        assertThat(told.event("break").getPeriod()).isEqualTo(Period.SECOND_HALF);
        assertThat(told.event("break").getClock()).isZero();
    }

    @Test
    void aDeletedEventIsCancelledForGoodEvenWhereTheDeletionComesFirst() throws IOException {
        String goal = "<ShotAtGoal Team='C-H' Player='P-1'><SuccessfulShot/></ShotAtGoal>";
        MatchReading told = read(event("x", "18:05:00.000", "<Delete/>")
                + KICK_OFFS
                + event("x", "18:05:00.000", goal)
                + event("y", "18:06:00.000", goal)
                + event("y", "18:06:00.000", "<Delete/>")
                + event("z", "18:07:00.000", goal));
        Tally tally = Tally.byMatch(told.events()).get("M-1");

        assertThat(told.events())
                .filteredOn(one -> one.getStatus() == EventStatus.CANCELLED)
                .extracting(MatchEvent::getEventId)
                .containsExactly("x", "y");
        assertThat(tally.goals("C-H")).isEqualTo(1);
    }

    @Test
    void anIdThatIsEnteredAgainIsAHigherRevision() throws IOException {
        MatchReading told = read(KICK_OFFS
                + event("c", "18:05:00.000", "<Caution CardColor='yellow' Team='C-H' Player='P-1'/>")
                + event("c", "18:05:00.000", "<Caution CardColor='red' Team='C-H' Player='P-1'/>"));

        assertThat(told.events())
                .filteredOn(one -> one.getEventId().equals("c"))
                .extracting(one -> one.getRevision() + " " + one.getCard())
                .containsExactly("1 YELLOW", "2 RED");
    }

    @Test
    void whatHappenedIsReadOffTheChainOfElements() throws IOException {
        String play = "<Play Team='C-H' Player='P-1' Recipient='P-2' Evaluation='%s'><%s/></Play>";
        MatchReading told = read(event(
                        "k1",
                        "18:00:00.000",
                        "<KickOff GameSection='firstHalf' TeamLeft='C-H'>"
                                + play.formatted("successfullyCompleted", "Pass") + "</KickOff>")
                + event("1", "18:01:00.000", play.formatted("unsuccessful", "Cross"))
                + event(
                        "2",
                        "18:02:00.000",
                        "<CornerKick Team='C-H'>" + play.formatted("unsuccessful", "Pass") + "</CornerKick>")
                + event(
                        "3",
                        "18:03:00.000",
                        "<Penalty Team='C-H'><ShotAtGoal Team='C-H' Player='P-1'><SavedShot/></ShotAtGoal></Penalty>")
                + event("4", "18:04:00.000", "<OwnGoal Team='C-G' Player='P-3' TeamOwnGoalCountsFor='C-H'/>")
                + event("5", "18:05:00.000", "<Foul TeamFouler='C-G' Fouler='P-3' Fouled='P-1' TeamFouled='C-H'/>")
                + event("6", "18:06:00.000", "<Caution CardColor='yellowRed' Team='C-G' Player='P-3'/>")
                + event(
                        "7",
                        "18:07:00.000",
                        "<KickOff>" + play.formatted("successfullyCompleted", "Pass") + "</KickOff>")
                + event("8", "18:08:00.000", "<GoalDisallowed Reason='offside' Team='C-H' Player='P-1'/>"));

        assertThat(told.event("k1").getType()).isEqualTo(EventType.PERIOD_START);
        assertThat(told.event("k1/play").getType()).isEqualTo(EventType.PASS);
        assertThat(told.event("k1/play").getRestart()).isEqualTo(Restart.KICK_OFF);
        assertThat(told.event("1").getCross()).isTrue();
        assertThat(told.event("1").getSuccess()).isFalse();
        assertThat(told.event("2").getType()).isEqualTo(EventType.PASS);
        assertThat(told.event("2").getRestart()).isEqualTo(Restart.CORNER);
        assertThat(told.event("3").getType()).isEqualTo(EventType.SHOT);
        assertThat(told.event("3").getPenalty()).isTrue();
        assertThat(told.event("3").getSuccess()).isTrue();
        assertThat(told.event("4").getType()).isEqualTo(EventType.OWN_GOAL);
        assertThat(told.event("4").getTeam()).isEqualTo("C-G");
        assertThat(told.event("5").getType()).isEqualTo(EventType.FOUL);
        assertThat(told.event("5").getTeam()).isEqualTo("C-G");
        assertThat(told.event("5").getSecondPlayer()).isEqualTo("P-1");
        assertThat(told.event("6").getCard()).isEqualTo(Card.SECOND_YELLOW);
        assertThat(told.event("7").getType()).isEqualTo(EventType.PASS);
        assertThat(told.event("8").getType()).isEqualTo(EventType.OTHER);
        assertThat(told.event("8").getReason()).isEqualTo("offside");
    }

    @Test
    void theMatchInformationIsFixtureAndLineUps() throws IOException {
        MatchReading told = read(KICK_OFFS);

        assertThat(told.fixtures()).singleElement().satisfies(fixture -> {
            assertThat(fixture.getMatchId()).isEqualTo("M-1");
            assertThat(fixture.getCompetition()).isEqualTo("Liga");
            assertThat(fixture.getKickOff()).isEqualTo(Instant.parse("2030-05-06T16:00:00Z"));
            assertThat(fixture.getHome().getName()).isEqualTo("Heim");
            assertThat(fixture.getHome().getSquad()).hasSize(2);
            assertThat(fixture.getAway().getTeam()).isEqualTo("C-G");
        });
        assertThat(told.event("line-up/C-H").getLineUp())
                .extracting(one -> one.getName() + " " + one.getShirt() + " " + one.getStarts())
                .containsExactly("A. Eins 1 true", "B. Zwei 9 false");
    }

    @Test
    void anEventThatIsNoneIsRefusedWithItsLine() throws IOException {
        Path events = events(KICK_OFFS
                + "\n" + event("1", "soon", "<Offside/>")
                + "\n" + event("2", "18:03:00.000", "<Caution CardColor='green' Team='C-H'/>")
                + "\n" + event("3", "18:03:00.000", "<Offside/>").replace("M-1", "M-2"));

        assertThat(MatchReading.of(spec(events)).refusals())
                .extracting(refusal -> refusal.source() + " " + refusal.reason())
                .containsExactlyInAnyOrder(
                        events + ":2 EventTime is '2030-05-06Tsoon+02:00', expected a time like"
                                + " 2020-06-05T20:30:00.210+02:00",
                        events + ":3 CardColor is 'green', expected yellow, yellowRed or red",
                        events + ":4 MatchId is M-2, expected M-1 as in the match information");
    }

    @Test
    void filesOfAnotherKindAndDocumentTypesAreErrors() throws IOException {
        Path events = events(KICK_OFFS);
        Path hostile = Files.writeString(
                folder.resolve("hostile.xml"), "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a>&b;</a>");

        assertThatThrownBy(() -> Feeds.prepare("dfl:events=" + events))
                .isInstanceOf(FeedException.class)
                .hasMessage("option meta of feed dfl names 0 files; expected one: dfl:events=FILE,meta=FILE");
        assertThatThrownBy(() -> Feeds.prepare("dfl:events=" + events + ",meta=" + events))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("is no match information of DFL; expected <MatchInformation>");
        assertThatThrownBy(() -> Feeds.prepare("dfl:events=" + meta() + ",meta=" + meta()))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("is no file of DFL events");
        assertThatThrownBy(() -> Feeds.prepare("dfl:events=" + hostile + ",meta=" + meta()))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("has a document type (DOCTYPE)");
    }

    private MatchReading read(String events) throws IOException {
        return MatchReading.whole(spec(events(events)));
    }

    private String spec(Path events) throws IOException {
        return "dfl:events=" + events + ",meta=" + meta();
    }

    private Path events(String events) throws IOException {
        return Files.writeString(folder.resolve("events.xml"), "<PutDataRequest>" + events + "</PutDataRequest>");
    }

    private Path meta() throws IOException {
        return Files.writeString(folder.resolve("meta.xml"), META);
    }

    private static String event(String id, String time, String what) {
        return event(id, time, what, "52.5", "34");
    }

    private static String event(String id, String time, String what, String x, String y) {
        return "<Event MatchId='M-1' EventId='%s' EventTime='2030-05-06T%s+02:00' X-Position='%s' Y-Position='%s'>%s</Event>"
                .formatted(id, time, x, y, what);
    }
}
