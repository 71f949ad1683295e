package io.millrace.processors.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.processors.deadletters.DeadLetters;
import io.millrace.processors.intake.IntakeAccounts;
import io.millrace.processors.streams.Failures;
import io.millrace.processors.streams.Instruments;
import io.millrace.processors.streams.KafkaSettings;
import io.millrace.processors.streams.ReadCounts;
import io.millrace.processors.streams.RocksDbMemory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/** An application put together with its settings: nothing is connected, nothing runs. */
record Assembled(
        Assembly assembly, Topology topology, StreamsConfig config, Instruments instruments, IntakeAccounts accounts) {

    static Assembled of(Application application, Settings settings, MeterRegistry meters) {
        String version = version(application);
        String deadLetters = DeadLetters.topic(application.name())
                .withPrefix(settings.get(RuntimeSettings.TOPIC_PREFIX))
                .name();
        Instruments instruments = new Instruments(
                new Failures(deadLetters, application.name(), version, settings.get(RuntimeSettings.FAILURES)),
                new ReadCounts(),
                new RocksDbMemory(settings.get(RuntimeSettings.ROCKSDB_MEMORY)));
        Map<String, Object> properties = new KafkaSettings(application, settings).streams();
        instruments.addTo(properties);
        StreamsConfig config = streamsConfig(properties);
        IntakeAccounts accounts = new IntakeAccounts();
        Assembly assembly = application.assemble(new Context(
                application.name(),
                version,
                settings,
                RuntimeSettings.wire(settings),
                accounts,
                meters,
                new TopologyConfig(config),
                false));
        return new Assembled(assembly, assembly.topology(), config, instruments, accounts);
    }

    /** The version in the manifest of the application's jar; {@code unreleased} when it runs from classes. */
    static String version(Application application) {
        return Optional.ofNullable(application.getClass().getPackage().getImplementationVersion())
                .orElse("unreleased");
    }

    private static StreamsConfig streamsConfig(Map<String, Object> properties) {
        try {
            return new StreamsConfig(properties);
        } catch (ConfigException e) {
            throw new SettingsException(List.of("Kafka refuses its settings (kafka.*): " + e.getMessage()));
        }
    }
}
