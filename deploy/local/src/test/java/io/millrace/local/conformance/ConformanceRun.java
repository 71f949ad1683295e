package io.millrace.local.conformance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.millrace.contracts.Wire;
import io.millrace.ingest.PreparedFeed;
import io.millrace.ingest.run.DeliveryReport;
import io.millrace.ingest.run.FeedPlan;
import io.millrace.ingest.run.FeedRecords;
import io.millrace.ingest.run.FeedRunner;
import io.millrace.ingest.run.KafkaTarget;
import io.millrace.local.broker.Broker;
import io.millrace.local.broker.BrokerOptions;
import io.millrace.processors.app.Application;
import io.millrace.processors.app.EffectiveSettings;
import io.millrace.processors.app.RunningApplication;
import io.millrace.processors.intake.IntakeAccounts;
import io.millrace.processors.replay.Replay;
import io.millrace.processors.replay.ReplayOutput;
import io.millrace.processors.replay.ReplaySummary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** An application over a public data set: offline, or through a broker of its own. */
final class ConformanceRun {

    private final Application application;
    private final Map<String, String> settings;

    ConformanceRun(Application application, Map<String, String> settings) {
        this.application = application;
        this.settings = settings;
    }

    /** The folder of a domain's data sets; the test is skipped where there is none. */
    static Path data(String domain) {
        String named = System.getProperty("millrace.data", "");
        assumeTrue(!named.isEmpty(), "no conformance data: set -Dmillrace.data=FOLDER");
        return Path.of(named).resolve(domain);
    }

    ReplaySummary replay(PreparedFeed feed, ReplayOutput output) throws IOException {
        try (FeedRecords records = encoded(feed)) {
            return replay(records, output);
        }
    }

    ReplaySummary replay(Iterator<ProducerRecord<byte[], byte[]>> input, ReplayOutput output) throws IOException {
        return new Replay(application, EffectiveSettings.of(application, settings)).run(input, output);
    }

    /** The feed as records of Kafka; a piece that is none fails the test. */
    static List<ProducerRecord<byte[], byte[]>> records(PreparedFeed feed) {
        List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (FeedRecords records = encoded(feed)) {
            records.forEachRemaining(all::add);
        }
        return all;
    }

    private static FeedRecords encoded(PreparedFeed feed) {
        return FeedRecords.encode(feed, FeedPlan.offline(), Replay.wire(), "", refusal -> {
            throw new AssertionError(refusal.toString());
        });
    }

    /**
     * Sends the feed to a broker, and reads the application's outputs and dead letters until {@code enough} says so and
     * nothing has come for ten seconds.
     *
     * @return the books of intake, all inputs together: what was accepted, and what came in
     */
    Books throughBroker(Path folder, PreparedFeed feed, ReplayOutput output, BooleanSupplier enough) throws Exception {
        try (Broker broker = Broker.start(
                BrokerOptions.in(folder.resolve("broker")).withPort(0).atFullSpeed())) {
            Map<String, String> given = new HashMap<>(settings);
            given.put("bootstrap.servers", broker.bootstrapServers());
            given.put("state.dir", folder.resolve("state").toString());
            given.put("http.port", "0");
            given.put("preset", "throughput");
            try (RunningApplication running =
                    RunningApplication.start(application, EffectiveSettings.of(application, given))) {
                running.awaitReady(Duration.ofMinutes(2));
                KafkaTarget target = KafkaTarget.open(
                        Map.of("bootstrap.servers", broker.bootstrapServers()), Wire.singleObject(), "");
                DeliveryReport report =
                        new FeedRunner(feed, FeedPlan.standard(), target, folder.resolve("undelivered.jsonl")).run();
                read(broker.bootstrapServers(), output, enough);
                return books(running, report);
            }
        }
    }

    record Books(long sent, long in, long accepted) {}

    private Books books(RunningApplication running, DeliveryReport report) {
        List<IntakeAccounts.Balance> balances = application.inputs().stream()
                .map(topic -> running.accounts().page(topic.name()).balance())
                .toList();
        return new Books(
                report.sent(),
                balances.stream().mapToLong(IntakeAccounts.Balance::in).sum(),
                balances.stream().mapToLong(IntakeAccounts.Balance::accepted).sum());
    }

    private void read(String servers, ReplayOutput output, BooleanSupplier enough) throws IOException {
        Map<String, Object> consumerSettings = Map.of(
                "bootstrap.servers", servers,
                "group.id", "conformance",
                "auto.offset.reset", "earliest",
                "isolation.level", "read_committed");
        List<String> topics = new ArrayList<>();
        application.outputs().forEach(topic -> topics.add(topic.name()));
        topics.add(application.name().replace('-', '_') + "_dead_letters");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(consumerSettings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(topics);
            Instant quietSince = Instant.now();
            Instant giveUp = Instant.now().plus(Duration.ofMinutes(10));
            while (Instant.now().isBefore(giveUp)
                    && (!enough.getAsBoolean() || Instant.now().isBefore(quietSince.plus(Duration.ofSeconds(10))))) {
                var records = consumer.poll(Duration.ofMillis(200));
                if (!records.isEmpty()) {
                    quietSince = Instant.now();
                }
                for (var record : records) {
                    output.write(new ProducerRecord<>(
                            record.topic(), null, record.timestamp(), record.key(), record.value()));
                }
            }
        }
    }

    /** The rows of a CSV file without its header. No field of the truth that is read in this way is quoted. */
    static List<String[]> rows(Path file) throws IOException {
        try (BufferedReader lines = reader(file)) {
            return lines.lines()
                    .skip(1)
                    .map(line -> line.replace("\r", "").split(",", -1))
                    .toList();
        }
    }

    static BufferedReader reader(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        return new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8));
    }
}
