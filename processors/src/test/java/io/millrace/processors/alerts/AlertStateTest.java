package io.millrace.processors.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.alert.Severity;
import io.millrace.processors.state.StateException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertStateTest {

    private static final byte[] STORED =
            new Episode(AlertPolicy.immediate()).sees(Given.holds(0)).book().encode();

    @Test
    void anotherVersionIsRefusedWithWhatToDo() {
        byte[] newer = STORED.clone();
        newer[0] = 2;

        assertThatThrownBy(() -> AlertBook.decode(newer))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("stored in version 2")
                .hasMessageContaining("reads version 1")
                .hasMessageContaining("reset the application's state");
    }

    @Test
    void stateThatIsCutShortIsRefusedWhereverItIsCut() {
        for (int length = 0; length < STORED.length; length++) {
            byte[] cut = Arrays.copyOf(STORED, length);

            assertThatThrownBy(() -> AlertBook.decode(cut))
                    .as("the first %d bytes", length)
                    .isInstanceOf(StateException.class);
        }
    }

    @Test
    void stateWithSomethingBehindItIsRefused() {
        byte[] longer = Arrays.copyOf(STORED, STORED.length + 3);

        assertThatThrownBy(() -> AlertBook.decode(longer))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("3 bytes follow the end");
    }

    @Test
    void anOpenAlertTakesAFewHundredBytes() {
        assertThat(STORED).hasSizeLessThan(250);
    }

    @Test
    void theSameValuesInAnotherOrderAreTheSameBytes() {
        Finding ab = new Finding(1, Severity.INFO, "t", ordered("a", "b"), ordered("c", "d"), List.of());
        Finding ba = new Finding(1, Severity.INFO, "t", ordered("b", "a"), ordered("d", "c"), List.of());

        assertThat(stored(ba)).isEqualTo(stored(ab));
    }

    @Test
    void anEmptyBookTakesTwoBytes() {
        assertThat(AlertBook.empty().encode()).hasSize(2);
        assertThat(AlertBook.decode(AlertBook.empty().encode()).isEmpty()).isTrue();
    }

    private static Map<String, String> ordered(String first, String second) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put(first, "1");
        map.put(second, "1");
        return map;
    }

    private static byte[] stored(Finding finding) {
        return new Episode(AlertPolicy.immediate())
                .sees(new Observation.Holds("e", Given.at(0), finding))
                .book()
                .encode();
    }
}
