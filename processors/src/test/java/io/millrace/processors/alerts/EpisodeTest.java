package io.millrace.processors.alerts;

import static io.millrace.processors.alerts.Given.at;
import static io.millrace.processors.alerts.Given.ended;
import static io.millrace.processors.alerts.Given.holds;
import static io.millrace.processors.alerts.Given.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.alert.AlertState;
import io.millrace.contracts.alert.Evidence;
import io.millrace.contracts.alert.Severity;
import io.millrace.processors.alerts.AlertCommand.Acknowledge;
import io.millrace.processors.alerts.AlertCommand.Pause;
import io.millrace.processors.alerts.AlertCommand.Reset;
import io.millrace.processors.alerts.AlertCommand.Retract;
import io.millrace.processors.alerts.AlertPolicy.Escalation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EpisodeTest {

    private static final AlertPolicy IMMEDIATE = AlertPolicy.immediate();

    @Test
    void anAlertCarriesWhatWasFoundAndWhatDecided() {
        Alert alert = new Episode(IMMEDIATE).sees(holds(0)).alerts().get(0);

        assertThat(alert)
                .isEqualTo(Alert.newBuilder()
                        .setAlertId("patient-vitals:hr-high:p-7:20260101T120000.000Z")
                        .setRevision(1)
                        .setState(AlertState.RAISED)
                        .setAcknowledged(false)
                        .setDomain("patient-vitals")
                        .setRule("hr-high")
                        .setRuleVersion(3)
                        .setSubject("p-7")
                        .setSeverity(Severity.WARNING)
                        .setEventTime(at(0))
                        .setDetectedAt(Given.CLOCK)
                        .setTitle("Heart rate high")
                        .setReason(null)
                        .setValues(Map.of("hr", "185"))
                        .setLimits(Map.of("hr", "180"))
                        .setEvidence(List.of(Given.reading(0)))
                        .build());
    }

    @Test
    void withoutDelaysItIsRaisedAndClearedAtOnce() {
        assertThat(new Episode(IMMEDIATE)
                        .sees(ended(0), holds(1), holds(2), ended(3), ended(4))
                        .lines())
                .containsExactly("1 RAISED WARNING @1", "2 CLEARED WARNING @3: the condition is over");
    }

    @Test
    void aConditionThatHoldsAgainAfterItClearedIsAnotherAlert() {
        Episode episode = new Episode(IMMEDIATE).sees(holds(1), ended(3), holds(9));

        assertThat(episode.lines()).last().isEqualTo("1 RAISED WARNING @9");
        assertThat(episode.alerts())
                .extracting(Alert::getAlertId)
                .containsExactly(
                        "patient-vitals:hr-high:p-7:20260101T120001.000Z",
                        "patient-vitals:hr-high:p-7:20260101T120001.000Z",
                        "patient-vitals:hr-high:p-7:20260101T120009.000Z");
    }

    @Test
    void twoEpisodesThatBeginAtTheSameInstantHaveDifferentIds() {
        Episode episode = new Episode(IMMEDIATE).sees(holds("a", 1), ended("b", 1), holds("c", 1));

        assertThat(episode.alerts())
                .extracting(Alert::getAlertId)
                .containsExactly(
                        "patient-vitals:hr-high:p-7:20260101T120001.000Z",
                        "patient-vitals:hr-high:p-7:20260101T120001.000Z",
                        "patient-vitals:hr-high:p-7:20260101T120001.000Z~c");
    }

    @Test
    void anAlertIsRaisedWhenItsOnsetDelayIsOverEvenIfTheInputStops() {
        Episode episode = new Episode(IMMEDIATE.withOnsetDelay(seconds(5))).sees(holds(0));

        assertThat(episode.book().nextDeadline(rule -> IMMEDIATE.withOnsetDelay(seconds(5))))
                .contains(at(5));
        assertThat(episode.reaches(4).lines()).isEmpty();
        assertThat(episode.reaches(60).lines()).containsExactly("1 RAISED WARNING @5");
        assertThat(episode.book().nextDeadline(rule -> IMMEDIATE.withOnsetDelay(seconds(5))))
                .isEmpty();
    }

    @Test
    void aDelayThatEndedBetweenTwoObservationsEndsAtItsOwnTime() {
        assertThat(new Episode(IMMEDIATE.withOnsetDelay(seconds(5)))
                        .sees(holds(0), ended(60))
                        .lines())
                .containsExactly("1 RAISED WARNING @5", "2 CLEARED WARNING @60: the condition is over");
    }

    @Test
    void aConditionShorterThanItsOnsetDelayIsNeverHeardOf() {
        AlertPolicy policy = IMMEDIATE.withOnsetDelay(seconds(5));

        assertThat(new Episode(policy)
                        .sees(holds(0), holds(4), ended(5), holds(6), ended(10))
                        .reaches(99)
                        .lines())
                .isEmpty();
    }

    @Test
    void aConditionThatHoldsUntilItsOnsetDelayIsOverIsRaisedWithTheObservation() {
        assertThat(new Episode(IMMEDIATE.withOnsetDelay(seconds(5)))
                        .sees(holds(0), holds(5))
                        .lines())
                .containsExactly("1 RAISED WARNING @5");
    }

    @Test
    void aPendingAlertIsPublishedIfThePolicyAsksForIt() {
        AlertPolicy policy = IMMEDIATE.withOnsetDelay(seconds(5)).withPublishPending(true);

        assertThat(new Episode(policy)
                        .sees(holds(0), ended(3), holds(10), holds(20))
                        .lines())
                .containsExactly(
                        "1 PENDING WARNING @0",
                        "2 CLEARED WARNING @3: over before its onset delay of 5s",
                        "1 PENDING WARNING @10",
                        "2 RAISED WARNING @15: held for 5s");
    }

    @Test
    void anAlertClearsWhenItsConditionIsOverForTheClearDelay() {
        AlertPolicy policy = IMMEDIATE.withClearDelay(seconds(10));

        assertThat(new Episode(policy)
                        .sees(holds(0), ended(5), holds(14), ended(20), ended(29))
                        .reaches(60)
                        .lines())
                .containsExactly("1 RAISED WARNING @0", "2 CLEARED WARNING @30: the condition is over for 10s");
    }

    @Test
    void aClearDelayThatEndedBetweenTwoObservationsSeparatesTwoAlerts() {
        AlertPolicy policy = IMMEDIATE.withClearDelay(seconds(10));

        assertThat(new Episode(policy).sees(holds(0), ended(5), holds(60)).lines())
                .containsExactly(
                        "1 RAISED WARNING @0",
                        "2 CLEARED WARNING @15: the condition is over for 10s",
                        "1 RAISED WARNING @60");
    }

    @Test
    void aLatchingAlertStaysOpenUntilItIsAcknowledged() {
        Episode episode = new Episode(IMMEDIATE.withLatching(true))
                .sees(holds(0), ended(5))
                .reaches(3600);

        assertThat(episode.latest().phase()).isEqualTo(Phase.LATCHED);
        assertThat(episode.isTold(new Acknowledge("nurse 4", at(3700))).lines())
                .containsExactly(
                        "1 RAISED WARNING @0",
                        "2 UPDATED WARNING @5: the condition is over; latched until acknowledged or reset",
                        "3 CLEARED WARNING ack @3700: acknowledged by nurse 4");
    }

    @Test
    void aLatchedAlertIsReset() {
        assertThat(new Episode(IMMEDIATE.withLatching(true))
                        .sees(holds(0), ended(5))
                        .isTold(new Reset("nurse 4", at(9)))
                        .lines())
                .last()
                .isEqualTo("3 CLEARED WARNING @9: reset by nurse 4");
    }

    @Test
    void anAlertThatIsNotLatchedCannotBeReset() {
        assertThat(new Episode(IMMEDIATE.withLatching(true))
                        .sees(holds(0))
                        .isTold(new Reset("nurse 4", at(9)))
                        .lines())
                .containsExactly("1 RAISED WARNING @0");
    }

    @Test
    void anAcknowledgedAlertDoesNotLatch() {
        assertThat(new Episode(IMMEDIATE.withLatching(true))
                        .sees(holds(0))
                        .isTold(new Acknowledge("nurse 4", at(2)))
                        .sees(ended(5))
                        .lines())
                .containsExactly(
                        "1 RAISED WARNING @0",
                        "2 UPDATED WARNING ack @2: acknowledged by nurse 4",
                        "3 CLEARED WARNING ack @5: the condition is over");
    }

    @Test
    void aLatchedAlertWhoseConditionHoldsAgainIsTheSameAlert() {
        Episode episode = new Episode(IMMEDIATE.withLatching(true)).sees(holds(0), ended(5), holds(8));

        assertThat(episode.lines()).last().isEqualTo("3 UPDATED WARNING @8: the condition holds again");
        assertThat(episode.book().lives()).extracting(AlertLife::phase).containsExactly(Phase.RAISED);
    }

    @Test
    void anAcknowledgementCountsOnce() {
        assertThat(new Episode(IMMEDIATE)
                        .sees(holds(0))
                        .isTold(new Acknowledge("a", at(2)), new Acknowledge("b", at(3)))
                        .lines())
                .hasSize(2);
    }

    @Test
    void anAlertIsRepeatedUntilItIsAcknowledged() {
        assertThat(new Episode(IMMEDIATE.withRepeatEvery(seconds(120)))
                        .sees(holds(0))
                        .reaches(250)
                        .isTold(new Acknowledge("nurse 4", at(300)))
                        .reaches(3600)
                        .lines())
                .containsExactly(
                        "1 RAISED WARNING @0",
                        "2 UPDATED WARNING @120: repeated after 2m: not acknowledged",
                        "3 UPDATED WARNING @240: repeated after 2m: not acknowledged",
                        "4 UPDATED WARNING ack @300: acknowledged by nurse 4");
    }

    @Test
    void aPauseHoldsRepeatsBack() {
        assertThat(new Episode(IMMEDIATE.withRepeatEvery(seconds(60)))
                        .sees(holds(0))
                        .isTold(new Pause("nurse 4", at(10), at(130)))
                        .reaches(200)
                        .lines())
                .containsExactly(
                        "1 RAISED WARNING @0",
                        "2 UPDATED WARNING @10: repeats paused by nurse 4 until 2026-01-01T12:02:10Z",
                        "3 UPDATED WARNING @130: repeated after 1m: not acknowledged",
                        "4 UPDATED WARNING @190: repeated after 1m: not acknowledged");
    }

    @Test
    void aPauseDoesNotHoldEscalationBack() {
        AlertPolicy policy = IMMEDIATE.withEscalateAfter(List.of(new Escalation(seconds(60), Severity.CRITICAL)));

        assertThat(new Episode(policy)
                        .sees(holds(0))
                        .isTold(new Pause("nurse 4", at(10), at(130)))
                        .reaches(100)
                        .lines())
                .last()
                .isEqualTo("3 UPDATED CRITICAL @60: not acknowledged for 1m: escalated to CRITICAL");
    }

    @Test
    void anAlertThatNobodyAcknowledgesEscalatesStepByStep() {
        AlertPolicy policy = IMMEDIATE.withEscalateAfter(
                List.of(new Escalation(seconds(60), Severity.ERROR), new Escalation(seconds(300), Severity.CRITICAL)));

        assertThat(new Episode(policy).sees(holds(0)).reaches(1000).lines())
                .containsExactly(
                        "1 RAISED WARNING @0",
                        "2 UPDATED ERROR @60: not acknowledged for 1m: escalated to ERROR",
                        "3 UPDATED CRITICAL @300: not acknowledged for 5m: escalated to CRITICAL");
    }

    @Test
    void anAcknowledgedAlertDoesNotEscalate() {
        AlertPolicy policy = IMMEDIATE.withEscalateAfter(List.of(new Escalation(seconds(60), Severity.ERROR)));

        assertThat(new Episode(policy)
                        .sees(holds(0))
                        .isTold(new Acknowledge("nurse 4", at(59)))
                        .reaches(1000)
                        .lines())
                .hasSize(2);
    }

    @Test
    void anEscalatedSeverityDoesNotFallBelowItsStep() {
        AlertPolicy policy = IMMEDIATE.withEscalateAfter(List.of(new Escalation(seconds(60), Severity.ERROR)));

        assertThat(new Episode(policy)
                        .sees(holds(0, Severity.CRITICAL, "200"), holds(70, Severity.WARNING, "185"))
                        .lines())
                .containsExactly(
                        "1 RAISED CRITICAL @0",
                        "2 UPDATED CRITICAL @60: not acknowledged for 1m: escalated to CRITICAL",
                        "3 UPDATED ERROR @70: severity CRITICAL -> ERROR");
    }

    @Test
    void aChangedValueIsPublishedAtOnceUnlessThePolicyWaits() {
        Observation[] readings = {
            holds(0),
            holds(1, Severity.WARNING, "190"),
            holds(2, Severity.WARNING, "191"),
            holds(3, Severity.ERROR, "195")
        };

        assertThat(new Episode(IMMEDIATE).sees(readings).lines())
                .containsExactly(
                        "1 RAISED WARNING @0",
                        "2 UPDATED WARNING @1: values changed",
                        "3 UPDATED WARNING @2: values changed",
                        "4 UPDATED ERROR @3: severity WARNING -> ERROR");
        assertThat(new Episode(IMMEDIATE.withUpdateEvery(AlertPolicy.FOREVER))
                        .sees(readings)
                        .lines())
                .containsExactly("1 RAISED WARNING @0", "2 UPDATED ERROR @3: severity WARNING -> ERROR");
    }

    @Test
    void changesThatComeFasterThanUpdatesArePublishedTogether() {
        AlertPolicy policy = IMMEDIATE.withUpdateEvery(seconds(10));
        Episode episode = new Episode(policy)
                .sees(holds(0), holds(1, Severity.WARNING, "190"), holds(2, Severity.WARNING, "191"))
                .reaches(60)
                .sees(holds(61, Severity.WARNING, "192"));

        assertThat(episode.lines())
                .containsExactly(
                        "1 RAISED WARNING @0",
                        "2 UPDATED WARNING @10: values changed",
                        "3 UPDATED WARNING @61: values changed");
        assertThat(episode.alerts())
                .extracting(alert -> alert.getValues().get("hr"))
                .containsExactly("185", "191", "192");
    }

    @Test
    void evidenceAddsUpAndIsBoundedToTheEarliestAndTheLatest() {
        Episode episode = new Episode(IMMEDIATE);
        for (int second = 0; second < 100; second++) {
            episode.sees(holds(second));
        }
        Alert cleared = episode.sees(ended(100)).alerts().get(1);

        assertThat(cleared.getEvidence())
                .extracting(Evidence::getOffset)
                .hasSize(Finding.MAX_EVIDENCE)
                .startsWith(0L, 1L)
                .contains(15L)
                .doesNotContain(16L, 84L)
                .contains(85L)
                .endsWith(99L, 100L);
    }

    @Test
    void aRetractedEpisodeIsOver() {
        Episode episode =
                new Episode(IMMEDIATE).sees(holds(0), holds(5)).isTold(new Retract("entered in error", at(6)));

        assertThat(episode.lines()).containsExactly("1 RAISED WARNING @0", "2 RETRACTED WARNING @6: entered in error");
        assertThat(episode.isTold(new Retract("again", at(7)), new Acknowledge("nurse 4", at(7)))
                        .lines())
                .hasSize(2);
    }

    @Test
    void aClearedAlertCanStillBeRetracted() {
        assertThat(new Episode(IMMEDIATE)
                        .sees(holds(0), ended(5))
                        .isTold(new Retract("entered in error", at(60)))
                        .lines())
                .last()
                .isEqualTo("3 RETRACTED WARNING @60: entered in error");
    }

    @Test
    void theSameReadingsConfirmedAfterARetractionRaiseTheSameAlertAgain() {
        Episode episode = new Episode(IMMEDIATE)
                .sees(holds(0), holds(5))
                .isTold(new Retract("entered in error", at(6)))
                .sees(holds(0), holds("amended", 0));

        assertThat(episode.lines()).last().isEqualTo("3 RAISED WARNING @0: raised again after it was retracted");
        assertThat(episode.alerts())
                .extracting(Alert::getAlertId)
                .containsOnly(episode.alerts().get(0).getAlertId());
    }

    @Test
    void anEpisodeAfterARetractedOneIsAnotherAlert() {
        assertThat(new Episode(IMMEDIATE)
                        .sees(holds(0))
                        .isTold(new Retract("entered in error", at(6)))
                        .sees(holds(60))
                        .lines())
                .last()
                .isEqualTo("1 RAISED WARNING @60");
    }
}
