package io.millrace.local.stack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.Option;

/** Options of a command that talks to a broker: by default that of the running stack. */
public final class BrokerAddress {

    private static final String VARIABLE = "MILLRACE_BOOTSTRAP_SERVERS";

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "The brokers to talk to. Default: $" + VARIABLE + ", else the running stack's.")
    private String given;

    @Option(names = "--data", paramLabel = "DIR", description = "The folder of the stack, where several run.")
    private Path folder;

    @Option(
            names = "--kafka",
            paramLabel = "NAME=VALUE",
            description = "A setting of the Kafka client, for example for TLS. May be repeated.")
    private Map<String, String> client = new LinkedHashMap<>();

    /** Throws {@link LocalException} that says how to name one when there is none. */
    public String bootstrapServers() {
        if (given != null) {
            return given;
        }
        String variable = System.getenv(VARIABLE);
        if (variable != null && !variable.isBlank()) {
            return variable;
        }
        if (folder != null) {
            Home home = new Home(folder);
            return StackNote.read(home).map(StackNote::bootstrapServers).orElseThrow(() -> none("in " + home.folder()));
        }
        return RunningStacks.ofThisCheckout()
                .only("--data DIR or --bootstrap-servers HOST:PORT")
                .map(found -> found.note().bootstrapServers())
                .orElseThrow(() -> none("here"));
    }

    private static LocalException none(String where) {
        return new LocalException("no stack is running " + where
                + ". Start one with './millrace up', or name a broker with --bootstrap-servers HOST:PORT");
    }

    /** Settings for any Kafka client. */
    public Map<String, Object> clientSettings() {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("bootstrap.servers", bootstrapServers());
        return settings;
    }

    public Properties clientProperties() {
        Properties properties = new Properties();
        properties.putAll(clientSettings());
        return properties;
    }
}
