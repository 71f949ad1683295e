package io.millrace.processors.replay;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.millrace.contracts.Topic;
import io.millrace.contracts.Wire;
import io.millrace.processors.app.Application;
import io.millrace.processors.app.Context;
import io.millrace.processors.app.RuntimeSettings;
import io.millrace.processors.app.Settings;
import io.millrace.processors.deadletters.DeadLetters;
import io.millrace.processors.intake.IntakeAccounts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/**
 * Runs an application over records from an iterator, with no broker: the same topology as on a cluster, in one thread.
 * The same input gives the same output, byte for byte.
 *
 * <p>What is particular to it: every topic has one partition, number 0, and offsets count from 0 in the order of the input, so that evidence
 * names the record of the input. Each record is processed, with all that follows from it, before the next one. Record caches
 * are off. The wall clock is simulated, see {@link ReplayClock}; after the last record it goes on for
 * {@link ReplaySettings#SETTLE}, so that what waits for silence is closed. A record without a timestamp gets that clock's time.
 */
public final class Replay {

    private final Application application;
    private final Settings settings;
    private ReplayProgress progress = (records, clock) -> {};

    public Replay(Application application, Settings settings) {
        this.application = application;
        this.settings = settings;
    }

    /** How Avro values of the input and the output are written: nothing but the jar is needed to read them. */
    public static Wire wire() {
        return Wire.singleObject();
    }

    /** The same, with somebody to tell how far it is. */
    public Replay reportingTo(ReplayProgress listener) {
        Replay replay = new Replay(application, settings);
        replay.progress = listener;
        return replay;
    }

    /**
     * Runs to the end of the input.
     *
     * @param input in the order of processing; each record's topic is an input of the application under the name it has
     *     here, its value written in {@link #wire()}
     * @param out told of every record that the topology writes. The caller closes it, also after a failure: it then
     *     has what was written up to there
     * @throws ReplayException if a record is for a topic that is not an input, or the topology failed; the message says
     *     at which record
     */
    public ReplaySummary run(Iterator<ProducerRecord<byte[], byte[]>> input, ReplayOutput out) throws IOException {
        try (ScratchFolder scratch = ScratchFolder.open(out.scratch())) {
            IntakeAccounts accounts = new IntakeAccounts();
            Properties config = config(scratch.path());
            Topology topology = application.assemble(context(accounts, config)).topology();
            List<Topic<?, ?>> outputs = outputs();
            out.begin(outputs, wire());
            try (ReplayRun run = new ReplayRun(topology, config, inputs(), outputs, input, out, progress)) {
                ReplaySummary summary = run.toTheEnd(settings.get(ReplaySettings.SETTLE), accounts);
                out.end(summary);
                return summary;
            }
        }
    }

    /** The inputs of the application under the names they have here. */
    List<Topic<?, ?>> inputs() {
        return here(application.inputs());
    }

    private List<Topic<?, ?>> outputs() {
        List<Topic<?, ?>> outputs = new ArrayList<>(application.outputs());
        outputs.add(DeadLetters.topic(application.name()));
        return here(outputs);
    }

    private List<Topic<?, ?>> here(List<Topic<?, ?>> topics) {
        String prefix = settings.get(RuntimeSettings.TOPIC_PREFIX);
        List<Topic<?, ?>> named = new ArrayList<>();
        topics.forEach(topic -> named.add(topic.withPrefix(prefix)));
        return named;
    }

    private Context context(IntakeAccounts accounts, Properties config) {
        String version = application.getClass().getPackage().getImplementationVersion();
        return new Context(
                application.name(),
                version == null ? "unreleased" : version,
                settings,
                wire(),
                accounts,
                new SimpleMeterRegistry(),
                new TopologyConfig(new StreamsConfig(config)),
                true);
    }

    private Properties config(Path stateFolder) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, application.name());
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "no-broker:9092");
        config.put(StreamsConfig.STATE_DIR_CONFIG, stateFolder.toString());
        config.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        // The driver commits after each record: a transaction each time would cost and change nothing.
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        // The input is in its order already: no waiting for other topics.
        config.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
        // Else each replay logs a warning. The constant is deprecated from birth.
        config.put("processing.exception.handler.global.enabled", true);
        return config;
    }
}
