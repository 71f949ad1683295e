package io.millrace.ingest;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a feed that makes its events needs to begin. A feed of history ignores it.
 *
 * @param seed the same seed gives the same events; empty for the feed's own
 * @param at event time of the beginning; empty for the feed's own fixed time
 * @param perSecond how many events a second of event time are wanted; empty for the feed's own
 */
public record FeedStart(OptionalLong seed, Optional<Instant> at, OptionalDouble perSecond) {

    /** Nothing is asked for: the same events in every run. */
    public static FeedStart standard() {
        return new FeedStart(OptionalLong.empty(), Optional.empty(), OptionalDouble.empty());
    }

    public FeedStart seeded(long number) {
        return new FeedStart(OptionalLong.of(number), at, perSecond);
    }

    public FeedStart from(Instant time) {
        return new FeedStart(seed, Optional.of(time), perSecond);
    }

    public FeedStart withRate(double events) {
        return new FeedStart(seed, at, OptionalDouble.of(events));
    }
}
