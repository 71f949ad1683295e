package io.millrace.local.up;

import io.millrace.contracts.Wire;
import io.millrace.ingest.FeedException;
import io.millrace.ingest.Feeds;
import io.millrace.ingest.PreparedFeed;
import io.millrace.ingest.run.DeliveryReport;
import io.millrace.ingest.run.FeedPlan;
import io.millrace.ingest.run.FeedRunner;
import io.millrace.ingest.run.KafkaTarget;
import io.millrace.ingest.run.TargetTopics;
import io.millrace.local.stack.LocalException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One feed that runs beside the applications, in a thread of its own. */
final class Feeding implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Feeding.class);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);

    private final String spec;
    private final FeedRunner runner;
    private final Thread thread;
    private final Rate rate = new Rate();
    private volatile String state = "sending";

    private Feeding(String spec, FeedRunner runner) {
        this.spec = spec;
        this.runner = runner;
        this.thread = new Thread(this::run, "feed-" + spec);
    }

    /**
     * Checks the feed, creates its topics where they are missing, and starts it.
     *
     * @param spec as {@code millrace feed} takes it
     * @param undelivered folder for the file of what could not be delivered
     */
    static Feeding start(String spec, FeedPlan plan, String bootstrapServers, Path undelivered) {
        try {
            PreparedFeed feed = Feeds.prepare(spec);
            Map<String, Object> settings = new HashMap<>();
            settings.put("bootstrap.servers", bootstrapServers);
            TargetTopics.ready(settings, feed.topics(), "", true);
            KafkaTarget target = KafkaTarget.open(settings, Wire.singleObject(), "");
            Path file = undelivered.resolve(feed.name() + "-undelivered.jsonl");
            Feeding feeding = new Feeding(spec, new FeedRunner(feed, plan, target, file));
            feeding.thread.start();
            return feeding;
        } catch (FeedException e) {
            throw new LocalException("the feed " + spec + " cannot start: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalException("interrupted while the feed " + spec + " started", e);
        }
    }

    Board.FeedRow row(long nanos) {
        DeliveryReport report = runner.report();
        return new Board.FeedRow(
                spec, state, report.sent(), report.failed() + report.refused(), rate.of(report.sent(), nanos));
    }

    /** Sends nothing more, waits for what is under way, and says what became of it. */
    DeliveryReport stop() {
        runner.stop();
        try {
            thread.join(CLOSE_PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return runner.report();
    }

    @Override
    public void close() {
        stop();
    }

    private void run() {
        try {
            DeliveryReport report = runner.run();
            state = "ended";
            LOG.info("{}", report.line());
        } catch (FeedException e) {
            state = "failed: " + e.getMessage();
            LOG.error("feed {} failed", spec, e);
        } catch (InterruptedException e) {
            state = "interrupted";
            Thread.currentThread().interrupt();
        }
    }
}
