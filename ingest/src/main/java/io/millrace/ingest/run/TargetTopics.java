package io.millrace.ingest.run;

import io.millrace.contracts.Topic;
import io.millrace.ingest.FeedException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics of a feed on a cluster. */
public final class TargetTopics {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private TargetTopics() {}

    /**
     * Makes the topics that are missing, as the catalogue has them.
     *
     * @param settings Kafka's client settings
     * @param create false only looks whether they are there
     * @return the names of those that were made
     * @throws FeedException when the cluster does not answer, refuses, or a topic is missing and may not be made
     */
    public static List<String> ready(
            Map<String, Object> settings, Collection<Topic<?, ?>> topics, String prefix, boolean create)
            throws InterruptedException {
        Object address = settings.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
        Map<String, Object> adminSettings = new HashMap<>(settings);
        adminSettings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        adminSettings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis() / 3);
        try (Admin admin = Admin.create(adminSettings)) {
            Set<String> existing = admin.listTopics().names().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            List<Topic<?, ?>> missing = topics.stream()
                    .filter(topic -> !existing.contains(prefix + topic.name()))
                    .toList();
            if (!missing.isEmpty() && !create) {
                throw new FeedException("topics are missing on " + address + ": "
                        + String.join(
                                ", ",
                                missing.stream()
                                        .map(topic -> prefix + topic.name())
                                        .toList())
                        + "; create them, or leave out --no-create");
            }
            for (Topic<?, ?> topic : missing) {
                create(admin, topic, prefix);
            }
            return missing.stream().map(topic -> prefix + topic.name()).toList();
        } catch (TimeoutException silent) {
            throw silent(address, silent);
        } catch (ExecutionException refused) {
            if (refused.getCause() instanceof org.apache.kafka.common.errors.TimeoutException) {
                throw silent(address, refused);
            }
            throw new FeedException(
                    "the cluster at " + address + " refuses: "
                            + refused.getCause().getMessage(),
                    refused);
        } catch (KafkaException unusable) {
            throw new FeedException("the cluster at " + address + " cannot be reached: " + reason(unusable), unusable);
        }
    }

    private static FeedException silent(Object address, Exception cause) {
        return new FeedException(
                "no broker answers at " + address + " within " + PATIENCE.toSeconds()
                        + " s; is it running, and is the address right?",
                cause);
    }

    private static void create(Admin admin, Topic<?, ?> topic, String prefix)
            throws InterruptedException, ExecutionException, TimeoutException {
        NewTopic made = new NewTopic(prefix + topic.name(), Optional.of(topic.partitions()), Optional.empty())
                .configs(topic.configuration());
        try {
            admin.createTopics(List.of(made)).all().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            // An application that starts at the same moment may have made it.
            if (!(failure.getCause() instanceof TopicExistsException)) {
                throw failure;
            }
        }
    }

    private static String reason(KafkaException failure) {
        return failure.getCause() == null
                ? failure.getMessage()
                : failure.getMessage() + ": " + failure.getCause().getMessage();
    }
}
