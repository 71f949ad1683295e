package io.millrace.processors.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AlertIdsTest {

    @Test
    void aShortIdIsReadable() {
        assertThat(AlertIds.of(new AlertKey("fraud-detection", "velocity-withdrawals", "acc-17"), "tx-99"))
                .isEqualTo("fraud-detection:velocity-withdrawals:acc-17:tx-99");
    }

    @Test
    void aLongIdKeepsItsBeginningAndStaysUnique() {
        AlertKey key = new AlertKey("website-activity", "errors", "https://example.org/" + "a".repeat(300));

        assertThat(AlertIds.of(key, "1"))
                .startsWith("website-activity:errors:https%3A//example.org/aaa")
                .hasSize(AlertIds.MAX_LENGTH)
                .isEqualTo(AlertIds.of(key, "1"))
                .isNotEqualTo(AlertIds.of(key, "2"));
    }

    @Test
    void anIdIsNotCutInsideACharacter() {
        for (int length = 0; length < 4; length++) {
            AlertKey key = new AlertKey("d", "r", "s".repeat(length) + "\uD83D\uDE00".repeat(200));

            assertThat(AlertIds.of(key, "1")).doesNotContain("\uD83D#").hasSizeLessThanOrEqualTo(AlertIds.MAX_LENGTH);
        }
    }

    @Test
    void partsThatContainTheSeparatorDoNotMeet() {
        assertThat(AlertIds.of(new AlertKey("d", "a:b", "c"), "x"))
                .isNotEqualTo(AlertIds.of(new AlertKey("d", "a", "b:c"), "x"))
                .isNotEqualTo(AlertIds.of(new AlertKey("d", "a%3Ab", "c"), "x"));
    }

    @Test
    void aPartMustNotBeEmpty() {
        assertThatThrownBy(() -> new AlertKey("d", "r", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("subject is empty");
    }
}
