package io.millrace.vitals.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.vitals.Direction;
import io.millrace.contracts.vitals.LimitLevel;
import io.millrace.contracts.vitals.Priority;
import io.millrace.contracts.vitals.Signal;
import io.millrace.contracts.vitals.VitalLimit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitFileTest {

    @TempDir
    private Path folder;

    @Test
    void everyDefaultNamesItsSource() {
        assertThat(LimitFile.defaults()).isNotEmpty().allSatisfy(row -> {
            assertThat(row.getSource()).as(row.getId()).isNotEmpty();
            assertThat(LimitFault.of(row)).isEmpty();
        });
    }

    @Test
    void aHeartRateAbove180IsOneRow() {
        VitalLimit row = LimitFile.defaults().stream()
                .filter(one -> one.getId().equals("default/HEART_RATE/HIGH/CRITICAL"))
                .findFirst()
                .orElseThrow();

        assertThat(row.getSignal()).isEqualTo(Signal.HEART_RATE);
        assertThat(row.getThreshold()).isEqualByComparingTo("180");
        assertThat(row.getInclusive()).isFalse();
        assertThat(row.getOnsetDelay()).isEqualTo(5000);
        assertThat(row.getPriority()).isEqualTo(Priority.PH);
    }

    @Test
    void aTableOfThreeColumnsMoreThanNeededIsRead() throws IOException {
        List<VitalLimit> rows = read(
                "scope,scopeId,signal,direction,level,limit,priority,onset,escalation",
                "WARD,icu,SPO2,LOW,WARNING,<= 90.5,PM,15s,2m PH registrar; 5m PH critical-care team");

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.getId()).isEqualTo("ward/icu/SPO2/LOW/WARNING");
            assertThat(row.getDirection()).isEqualTo(Direction.LOW);
            assertThat(row.getLevel()).isEqualTo(LimitLevel.WARNING);
            assertThat(row.getThreshold()).isEqualByComparingTo("90.5");
            assertThat(row.getInclusive()).isTrue();
            assertThat(row.getEscalation())
                    .extracting(step -> step.getAfter() + " " + step.getNotify())
                    .containsExactly("120000 registrar", "300000 critical-care team");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HEART,HIGH,WARNING,> 1,PM,| signal is \"HEART\": expected one of",
                "HEART_RATE,HIGH,WARNING,< 120,PM,| expected > or >= and a number for direction HIGH",
                "HEART_RATE,HIGH,WARNING,> 500,PM,| threshold is 500.0000: a value of HEART_RATE is 0 to 350 /min",
                "HEART_RATE,HIGH,WARNING,> 120,P1,| priority is \"P1\": expected one of [PN, PL, PM, PH]",
                "HEART_RATE,HIGH,WARNING,> 120,PM,soon| onset: expected a duration like 250ms",
                "CONSCIOUSNESS,HIGH,WARNING,> 1,PM,| expected one whose values can be compared",
                "NEWS2,LOW,WARNING,< 1,PM,| NEWS2 is a score: expected direction HIGH",
            })
    void aWrongRowIsRefusedWithItsLine(String row, String message) {
        assertThatThrownBy(() -> read("signal,direction,level,limit,priority,onset", row))
                .isInstanceOf(LimitFileException.class)
                .hasMessageContaining("limits.csv, row 1: ")
                .hasMessageContaining(message.strip());
    }

    @Test
    void anUnknownColumnIsRefused() {
        assertThatThrownBy(() -> read("signal,treshold", "SPO2,90"))
                .hasMessageContaining("column \"treshold\" is not known: expected active, averaging");
    }

    @Test
    void oneRowTwiceIsRefused() {
        assertThatThrownBy(() -> read(
                        "signal,direction,level,limit,priority",
                        "SPO2,LOW,WARNING,< 90,PM",
                        "SPO2,LOW,WARNING,< 88,PM"))
                .hasMessageContaining("row 2: default/SPO2/LOW/WARNING stands there twice");
    }

    private List<VitalLimit> read(String... lines) throws IOException {
        return LimitFile.read(Files.write(folder.resolve("limits.csv"), List.of(lines)));
    }
}
