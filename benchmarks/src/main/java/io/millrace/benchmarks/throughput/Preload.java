package io.millrace.benchmarks.throughput;

import io.millrace.benchmarks.BenchException;
import io.millrace.contracts.Wire;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.ingest.FeedRecord;
import io.millrace.ingest.Feeds;
import io.millrace.ingest.PreparedFeed;
import io.millrace.ingest.run.DeliveryReport;
import io.millrace.ingest.run.FeedPlan;
import io.millrace.ingest.run.FeedRunner;
import io.millrace.ingest.run.KafkaTarget;
import io.millrace.ingest.run.Target;
import io.millrace.ingest.run.TargetTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/** Fills the topic {@code transactions}, and tells the reference of each one. */
public final class Preload {

    private Preload() {}

    /**
     * @param undelivered file for what Kafka would not take
     * @throws BenchException if not every record was acknowledged
     */
    public static DeliveryReport run(
            Workload workload, String bootstrapServers, VelocityReference reference, Path undelivered)
            throws InterruptedException {
        PreparedFeed feed = Feeds.prepare(workload.feed());
        Map<String, Object> settings = Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        TargetTopics.ready(settings, feed.topics(), "", true);
        Target kafka = KafkaTarget.open(settings, Wire.singleObject(), "");
        FeedPlan plan = FeedPlan.offline().limitedTo(workload.records());
        DeliveryReport report = new FeedRunner(feed, plan, new Told(kafka, reference), undelivered).run();
        if (report.acknowledged() != workload.records()) {
            throw new BenchException("Kafka took " + report.acknowledged() + " transactions of " + workload.records()
                    + "; the others are in " + undelivered);
        }
        return report;
    }

    private record Told(Target target, VelocityReference reference) implements Target {

        @Override
        public void send(FeedRecord<?, ?> record, Receipt receipt) {
            reference.see((Transaction) record.value());
            target.send(record, receipt);
        }

        @Override
        public void close(Duration patience) {
            target.close(patience);
        }
    }
}
