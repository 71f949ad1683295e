package io.millrace.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.ingest.FeedException;
import io.millrace.ingest.FeedRecord;
import io.millrace.ingest.FeedRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FeedRunnerTest {

    @TempDir
    private Path folder;

    @Test
    void whatATargetTakesIsAcknowledgedAndNoFileIsMade() throws Exception {
        DeliveryReport report = runner(Told.atSeconds(0, 1, 2), new Flaky(0)).run();

        assertThat(report.sent()).isEqualTo(3);
        assertThat(report.acknowledged()).isEqualTo(3);
        assertThat(report.sentTo()).containsEntry("transactions", 3L);
        assertThat(report.isComplete()).isTrue();
        assertThat(file()).doesNotExist();
    }

    @Test
    void sentIsAcknowledgedPlusFailedAndEveryFailureIsInTheFile() throws Exception {
        DeliveryReport report =
                runner(Told.atSeconds(0, 1, 2, 3, 4, 5, 6), new Flaky(3)).run();

        assertThat(report.sent()).isEqualTo(7);
        assertThat(report.acknowledged()).isEqualTo(5);
        assertThat(report.failed()).isEqualTo(2);
        assertThat(report.isComplete()).isFalse();
        assertThat(report.undelivered()).contains(file());
        assertThat(lines()).hasSize(2).allSatisfy(line -> assertThat(line)
                .startsWith("{\"topic\":\"transactions\",\"reason\":\"too large\",\"key\":\"acc-1\",\"value\":{"));
        assertThat(lines().get(0)).contains("\"tx-2\"");
        assertThat(lines().get(1)).contains("\"tx-5\"");
    }

    @Test
    void recordsStillUnderWayAtTheEndAreSettledBeforeTheReport() throws Exception {
        DeliveryReport report = runner(Told.atSeconds(0, 1, 2), new Hoarder()).run();

        assertThat(report.sent()).isEqualTo(3);
        assertThat(report.failed()).isEqualTo(3);
        assertThat(lines()).hasSize(3);
    }

    @Test
    void inputThatIsNoRecordIsCountedAndKeptAndTheRestGoesOn() throws Exception {
        Told feed = Told.of(
                Told.transaction("a", Told.NOON),
                new FeedRefusal("may.csv:7", "amount is 'x', expected a number", "1,\"x\""),
                Told.transaction("b", Told.NOON));

        DeliveryReport report = runner(feed, new Flaky(0)).run();

        assertThat(report.acknowledged()).isEqualTo(2);
        assertThat(report.refused()).isEqualTo(1);
        assertThat(report.isComplete()).isFalse();
        assertThat(lines())
                .containsExactly("{\"source\":\"may.csv:7\",\"reason\":\"amount is 'x', expected a number\","
                        + "\"text\":\"1,\\\"x\\\"\"}");
    }

    @Test
    void anExistingFileOfUndeliveredRecordsIsAddedTo() throws Exception {
        Files.writeString(file(), "{\"old\":true}\n");

        runner(Told.atSeconds(0), new Flaky(1)).run();

        assertThat(lines()).hasSize(2).first().isEqualTo("{\"old\":true}");
    }

    @Test
    void aFileThatCannotBeWrittenIsAnError() {
        FeedRunner runner = new FeedRunner(
                Told.atSeconds(0), FeedPlan.offline(), new Flaky(1), folder.resolve("no/such/folder.jsonl"));

        assertThatThrownBy(runner::run)
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("could not all be written")
                .hasMessageContaining("make room or choose another file");
    }

    @Test
    @Timeout(20)
    void stoppedTheFeedEndsAtOnceAndAccountsForWhatItSent() throws Exception {
        FeedRunner[] self = new FeedRunner[1];
        Target stopper = new Target() {
            @Override
            public void send(FeedRecord<?, ?> record, Receipt receipt) {
                receipt.settle(Optional.empty());
                self[0].stop();
            }

            @Override
            public void close(Duration patience) {}
        };
        self[0] = new FeedRunner(Told.atSeconds(0, 3_600), FeedPlan.standard().at(new Pace.Speed(1)), stopper, file());

        DeliveryReport report = self[0].run();

        assertThat(report.sent()).isEqualTo(1);
        assertThat(report.acknowledged()).isEqualTo(1);
    }

    @Test
    @Timeout(20)
    void aStopDuringAWaitWakesTheFeed() throws Exception {
        FeedRunner runner = new FeedRunner(
                Told.atSeconds(0, 3_600), FeedPlan.standard().at(new Pace.Speed(1)), new Flaky(0), file());
        Thread stopper = new Thread(() -> {
            while (runner.report().sent() == 0) {
                Thread.onSpinWait();
            }
            runner.stop();
        });
        stopper.start();

        assertThat(runner.run().sent()).isEqualTo(1);
        stopper.join();
    }

    @Test
    void theReportReadsAsAnEquation() {
        DeliveryReport report =
                new DeliveryReport("csv", 1200, 1000, 150, 2, 3, Map.of(), Duration.ofSeconds(4), Optional.empty());

        assertThat(report.line())
                .isEqualTo("csv: sent 1,200 = acknowledged 1,000 + failed 150 + under way 50;"
                        + " unreadable input 2; outside from/to 3; 300/s over 4.0 s");
    }

    private FeedRunner runner(Told feed, Target target) {
        return new FeedRunner(feed, FeedPlan.offline(), target, file(), new SteppedClock());
    }

    private Path file() {
        return folder.resolve("undelivered.jsonl");
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file());
    }

    /** Refuses every nth record; zero refuses none. */
    private static final class Flaky implements Target {

        private final int nth;
        private int count;

        Flaky(int nth) {
            this.nth = nth;
        }

        @Override
        public void send(FeedRecord<?, ?> record, Receipt receipt) {
            count++;
            receipt.settle(nth > 0 && count % nth == 0 ? Optional.of("too large") : Optional.empty());
        }

        @Override
        public void close(Duration patience) {}
    }

    /** Settles nothing until it is closed. */
    private static final class Hoarder implements Target {

        private final List<Receipt> open = new ArrayList<>();

        @Override
        public void send(FeedRecord<?, ?> record, Receipt receipt) {
            open.add(receipt);
        }

        @Override
        public void close(Duration patience) {
            open.forEach(receipt -> receipt.settle(Optional.of("closed")));
        }
    }
}
