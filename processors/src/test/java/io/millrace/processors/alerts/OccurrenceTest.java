package io.millrace.processors.alerts;

import static io.millrace.processors.alerts.Given.CLOCK;
import static io.millrace.processors.alerts.Given.at;
import static io.millrace.processors.alerts.Given.finding;
import static io.millrace.processors.alerts.Given.reading;
import static io.millrace.processors.alerts.Given.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.alert.Evidence;
import io.millrace.contracts.alert.Severity;
import io.millrace.processors.alerts.AlertCommand.Confirm;
import io.millrace.processors.alerts.AlertCommand.Retract;
import io.millrace.processors.alerts.Observation.Holds;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OccurrenceTest {

    private static final AlertKey VELOCITY = new AlertKey("fraud-detection", "velocity-withdrawals", "acc-17");
    private static final AlertPolicy IMMEDIATE = AlertPolicy.immediate();
    private static final AlertPolicy UNTIL_CONFIRMED =
            IMMEDIATE.withOnsetDelay(AlertPolicy.FOREVER).withPublishPending(true);

    @Test
    void theIdIsTheNameOfWhatHappened() {
        AlertBook.Change change = report(AlertBook.empty(), "tx-99", new Holds("tx-99", at(0), withdrawals("6", 1)));

        assertThat(change.alerts())
                .extracting(Alert::getAlertId)
                .containsExactly("fraud-detection:velocity-withdrawals:acc-17:tx-99");
    }

    @Test
    void aLaterReportReplacesWhatWasKnownEvidenceIncluded() {
        AlertBook book = report(AlertBook.empty(), "tx-99", new Holds("tx-99", at(9), withdrawals("6", 1, 2, 9)))
                .book();

        AlertBook.Change change = report(book, "tx-99", new Holds("tx-98", at(9), withdrawals("7", 2, 5, 9)));

        assertThat(change.alerts()).extracting(Given::line).containsExactly("2 UPDATED WARNING @9: values changed");
        assertThat(change.alerts().get(0).getValues()).containsEntry("hr", "7");
        assertThat(change.alerts().get(0).getEvidence())
                .extracting(Evidence::getOffset)
                .containsExactly(2L, 5L, 9L);
    }

    @Test
    void aReportThatSaysTheSameIsNotPublished() {
        AlertBook book = report(AlertBook.empty(), "tx-99", new Holds("tx-99", at(9), withdrawals("6", 1, 9)))
                .book();

        assertThat(report(book, "tx-99", new Holds("tx-98", at(9), withdrawals("6", 1, 9)))
                        .alerts())
                .isEmpty();
    }

    @Test
    void aReportMaySayWhatHasChanged() {
        AlertBook book = report(AlertBook.empty(), "tx-99", new Holds("tx-99", at(9), withdrawals("6", 9)))
                .book();

        AlertBook.Change change =
                report(book, "tx-99", new Holds("tx-98", at(9), withdrawals("7", 9), Optional.of("one came late")));

        assertThat(change.alerts()).extracting(Given::line).containsExactly("2 UPDATED WARNING @9: one came late");
    }

    @Test
    void aRetractionMaySayWhatIsTrueInsteadAndOnWhatEvidence() {
        AlertBook book = report(AlertBook.empty(), "tx-99", new Holds("tx-99", at(9), withdrawals("6", 9)))
                .book();

        Retract retract = new Retract("reversed", at(12), Optional.of(withdrawals("5", 12)));
        AlertBook.Change change = book.apply(id(book), retract, rule -> IMMEDIATE, CLOCK);

        assertThat(change.alerts()).extracting(Given::line).containsExactly("2 RETRACTED WARNING @12: reversed");
        assertThat(change.alerts().get(0).getValues()).containsEntry("hr", "5");
        assertThat(change.alerts().get(0).getEvidence())
                .extracting(Evidence::getOffset)
                .containsExactly(9L, 12L);
    }

    @Test
    void aRepeatedReportChangesNothing() {
        Holds first = new Holds("tx-99", at(9), withdrawals("6", 1, 9));
        AlertBook book = report(AlertBook.empty(), "tx-99", first).book();

        AlertBook.Change change = report(book, "tx-99", first);

        assertThat(change.book()).isEqualTo(book);
        assertThat(change.alerts()).isEmpty();
    }

    @Test
    void eachOccurrenceIsAnAlertOfItsOwn() {
        AlertBook book = report(AlertBook.empty(), "tx-98", new Holds("tx-98", at(8), withdrawals("6", 1, 8)))
                .book();
        AlertBook.Change change = report(book, "tx-99", new Holds("tx-99", at(9), withdrawals("7", 1, 8, 9)));

        assertThat(change.alerts()).extracting(Given::line).containsExactly("1 RAISED WARNING @9");
        assertThat(change.book().openWithEvidence("patient_vitals", 0, 8)).hasSize(2);
        assertThat(change.book().openWithEvidence("patient_vitals", 0, 9))
                .extracting(AlertLife::occurrence)
                .containsExactly(Optional.of("tx-99"));
        assertThat(change.book().openWithEvidence("patient_vitals", 1, 9)).isEmpty();
    }

    @Test
    void aGoalGivenTakenBackAndGivenAgainIsOneAlert() {
        AlertBook.Change given = report(AlertBook.empty(), "goal-3", new Holds("m1", at(60), withdrawals("1-0", 1)));
        AlertBook.Change taken = retract(given.book(), "offside", 120);
        AlertBook.Change repeated = report(taken.book(), "goal-3", new Holds("m1", at(60), withdrawals("1-0", 1)));
        AlertBook.Change again = report(repeated.book(), "goal-3", new Holds("m2", at(60), withdrawals("1-0", 1)));

        assertThat(taken.alerts()).extracting(Given::line).containsExactly("2 RETRACTED WARNING @120: offside");
        assertThat(repeated.alerts()).isEmpty();
        assertThat(again.alerts())
                .extracting(Given::line)
                .containsExactly("3 RAISED WARNING @60: raised again after it was retracted");
        assertThat(again.book().lives()).hasSize(1);
    }

    @Test
    void aGoalThatWaitsForItsConfirmationIsRaisedByIt() {
        AlertBook book = AlertBook.empty();
        AlertBook.Change seen =
                book.report(VELOCITY, "goal-3", UNTIL_CONFIRMED, new Holds("m1", at(60), withdrawals("1-0", 1)), CLOCK);
        AlertBook.Change confirmed =
                seen.book().apply(id(seen.book()), new Confirm("kick-off", at(95)), rule -> UNTIL_CONFIRMED, CLOCK);

        assertThat(seen.alerts()).extracting(Given::line).containsExactly("1 PENDING WARNING @60");
        assertThat(seen.book().nextDeadline(rule -> UNTIL_CONFIRMED)).isEmpty();
        assertThat(confirmed.alerts())
                .extracting(Given::line)
                .containsExactly("2 RAISED WARNING @95: confirmed by kick-off");
    }

    @Test
    void anOccurrenceIsForgottenAfterTheHorizonButNotWhileItRepeats() {
        AlertBook book = report(AlertBook.empty(), "tx-99", new Holds("tx-99", at(0), withdrawals("6", 1)))
                .book();

        assertThat(book.expire(at(0), rule -> IMMEDIATE).lives()).hasSize(1);
        assertThat(book.expire(at(1), rule -> IMMEDIATE).isEmpty()).isTrue();
        assertThat(book.expire(at(1), rule -> IMMEDIATE.withRepeatEvery(seconds(60)))
                        .lives())
                .hasSize(1);
    }

    @Test
    void anEpisodeThatIsOpenIsNeverForgotten() {
        Episode episode = new Episode(IMMEDIATE).sees(Given.holds(0));

        assertThat(episode.book().expire(at(999_999), rule -> IMMEDIATE).lives())
                .hasSize(1);
        assertThat(episode.sees(Given.ended(10))
                        .book()
                        .expire(at(11), rule -> IMMEDIATE)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void aCommandToAnUnknownAlertChangesNothing() {
        AlertBook.Change change = AlertBook.empty().apply("nobody", new Retract("x", at(0)), rule -> IMMEDIATE, CLOCK);

        assertThat(change.book().isEmpty()).isTrue();
        assertThat(change.alerts()).isEmpty();
    }

    private static AlertBook.Change report(AlertBook book, String occurrence, Holds report) {
        return book.report(VELOCITY, occurrence, IMMEDIATE, report, CLOCK);
    }

    private static AlertBook.Change retract(AlertBook book, String reason, long second) {
        return book.apply(id(book), new Retract(reason, at(second)), rule -> IMMEDIATE, CLOCK);
    }

    private static String id(AlertBook book) {
        return List.copyOf(book.lives()).get(0).alertId();
    }

    private static Finding withdrawals(String count, long... offsets) {
        Evidence[] evidence = new Evidence[offsets.length];
        for (int i = 0; i < offsets.length; i++) {
            evidence[i] = reading(offsets[i]);
        }
        return finding(Severity.WARNING, count, evidence);
    }
}
