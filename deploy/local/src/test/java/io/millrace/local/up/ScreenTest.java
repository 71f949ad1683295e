package io.millrace.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.alert.AlertState;
import io.millrace.contracts.alert.Severity;
import io.millrace.local.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ScreenTest {

    private final StringWriter written = new StringWriter();
    private final PrintWriter out = new PrintWriter(written);

    @Test
    void aLaterRevisionSaysWhyThereIsOne() {
        assertThat(new AlertLine(ZoneOffset.UTC)
                        .of(alert(AlertState.RETRACTED)
                                .setReason("reversed by tx-2")
                                .build()))
                .isEqualTo("10:15:30  RETRACTED  velocity                acc-7         CRITICAL  reversed by tx-2");
    }

    @Test
    void plainLinesShowTheBoardOnlyEverySoOften() {
        AtomicLong clock = new AtomicLong();
        Screen screen = new PlainScreen(out, ZoneOffset.UTC, Duration.ofSeconds(10), clock::get);

        clock.set(Duration.ofSeconds(9).toNanos());
        screen.show(board(1));
        clock.set(Duration.ofSeconds(10).toNanos());
        screen.show(board(1_234));
        clock.set(Duration.ofSeconds(19).toNanos());
        screen.show(board(2));

        assertThat(written.toString().lines())
                .containsExactly(
                        "fraud-detection: running, in 1,234 = accepted 1,230 + rejected 3 + duplicate 1; 50/s, alerts 2,"
                                + " lag 7",
                        "feed atm: sending, sent 1,300, 50/s, NOT DELIVERED 4");
    }

    @Test
    void onATerminalTheBoardIsDrawnAnewBelowWhatIsSaid() {
        Screen screen = new LiveScreen(new Terminal(out, true, () -> 120), ZoneOffset.UTC);

        screen.show(board(1_234));
        screen.alert(alert(AlertState.RAISED).build());
        screen.show(board(2_000));

        assertThat(EmulatedTerminal.screenOf(written.toString()))
                .startsWith(
                        "10:15:30  RAISED     velocity                acc-7         CRITICAL  too many withdrawals"
                                + " (count 6, limit 5, sum 120.00)",
                        "")
                .anySatisfy(line -> assertThat(line).contains("fraud-detection").contains("2,000"))
                .noneSatisfy(line -> assertThat(line).contains("1,234"))
                .hasSize(6);
    }

    @Test
    void moreAlertsThanCanBeReadAreCounted() {
        Screen screen = new LiveScreen(new Terminal(out, true, () -> 120), ZoneOffset.UTC);

        for (int i = 0; i < 25; i++) {
            screen.alert(alert(AlertState.RAISED).build());
        }
        screen.show(board(1));

        List<String> shown = EmulatedTerminal.screenOf(written.toString());
        assertThat(shown).filteredOn(line -> line.contains("RAISED")).hasSize(20);
        assertThat(shown).contains("… and 5 more alerts in this second");
    }

    @Test
    void aLongLineIsCutToTheWidth() {
        assertThat(Widths.cut("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Widths.cut("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(Widths.cut("a\nb", 6)).isEqualTo("a b");
    }

    @Test
    void theRateIsThatOfTheLastSeconds() {
        Rate rate = new Rate();
        assertThat(rate.of(1_000, 0)).isZero();
        for (int second = 1; second <= 10; second++) {
            rate.of(1_000, second * 1_000_000_000L);
        }
        assertThat(rate.of(1_500, 11_000_000_000L)).isEqualTo(100);
    }

    private static Alert.Builder alert(AlertState state) {
        return Alert.newBuilder()
                .setAlertId("a")
                .setRevision(1)
                .setState(state)
                .setDomain("fraud-detection")
                .setRule("velocity")
                .setRuleVersion(1)
                .setSubject("acc-7")
                .setSeverity(Severity.CRITICAL)
                .setEventTime(Instant.parse("2026-01-02T10:15:30Z"))
                .setDetectedAt(Instant.parse("2026-01-02T10:15:31Z"))
                .setTitle("too many withdrawals")
                .setValues(Map.of("count", "6", "sum", "120.00"))
                .setLimits(Map.of("count", "5"))
                .setEvidence(List.of());
    }

    private static Board board(long in) {
        return new Board(
                List.of(new Board.ApplicationRow("fraud-detection", "running", in, 50, in - 4, 3, 1, 2, 7)),
                List.of(new Board.FeedRow("atm", "sending", 1_300, 4, 50)),
                "localhost:9092",
                Duration.ofSeconds(75));
    }
}
