package io.millrace.processors.alerts;

import static io.millrace.processors.alerts.Given.at;
import static io.millrace.processors.alerts.Given.ended;
import static io.millrace.processors.alerts.Given.holds;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.alert.Severity;
import io.millrace.processors.alerts.AlertCommand.Acknowledge;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was told, brought in line with what should have been. */
class ReconciliationTest {

    private static final AlertPolicy IMMEDIATE = AlertPolicy.immediate();

    private static AlertBook of(Observation... observations) {
        return new Episode(IMMEDIATE).sees(observations).book();
    }

    private static AlertBook.Change reconcile(AlertBook told, AlertBook right, long from) {
        return told.reconcile(Given.HEART_RATE, right, at(from), "a reading was corrected", at(20), Given.CLOCK);
    }

    private static List<String> lines(AlertBook.Change change) {
        return change.alerts().stream().map(Given::line).toList();
    }

    @Test
    void whatShouldNotHaveBeenIsRetracted() {
        assertThat(lines(reconcile(of(holds(1), ended(3)), of(), 0)))
                .containsExactly("3 RETRACTED WARNING @20: a reading was corrected");
    }

    @Test
    void whatWasMissedIsRaisedAndEndedAtItsOwnTime() {
        assertThat(lines(reconcile(of(), of(holds(1), ended(3)), 0)))
                .containsExactly(
                        "1 RAISED WARNING @1: a reading was corrected", "2 CLEARED WARNING @3: the condition is over");
    }

    @Test
    void whatGoesOnKeepsItsIdAndSaysNothingIfNothingIsDifferent() {
        AlertBook told = of(holds(1), holds("n2", 2));
        AlertBook.Change change = reconcile(told, of(holds(0), holds("n2", 2)), 0);

        assertThat(change.alerts()).isEmpty();
        assertThat(change.book().lives()).singleElement().satisfies(life -> {
            assertThat(life.alertId()).isEqualTo(told.lives().iterator().next().alertId());
            assertThat(life.since()).isEqualTo(at(0));
        });
    }

    @Test
    void anotherSeverityIsTold() {
        assertThat(lines(reconcile(of(holds(1)), of(holds(1, Severity.CRITICAL, "185")), 0)))
                .containsExactly("2 UPDATED CRITICAL @20: a reading was corrected");
    }

    @Test
    void anOpenAlertThatShouldBeOverClears() {
        assertThat(lines(reconcile(of(holds(1)), of(holds(1), ended(2)), 0)))
                .containsExactly("2 CLEARED WARNING @20: a reading was corrected");
    }

    @Test
    void anAlertThatClearedDoesNotOpenAgainAnotherOneTakesItsPlaceAndEndsInItsTurn() {
        AlertBook.Change change = reconcile(of(holds(1), ended(3)), of(holds(1)), 0);

        assertThat(lines(change))
                .containsExactly(
                        "1 RAISED WARNING @1: a reading was corrected",
                        "3 RETRACTED WARNING @20: a reading was corrected");
        assertThat(lines(change.book().observe(Given.HEART_RATE, IMMEDIATE, ended(21), Given.CLOCK)))
                .containsExactly("2 CLEARED WARNING @21: the condition is over");
    }

    @Test
    void beforeWhatWasRecomputedNothingIsRetracted() {
        assertThat(lines(reconcile(of(holds(1), ended(3)), of(), 2))).isEmpty();
    }

    @Test
    void whoAcknowledgedHasAcknowledged() {
        AlertBook told = new Episode(IMMEDIATE)
                .sees(holds(1))
                .isTold(new Acknowledge("nurse 4", at(2)))
                .book();

        assertThat(reconcile(told, of(holds(0)), 0).book().lives())
                .singleElement()
                .satisfies(life -> assertThat(life.acknowledged()).isTrue());
    }

    @Test
    void doneTwiceItIsDoneOnce() {
        AlertBook right = of(holds(1), ended(3), holds(5));
        AlertBook once = reconcile(of(holds(2)), right, 0).book();

        assertThat(reconcile(once, right, 0).alerts()).isEmpty();
    }

    @Test
    void whatIsWorseThanWhatWasAcknowledgedAsksAgain() {
        assertThat(new Episode(IMMEDIATE)
                        .sees(holds(0))
                        .isTold(new Acknowledge("nurse 4", at(1)))
                        .sees(holds(2, Severity.CRITICAL, "185"))
                        .lines())
                .containsExactly(
                        "1 RAISED WARNING @0",
                        "2 UPDATED WARNING ack @1: acknowledged by nurse 4",
                        "3 UPDATED CRITICAL @2: severity WARNING -> CRITICAL");
    }
}
