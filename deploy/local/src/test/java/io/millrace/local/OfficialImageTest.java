package io.millrace.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.millrace.contracts.Wire;
import io.millrace.contracts.fraud.FraudTopics;
import io.millrace.fraud.FraudDetection;
import io.millrace.ingest.Feeds;
import io.millrace.ingest.run.FeedPlan;
import io.millrace.ingest.run.FeedRunner;
import io.millrace.ingest.run.KafkaTarget;
import io.millrace.processors.app.EffectiveSettings;
import io.millrace.processors.app.RunningApplication;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** Fraud detection against the broker that the Kafka project itself ships. Runs where Docker is. */
@Timeout(300)
class OfficialImageTest {

    private static final int TRANSACTIONS = 500;

    @TempDir
    private Path folder;

    @Test
    void every_transaction_is_decided() throws Exception {
        assumeTrue(DockerClientFactory.instance().isDockerAvailable(), "no Docker here");
        FraudDetection application = new FraudDetection();
        try (KafkaContainer kafka = new KafkaContainer("apache/kafka:4.3.1")) {
            kafka.start();
            Map<String, String> settings = Map.of(
                    "bootstrap.servers", kafka.getBootstrapServers(),
                    "state.dir", folder.resolve("state").toString(),
                    "http.port", "0");
            try (RunningApplication running =
                    RunningApplication.start(application, EffectiveSettings.of(application, settings))) {
                running.awaitReady(Duration.ofMinutes(2));
                KafkaTarget target = KafkaTarget.open(
                        Map.of("bootstrap.servers", kafka.getBootstrapServers()), Wire.singleObject(), "");
                new FeedRunner(
                                Feeds.prepare("atm:labels=false,duplicates=0,disorder=0"),
                                FeedPlan.offline().limitedTo(TRANSACTIONS),
                                target,
                                folder.resolve("undelivered.jsonl"))
                        .run();

                assertThat(decisions(kafka.getBootstrapServers())).isGreaterThanOrEqualTo(TRANSACTIONS);
                assertThat(running.failure()).isEmpty();
            }
        }
    }

    private static int decisions(String servers) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", servers,
                "group.id", "test",
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed");
        int decisions = 0;
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(FraudTopics.FRAUD_DECISIONS.name()));
            Instant giveUp = Instant.now().plus(Duration.ofMinutes(1));
            while (decisions < TRANSACTIONS && Instant.now().isBefore(giveUp)) {
                decisions += consumer.poll(Duration.ofMillis(200)).count();
            }
        }
        return decisions;
    }
}
