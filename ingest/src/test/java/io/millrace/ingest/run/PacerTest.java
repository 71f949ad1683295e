package io.millrace.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PacerTest {

    private static final Instant NOON = Told.NOON;

    private final SteppedClock clock = new SteppedClock();

    @Test
    void aRateIsSteadyWhateverTheEventTimes() throws InterruptedException {
        Pacer pacer = pacer(new Pace.Rate(4));

        assertThat(dueMillis(pacer, NOON, NOON, NOON.plusSeconds(900), NOON.minusSeconds(5)))
                .containsExactly(0L, 250L, 500L, 750L);
    }

    @Test
    void aSlowTargetDoesNotMoveTheRecordsAfterIt() throws InterruptedException {
        Pacer pacer = pacer(new Pace.Rate(10));
        pacer.await(NOON);
        clock.pass(Duration.ofMillis(350).toNanos());

        assertThat(dueMillis(pacer, NOON, NOON, NOON, NOON)).containsExactly(350L, 350L, 350L, 400L);
    }

    @Test
    void speedDividesEventTime() throws InterruptedException {
        Pacer pacer = pacer(new Pace.Speed(60));

        assertThat(dueMillis(pacer, NOON, NOON.plusSeconds(60), NOON.plusSeconds(90)))
                .containsExactly(0L, 1_000L, 1_500L);
    }

    @Test
    void aRecordOutOfOrderIsDueAtOnce() throws InterruptedException {
        Pacer pacer = pacer(new Pace.Speed(1));

        assertThat(dueMillis(pacer, NOON, NOON.plusSeconds(10), NOON.plusSeconds(3), NOON.plusSeconds(11)))
                .containsExactly(0L, 10_000L, 10_000L, 11_000L);
    }

    @Test
    void twentyFiveFramesASecondKeepTheirFortyMilliseconds() throws InterruptedException {
        Pacer pacer = pacer(new Pace.Speed(1));

        assertThat(dueMillis(pacer, NOON, NOON.plusMillis(40), NOON.plusMillis(80)))
                .containsExactly(0L, 40L, 80L);
    }

    @Test
    void asFastAsPossibleNeverWaits() throws InterruptedException {
        assertThat(dueMillis(pacer(new Pace.Fast()), NOON, NOON.plusSeconds(86_400)))
                .containsExactly(0L, 0L);
    }

    @Test
    void aPaceAboveZeroIsExpected() {
        assertThatThrownBy(() -> new Pace.Rate(0)).hasMessage("a rate is a number above 0, not 0.0");
        assertThatThrownBy(() -> new Pace.Speed(-1)).hasMessage("a speed is a number above 0, not -1.0");
    }

    private Pacer pacer(Pace pace) {
        return new Pacer(pace, clock, new CountDownLatch(1));
    }

    private List<Long> dueMillis(Pacer pacer, Instant... times) throws InterruptedException {
        List<Long> due = new ArrayList<>();
        for (Instant time : times) {
            pacer.await(time);
            due.add(Duration.ofNanos(clock.sinceBegin()).toMillis());
        }
        return due;
    }
}
