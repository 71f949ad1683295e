package io.millrace.ingest.run;

import io.millrace.ingest.FeedItem;
import io.millrace.ingest.FeedRecord;
import io.millrace.ingest.FeedRefusal;
import io.millrace.ingest.PreparedFeed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;

/** Tells a feed to a target, at the pace of the plan, and accounts for every record. Runs once. */
public final class FeedRunner {

    /** At the end of a feed. Longer than Kafka's own delivery timeout of two minutes, which settles every record. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** When the user stops the feed. */
    private static final Duration GOODBYE = Duration.ofSeconds(10);

    private final PreparedFeed feed;
    private final FeedPlan plan;
    private final Target target;
    private final FeedClock clock;
    private final Undelivered undelivered;
    private final CountDownLatch stop = new CountDownLatch(1);

    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final Map<String, LongAdder> sentTo = new ConcurrentHashMap<>();
    private volatile long refused;
    private volatile long skipped;
    private volatile long begun;
    private volatile long ended;

    /**
     * @param target is closed at the end of {@link #run}
     * @param undelivered the file for what could not be delivered; made only when needed
     */
    public FeedRunner(PreparedFeed feed, FeedPlan plan, Target target, Path undelivered) {
        this(feed, plan, target, undelivered, FeedClock.system());
    }

    FeedRunner(PreparedFeed feed, FeedPlan plan, Target target, Path undelivered, FeedClock clock) {
        this.feed = feed;
        this.plan = plan;
        this.target = target;
        this.clock = clock;
        this.undelivered = new Undelivered(undelivered);
        for (var topic : feed.topics()) {
            sentTo.put(topic.name(), new LongAdder());
        }
    }

    /**
     * Returns when the feed has ended or was stopped, and every record sent is acknowledged or has failed.
     *
     * @throws io.millrace.ingest.FeedException when the feed cannot go on, or undelivered records could not be kept
     * @throws InterruptedException when the thread is interrupted; what was sent until then is settled
     */
    public DeliveryReport run() throws InterruptedException {
        begun = clock.nanos();
        Passes passes = new Passes(feed, plan, clock.now());
        try (undelivered) {
            try (passes) {
                tell(passes);
            } finally {
                target.close(stop.getCount() == 0 ? GOODBYE : PATIENCE);
            }
        } finally {
            ended = clock.nanos();
        }
        return report();
    }

    /** Ends the feed: {@link #run} sends nothing more, waits for what is under way, and returns. From any thread. */
    public void stop() {
        stop.countDown();
    }

    /** For a feed that was stopped and hangs in a target that does not answer: what is under way fails. */
    public void abandon() {
        stop();
        target.close(Duration.ZERO);
    }

    /** The accounts so far, and after the end. From any thread. */
    public DeliveryReport report() {
        // Settled before sent: a record counted as settled is then also counted as sent.
        long settledWell = acknowledged.sum();
        long settledBadly = failed.sum();
        Map<String, Long> topics = new TreeMap<>();
        sentTo.forEach((topic, count) -> topics.put(topic, count.sum()));
        long sent = topics.values().stream().mapToLong(Long::longValue).sum();
        long until = ended == 0 ? clock.nanos() : ended;
        return new DeliveryReport(
                feed.name(),
                sent,
                settledWell,
                settledBadly,
                refused,
                skipped,
                topics,
                Duration.ofNanos(begun == 0 ? 0 : until - begun),
                undelivered.file());
    }

    private void tell(Passes passes) throws InterruptedException {
        Pacer pacer = new Pacer(plan.paceOf(feed), clock, stop);
        long refusals = 0;
        while (stop.getCount() > 0) {
            FeedItem item = passes.next();
            if (item == null) {
                break;
            }
            if (item instanceof FeedRefusal refusal) {
                undelivered.add(refusal);
                refused = ++refusals;
                continue;
            }
            FeedRecord<?, ?> record = (FeedRecord<?, ?>) item;
            pacer.await(record.eventTime());
            if (stop.getCount() > 0) {
                send(record, passes);
            }
            skipped = passes.skipped();
        }
        skipped = passes.skipped();
    }

    private void send(FeedRecord<?, ?> record, Passes passes) {
        sentTo.computeIfAbsent(record.topic().name(), name -> new LongAdder()).increment();
        target.send(record, failure -> settle(record, failure, passes));
    }

    private void settle(FeedRecord<?, ?> record, Optional<String> failure, Passes passes) {
        if (failure.isPresent()) {
            undelivered.add(record, failure.get());
            failed.increment();
        } else {
            acknowledged.increment();
        }
        passes.settled(record, failure.isEmpty());
    }
}
