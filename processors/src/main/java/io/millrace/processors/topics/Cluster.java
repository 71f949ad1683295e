package io.millrace.processors.topics;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaFuture;

/** An admin client whose answers are waited for, and whose failures say what was asked of whom. */
public final class Cluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Admin admin;
    private final String servers;

    /** Settings of an admin client. Nothing is sent yet. */
    public Cluster(Map<String, Object> config) {
        this.admin = Admin.create(config);
        this.servers = String.valueOf(config.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
    }

    public Admin admin() {
        return admin;
    }

    /** Waits for an answer. Throws {@link ClusterException}, with Kafka's own exception as the cause. */
    public <T> T ask(String what, KafkaFuture<T> answer) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted while waiting to " + what, e);
        } catch (TimeoutException e) {
            throw unreachable(what, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException) {
                throw unreachable(what, e.getCause());
            }
            throw new ClusterException("cannot " + what + ": " + e.getCause().getMessage(), e.getCause());
        }
    }

    private ClusterException unreachable(String what, Throwable cause) {
        return new ClusterException(
                "cannot " + what + ": no answer from Kafka at " + servers
                        + "; is a broker running there? (bootstrap.servers)",
                cause);
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}
