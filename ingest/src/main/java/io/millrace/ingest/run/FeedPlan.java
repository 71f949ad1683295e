package io.millrace.ingest.run;

import io.millrace.ingest.FeedStart;
import io.millrace.ingest.PreparedFeed;
import io.millrace.ingest.PreparedFeed.Nature;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What of a feed is told, and how.
 *
 * @param pace empty for the feed's own: live for a simulator, as fast as possible for history
 * @param loop begin again at the end, with later event times and other ids
 * @param from event times before it are left out
 * @param to event times at or after it are left out
 * @param limit number of records after which the feed stops
 * @param seed empty for the feed's own
 * @param shiftToNow event times are moved so that the feed begins now; empty for the feed's own: only a live simulator
 */
public record FeedPlan(
        Optional<Pace> pace,
        boolean loop,
        Optional<Instant> from,
        Optional<Instant> to,
        OptionalLong limit,
        OptionalLong seed,
        Optional<Boolean> shiftToNow) {

    /** The feed's own pace, once, all of it. */
    public static FeedPlan standard() {
        return new FeedPlan(
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty());
    }

    /** As fast as possible, at the feed's own event times: the same records in every run. */
    public static FeedPlan offline() {
        return standard().at(new Pace.Fast()).shiftedToNow(false);
    }

    public FeedPlan at(Pace chosen) {
        return new FeedPlan(Optional.of(chosen), loop, from, to, limit, seed, shiftToNow);
    }

    public FeedPlan looping() {
        return new FeedPlan(pace, true, from, to, limit, seed, shiftToNow);
    }

    public FeedPlan between(Optional<Instant> first, Optional<Instant> end) {
        return new FeedPlan(pace, loop, first, end, limit, seed, shiftToNow);
    }

    public FeedPlan limitedTo(long records) {
        return new FeedPlan(pace, loop, from, to, OptionalLong.of(records), seed, shiftToNow);
    }

    public FeedPlan seeded(long number) {
        return new FeedPlan(pace, loop, from, to, limit, OptionalLong.of(number), shiftToNow);
    }

    public FeedPlan shiftedToNow(boolean shift) {
        return new FeedPlan(pace, loop, from, to, limit, seed, Optional.of(shift));
    }

    Pace paceOf(PreparedFeed feed) {
        return pace.orElseGet(() -> feed.nature() == Nature.SIMULATED ? new Pace.Speed(1) : new Pace.Fast());
    }

    /**
     * A simulator whose event times do not run ahead of the wall clock begins now: at live speed or slower, or at a
     * rate, which it then takes as its own.
     */
    boolean beginsNow(PreparedFeed feed) {
        return shiftToNow.orElseGet(() -> feed.nature() == Nature.SIMULATED && isLive(paceOf(feed)));
    }

    private static boolean isLive(Pace pace) {
        return pace instanceof Pace.Rate || (pace instanceof Pace.Speed speed && speed.factor() <= 1);
    }

    FeedStart start(PreparedFeed feed, Instant now) {
        FeedStart start = FeedStart.standard();
        if (seed.isPresent()) {
            start = start.seeded(seed.getAsLong());
        }
        if (feed.nature() == Nature.SIMULATED && beginsNow(feed)) {
            start = start.from(now);
        }
        return paceOf(feed) instanceof Pace.Rate rate ? start.withRate(rate.perSecond()) : start;
    }
}
