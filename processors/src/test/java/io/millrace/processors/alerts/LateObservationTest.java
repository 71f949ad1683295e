package io.millrace.processors.alerts;

import static io.millrace.processors.alerts.Given.ended;
import static io.millrace.processors.alerts.Given.holds;
import static io.millrace.processors.alerts.Given.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.alert.Evidence;
import io.millrace.contracts.alert.Severity;
import org.junit.jupiter.api.Test;

class LateObservationTest {

    private static final AlertPolicy ONSET = AlertPolicy.immediate().withOnsetDelay(seconds(10));
    private static final AlertPolicy CLEAR = AlertPolicy.immediate().withClearDelay(seconds(10));

    @Test
    void aLateInterruptionStartsTheOnsetDelayAgain() {
        assertThat(new Episode(ONSET)
                        .sees(holds(0), holds(6), ended(3))
                        .reaches(60)
                        .lines())
                .containsExactly("1 RAISED WARNING @16");
    }

    @Test
    void anInterruptionBeforeTheEpisodeBeganDoesNotMatter() {
        assertThat(new Episode(ONSET)
                        .sees(holds(5), holds(6), ended(3))
                        .reaches(60)
                        .lines())
                .containsExactly("1 RAISED WARNING @15");
    }

    @Test
    void aLateObservationThatItHeldStartsTheClearDelayAgain() {
        assertThat(new Episode(CLEAR)
                        .sees(holds(0), ended(5), ended(9), holds(7))
                        .reaches(60)
                        .lines())
                .containsExactly("1 RAISED WARNING @0", "2 CLEARED WARNING @19: the condition is over for 10s");
    }

    @Test
    void aLateObservationIsEvidenceButChangesNoValue() {
        Episode episode = new Episode(CLEAR)
                .sees(holds(0), holds(8), holds(4, Severity.CRITICAL, "250"), ended(9))
                .reaches(60);

        assertThat(episode.lines())
                .containsExactly("1 RAISED WARNING @0", "2 CLEARED WARNING @19: the condition is over for 10s");
        assertThat(episode.alerts().get(1).getValues()).containsEntry("hr", "185");
        assertThat(episode.alerts().get(1).getEvidence())
                .extracting(Evidence::getOffset)
                .containsExactly(0L, 4L, 8L, 9L);
    }

    @Test
    void anEpisodeIsNotExtendedBackwards() {
        Episode episode =
                new Episode(CLEAR).sees(holds(10), holds(3), ended(11)).reaches(60);

        assertThat(episode.alerts().get(1).getEvidence())
                .extracting(Evidence::getOffset)
                .containsExactly(10L, 11L);
    }

    @Test
    void aLateEndDoesNotEndARaisedAlert() {
        assertThat(new Episode(AlertPolicy.immediate())
                        .sees(holds(0), holds(8), ended(4))
                        .lines())
                .containsExactly("1 RAISED WARNING @0");
    }

    @Test
    void anObservationFromBeforeTheEndOfAClearedEpisodeStartsNothing() {
        assertThat(new Episode(AlertPolicy.immediate())
                        .sees(holds(0), ended(8), holds(4))
                        .lines())
                .hasSize(2);
    }

    @Test
    void anEndThatComesAfterTheClockRaisedTheAlertTakesItBack() {
        assertThat(new Episode(ONSET).sees(holds(0)).reaches(20).sees(ended(4)).lines())
                .containsExactly(
                        "1 RAISED WARNING @10",
                        "2 RETRACTED WARNING @4: the condition had ended at 2026-01-01T12:00:04Z, before its onset delay"
                                + " of 10s was over");
    }

    @Test
    void anObservationThatComesAfterTheClockClearedTheAlertStartsAnother() {
        assertThat(new Episode(CLEAR)
                        .sees(holds(0), ended(5))
                        .reaches(60)
                        .sees(holds(14))
                        .lines())
                .containsExactly(
                        "1 RAISED WARNING @0",
                        "2 CLEARED WARNING @15: the condition is over for 10s",
                        "1 RAISED WARNING @14");
    }
}
