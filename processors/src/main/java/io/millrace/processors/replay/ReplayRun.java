package io.millrace.processors.replay;

import io.millrace.contracts.Topic;
import io.millrace.processors.intake.IntakeAccounts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/** One run of a topology in Kafka's own driver: puts records in, moves the clock, carries the results out. */
final class ReplayRun implements AutoCloseable {

    /** The driver keeps what the topology wrote, changelogs too, until it is taken: every so many records and stops. */
    private static final int DRAIN_EVERY = 1000;

    private final LookAhead input;
    private final ReplayOutput out;
    private final ReplayProgress progress;
    private final TopologyTestDriver driver;
    private final ReplayClock clock;
    private final Instant from;
    private final Map<String, TestInputTopic<byte[], byte[]>> inputs = new TreeMap<>();
    private final Set<String> declared = new HashSet<>();
    private final Map<String, Tap> taps = new TreeMap<>();
    private final SortedMap<String, Long> in = new TreeMap<>();
    private final SortedMap<String, Long> written = new TreeMap<>();
    private final String internalPrefix;
    private final Predicate<ProducerRecord<byte[], byte[]>> tellsTime;
    private long records;
    private long driverTime;
    private int sinceDrain;

    /** Where the driver keeps what was written to a topic; internal topics are emptied and not kept. */
    private record Tap(TestOutputTopic<byte[], byte[]> topic, boolean kept) {}

    ReplayRun(
            Topology topology,
            Properties config,
            List<Topic<?, ?>> inputTopics,
            List<Topic<?, ?>> outputTopics,
            Iterator<ProducerRecord<byte[], byte[]>> input,
            ReplayOutput out,
            ReplayProgress progress) {
        Set<String> silent = new HashSet<>();
        for (Topic<?, ?> topic : inputTopics) {
            if (topic.cleanup() == Topic.Cleanup.COMPACT) {
                silent.add(topic.name());
            }
        }
        // A rule applies, whenever it was written: records of compacted topics do not tell the time.
        this.tellsTime = record -> record.timestamp() != null && !silent.contains(record.topic());
        this.input = new LookAhead(input, tellsTime);
        this.out = out;
        this.progress = progress;
        this.internalPrefix = config.getProperty("application.id") + "-";
        this.clock = new ReplayClock(ReplayClock.start(this.input.ahead(ReplayClock.WITNESSES)));
        this.from = Instant.ofEpochMilli(clock.now());
        this.driverTime = clock.now();
        this.driver = new TopologyTestDriver(topology, config, from);
        for (Topic<?, ?> topic : inputTopics) {
            inputs.put(
                    topic.name(),
                    driver.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer()));
            in.put(topic.name(), 0L);
        }
        for (Topic<?, ?> topic : outputTopics) {
            declared.add(topic.name());
            written.put(topic.name(), 0L);
        }
    }

    /** The whole input, then the time to settle. What was written until a failure has gone out when it is thrown. */
    ReplaySummary toTheEnd(Duration settle, IntakeAccounts accounts) throws IOException {
        long started = System.nanoTime();
        try {
            while (input.hasNext()) {
                process(input.next());
                if (sinceDrain >= DRAIN_EVERY) {
                    drain();
                    progress.at(records, Instant.ofEpochMilli(clock.now()));
                }
            }
            settle(settle);
        } catch (RuntimeException e) {
            drainAfter(e);
            throw e;
        }
        drain();
        return new ReplaySummary(
                in,
                written,
                accounts(accounts),
                clock.strays(),
                from,
                Instant.ofEpochMilli(clock.now()),
                Duration.ofNanos(System.nanoTime() - started));
    }

    private void process(ProducerRecord<byte[], byte[]> record) throws IOException {
        TestInputTopic<byte[], byte[]> topic = inputs.get(record.topic());
        if (topic == null) {
            throw ReplayException.input(
                    "record " + (records + 1) + " is for the topic " + record.topic()
                            + ", which the application does not read; expected "
                            + String.join(" or ", inputs.keySet()),
                    null);
        }
        try {
            if (tellsTime.test(record)) {
                clock.follow(record.timestamp(), input, this::advanceTo);
            }
            topic.pipeInput(new TestRecord<>(record.key(), record.value(), record.headers(), time(record)));
        } catch (RuntimeException e) {
            throw ReplayException.defect("stopped at " + position(record) + ": " + rootCause(e), e);
        }
        records++;
        sinceDrain++;
        in.merge(record.topic(), 1L, Long::sum);
    }

    private long time(ProducerRecord<byte[], byte[]> record) {
        return record.timestamp() == null ? clock.now() : record.timestamp();
    }

    private void settle(Duration time) {
        try {
            clock.settle(time, this::advanceTo);
        } catch (RuntimeException e) {
            throw ReplayException.defect(
                    "stopped behind the last record, with the clock at " + Instant.ofEpochMilli(clock.now()) + ": "
                            + rootCause(e),
                    e);
        }
    }

    private void advanceTo(long now) {
        Duration step = Duration.ofMillis(now - driverTime);
        driverTime = now;
        sinceDrain++;
        driver.advanceWallClockTime(step);
    }

    private void drain() throws IOException {
        sinceDrain = 0;
        if (driver.producedTopicNames().size() > taps.size()) {
            driver.producedTopicNames().forEach(topic -> taps.computeIfAbsent(topic, this::tap));
        }
        for (Map.Entry<String, Tap> tap : taps.entrySet()) {
            drain(tap.getKey(), tap.getValue());
        }
    }

    private void drain(String topic, Tap tap) throws IOException {
        while (!tap.topic().isEmpty()) {
            TestRecord<byte[], byte[]> record = tap.topic().readRecord();
            if (tap.kept()) {
                out.write(new ProducerRecord<>(
                        topic, null, record.timestamp(), record.key(), record.value(), record.headers()));
                written.merge(topic, 1L, Long::sum);
            }
        }
    }

    private Tap tap(String topic) {
        boolean kept = declared.contains(topic);
        if (!kept && !topic.startsWith(internalPrefix)) {
            throw ReplayException.defect(
                    "the topology writes to the topic " + topic + ", which is not among the application's outputs: "
                            + String.join(", ", new TreeSet<>(declared)),
                    null);
        }
        return new Tap(driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer()), kept);
    }

    private void drainAfter(RuntimeException failure) {
        try {
            drain();
        } catch (IOException | RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private SortedMap<String, Account> accounts(IntakeAccounts books) {
        SortedMap<String, Account> accounts = new TreeMap<>();
        in.forEach((topic, count) -> {
            if (count > 0) {
                accounts.put(topic, new Account(count, 0, 0, Map.of()));
            }
        });
        books.balances().forEach((topic, balance) -> accounts.put(topic, Account.of(in(topic), balance)));
        return accounts;
    }

    /** With what the topology itself wrote to one of its inputs. */
    private long in(String topic) {
        return in.getOrDefault(topic, 0L) + written.getOrDefault(topic, 0L);
    }

    private String position(ProducerRecord<byte[], byte[]> record) throws IOException {
        drain();
        return "record " + (records + 1) + " of the input (topic " + record.topic() + ", offset " + in(record.topic())
                + ", timestamp " + Instant.ofEpochMilli(time(record)) + ")";
    }

    private static String rootCause(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }

    @Override
    public void close() {
        driver.close();
    }
}
