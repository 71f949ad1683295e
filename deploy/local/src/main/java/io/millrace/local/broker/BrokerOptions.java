package io.millrace.local.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a broker is to be started.
 *
 * @param folder where its data, its settings and its lock are; created when missing
 * @param log file that its log is appended to; created when missing
 * @param port for clients, on the loopback interface; 0 for any free one
 * @param jvm arguments of its virtual machine
 * @param settings Kafka broker settings that go before those of {@link BrokerSettings}
 * @param patience how long it may take until it is ready
 */
public record BrokerOptions(
        Path folder, Path log, int port, List<String> jvm, Map<String, String> settings, Duration patience) {

    /** Ready in two seconds and small; half the speed of the full compiler under load. */
    private static final List<String> QUICK_START =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");

    private static final List<String> FULL_SPEED = List.of("-Xms1g", "-Xmx1g", "-XX:+UseParallelGC");

    public BrokerOptions {
        folder = folder.toAbsolutePath().normalize();
        log = log.toAbsolutePath().normalize();
        jvm = List.copyOf(jvm);
        settings = Map.copyOf(settings);
        if (port < 0 || port > 65_535) {
            throw new BrokerException("expected a port from 1 to 65535, or 0 for any free one, not " + port);
        }
    }

    /** Any free port, the log inside the folder, quick to start. */
    public static BrokerOptions in(Path folder) {
        return new BrokerOptions(
                folder, folder.resolve("broker.log"), 0, QUICK_START, Map.of(), Duration.ofSeconds(60));
    }

    public BrokerOptions withPort(int clientPort) {
        return new BrokerOptions(folder, log, clientPort, jvm, settings, patience);
    }

    public BrokerOptions withLog(Path file) {
        return new BrokerOptions(folder, file, port, jvm, settings, patience);
    }

    /** The full compiler and a parallel collector: for measurements. */
    public BrokerOptions atFullSpeed() {
        return new BrokerOptions(folder, log, port, FULL_SPEED, settings, patience);
    }

    /** Further arguments for the virtual machine; the last of two that contradict wins. */
    public BrokerOptions withJvm(String... arguments) {
        List<String> more = new ArrayList<>(jvm);
        more.addAll(List.of(arguments));
        return new BrokerOptions(folder, log, port, more, settings, patience);
    }

    public BrokerOptions with(String setting, String value) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(setting, value);
        return new BrokerOptions(folder, log, port, jvm, more, patience);
    }

    public BrokerOptions readyWithin(Duration time) {
        return new BrokerOptions(folder, log, port, jvm, settings, time);
    }
}
