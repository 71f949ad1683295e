package io.millrace.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.ingest.FeedStart;
import io.millrace.ingest.Feeds;
import io.millrace.ingest.PreparedFeed;
import java.time.Instant;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FeedPlanTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    private final PreparedFeed simulator = Feeds.prepare("atm");
    private final PreparedFeed history = Told.atSeconds(0);

    @Test
    void aSimulatorIsLiveAndBeginsNow() {
        FeedPlan plan = FeedPlan.standard();

        assertThat(plan.paceOf(simulator)).isEqualTo(new Pace.Speed(1));
        assertThat(plan.start(simulator, NOW).at()).contains(NOW);
    }

    @Test
    void historyIsToldAsFastAsPossibleAtItsOwnTimes() {
        FeedPlan plan = FeedPlan.standard();

        assertThat(plan.paceOf(history)).isEqualTo(new Pace.Fast());
        assertThat(plan.beginsNow(history)).isFalse();
    }

    @Test
    void aSimulatorThatWouldOutrunTheWallClockKeepsItsOwnBeginning() {
        assertThat(FeedPlan.standard()
                        .at(new Pace.Speed(60))
                        .start(simulator, NOW)
                        .at())
                .isEmpty();
        assertThat(FeedPlan.offline().start(simulator, NOW)).isEqualTo(FeedStart.standard());
    }

    @Test
    void aSimulatorTakesTheRateAsItsOwnSoThatItStaysLive() {
        FeedStart start = FeedPlan.standard().at(new Pace.Rate(500)).start(simulator, NOW);

        assertThat(start.perSecond()).isEqualTo(OptionalDouble.of(500));
        assertThat(start.at()).contains(NOW);
    }
}
