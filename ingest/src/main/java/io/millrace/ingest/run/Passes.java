package io.millrace.ingest.run;

import io.millrace.ingest.FeedItem;
import io.millrace.ingest.FeedRecord;
import io.millrace.ingest.FeedSource;
import io.millrace.ingest.PreparedFeed;
import io.millrace.ingest.PreparedFeed.Nature;
import java.time.Duration;
import java.time.Instant;

/**
 * The items of a feed as the plan wants them: from and to, limit, moved to now, and round again. From and to are judged
 * by the feed's own event times, before they are moved.
 */
final class Passes implements FeedSource {

    /** How far out of order the records of an endless feed may be before one past the end means that it is over. */
    private static final Duration DISORDER = Duration.ofMinutes(5);

    /** Between the last event of a pass and the first of the next. */
    private static final Duration GAP = Duration.ofSeconds(1);

    private final PreparedFeed feed;
    private final FeedPlan plan;
    private final Instant now;

    private FeedSource source;
    private int pass = 1;
    private Duration shift = Duration.ZERO;
    private boolean shiftKnown;
    private long told;
    private long toldInPass;
    private long skipped;
    private Instant earliest;
    private Instant latest;

    Passes(PreparedFeed feed, FeedPlan plan, Instant now) {
        this.feed = feed;
        this.plan = plan;
        this.now = now;
        this.shiftKnown = feed.nature() != Nature.HISTORY || !plan.beginsNow(feed);
        this.source = feed.open(plan.start(feed, now));
    }

    /** Records left out by from and to. */
    long skipped() {
        return skipped;
    }

    @Override
    public FeedItem next() {
        while (plan.limit().isEmpty() || told < plan.limit().getAsLong()) {
            FeedItem item = source.next();
            if (item == null) {
                if (!plan.loop() || toldInPass == 0) {
                    return null;
                }
                again();
            } else if (item instanceof FeedRecord<?, ?> record) {
                if (isPastTheEnd(record)) {
                    return null;
                }
                if (isWanted(record)) {
                    return tell(record);
                }
                skipped++;
            } else if (pass == 1) {
                return item;
            }
        }
        return null;
    }

    @Override
    public void settled(FeedRecord<?, ?> record, boolean delivered) {
        source.settled(record, delivered);
    }

    @Override
    public void close() {
        source.close();
    }

    private void again() {
        source.close();
        shift = shift.plus(Duration.between(earliest, latest)).plus(GAP);
        pass++;
        toldInPass = 0;
        source = feed.open(plan.start(feed, now));
    }

    private boolean isWanted(FeedRecord<?, ?> record) {
        return (plan.from().isEmpty()
                        || !record.eventTime().isBefore(plan.from().get()))
                && (plan.to().isEmpty() || record.eventTime().isBefore(plan.to().get()));
    }

    /** Files are read to their end, since they may be in any order. A feed without an end stops somewhere. */
    private boolean isPastTheEnd(FeedRecord<?, ?> record) {
        return plan.to().isPresent()
                && feed.nature() == Nature.SIMULATED
                && record.eventTime().isAfter(plan.to().get().plus(DISORDER));
    }

    private FeedRecord<?, ?> tell(FeedRecord<?, ?> record) {
        if (!shiftKnown) {
            shift = Duration.between(record.eventTime(), now);
            shiftKnown = true;
        }
        if (plan.loop()) {
            earliest = earliest == null || record.eventTime().isBefore(earliest) ? record.eventTime() : earliest;
            latest = latest == null || record.eventTime().isAfter(latest) ? record.eventTime() : latest;
        }
        told++;
        toldInPass++;
        return feed.retelling().retell(record, shift, pass);
    }
}
