package io.millrace.processors.alerts;

import static io.millrace.processors.alerts.Given.seconds;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.alert.Severity;
import io.millrace.processors.alerts.AlertPolicy.Escalation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertPolicyTest {

    private static final AlertPolicy POLICY = AlertPolicy.immediate();

    @Test
    void aNegativeDelayIsRefused() {
        assertThatThrownBy(() -> POLICY.withOnsetDelay(seconds(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("onsetDelay is PT-1S: expected");
    }

    @Test
    void aDelayFinerThanAMillisecondIsRefused() {
        assertThatThrownBy(() -> POLICY.withClearDelay(Duration.ofNanos(1_000_001)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("clearDelay");
    }

    @Test
    void aRepeatFasterThanASecondIsRefused() {
        assertThatThrownBy(() -> POLICY.withRepeatEvery(Duration.ofMillis(250)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("repeatEvery is 250ms: expected zero (never) or at least 1s");
    }

    @Test
    void escalationStepsMustAscend() {
        List<Escalation> steps =
                List.of(new Escalation(seconds(60), Severity.ERROR), new Escalation(seconds(60), Severity.CRITICAL));

        assertThatThrownBy(() -> POLICY.withEscalateAfter(steps))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("step 2 comes after 1m, step 1 after 1m");
    }
}
