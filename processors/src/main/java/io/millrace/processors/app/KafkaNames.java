package io.millrace.processors.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Names that Kafka does not know. They are not refused, because a plug-in of Kafka's reads its own; but most are
 * misspelt, and Kafka itself says nothing.
 */
final class KafkaNames {

    private static final List<String> CLIENTS =
            List.of("main.consumer.", "restore.consumer.", "global.consumer.", "consumer.", "producer.", "admin.");

    private KafkaNames() {}

    /** A sentence for each strange name under {@code kafka.}. */
    static List<String> strange(Map<String, String> passedThrough) {
        Set<String> known = new TreeSet<>(StreamsConfig.configDef().names());
        known.addAll(ConsumerConfig.configNames());
        known.addAll(ProducerConfig.configNames());
        known.addAll(AdminClientConfig.configNames());
        List<String> strange = new ArrayList<>();
        passedThrough.keySet().forEach(name -> {
            String bare = CLIENTS.stream()
                    .filter(name::startsWith)
                    .findFirst()
                    .map(client -> name.substring(client.length()))
                    .orElse(name);
            if (!known.contains(bare) && !name.startsWith(StreamsConfig.TOPIC_PREFIX)) {
                strange.add("kafka." + name + " is not a setting that Kafka knows"
                        + NearestName.of(bare, known)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(", it is passed on for a plug-in"));
            }
        });
        return strange;
    }
}
