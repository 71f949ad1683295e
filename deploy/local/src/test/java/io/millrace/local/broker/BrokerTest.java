package io.millrace.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class BrokerTest {

    private static final NewTopic LETTERS = new NewTopic("letters", Optional.of(1), Optional.empty());

    @TempDir
    private Path folder;

    @Test
    void keepsItsDataThroughAStopAndThroughAKill() throws Exception {
        Broker broker = Broker.start(BrokerOptions.in(folder));
        try {
            Clients.createTopic(broker.bootstrapServers(), LETTERS);
            Clients.produce(broker.bootstrapServers(), "letters", List.of("a", "b"));

            broker.stop();
            assertThat(broker.isAlive()).isFalse();
            broker = broker.restart();
            Clients.produce(broker.bootstrapServers(), "letters", List.of("c"));

            broker.kill();
            assertThat(broker.isAlive()).isFalse();
            broker = broker.restart();

            assertThat(Clients.read(broker.bootstrapServers(), "letters")).containsExactly("a", "b", "c");
        } finally {
            broker.kill();
        }
    }

    @Test
    void endsWhenItsParentIsKilled() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerParent.class.getName(),
                        folder.toString())
                .redirectError(folder.resolve("parent.err").toFile())
                .start();
        long pid = Long.parseLong(parent.inputReader().readLine());
        ProcessHandle broker = ProcessHandle.of(pid).orElseThrow();
        assertThat(broker.isAlive()).isTrue();

        parent.destroyForcibly();

        broker.onExit().get(30, TimeUnit.SECONDS);
        assertThat(broker.isAlive()).isFalse();
    }

    @Test
    void refusesAPortThatIsTakenAndNamesTheOption() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("localhost"))) {
            assertThatThrownBy(() -> Broker.start(BrokerOptions.in(folder).withPort(other.getLocalPort())))
                    .isInstanceOf(BrokerException.class)
                    .hasMessageContaining("port " + other.getLocalPort())
                    .hasMessageContaining("--port");
        }
    }

    @Test
    void refusesAFolderThatAnotherBrokerUses() {
        try (Broker first = Broker.start(BrokerOptions.in(folder))) {
            assertThatThrownBy(() -> Broker.start(BrokerOptions.in(folder).withLog(folder.resolve("second.log"))))
                    .isInstanceOf(BrokerException.class)
                    .hasMessageContaining("in use by the broker of process " + first.pid());
            assertThat(first.isAlive()).isTrue();
        }
    }

    @Test
    void saysWhyItCouldNotStart() throws Exception {
        BrokerOptions options = BrokerOptions.in(folder).with("process.roles", "conductor");

        assertThatThrownBy(() -> Broker.start(options))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("process.roles")
                .hasMessageContaining("broker.log");
        assertThat(Files.size(options.log())).isPositive();
    }
}
