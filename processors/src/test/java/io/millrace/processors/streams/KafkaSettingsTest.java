package io.millrace.processors.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.processors.app.EffectiveSettings;
import io.millrace.processors.testing.WordCounts;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaSettingsTest {

    @Test
    void exactly_once_without_cache_with_explicit_names_and_static_membership_is_the_default() {
        Map<String, Object> config = streams(Map.of());
        assertThat(config)
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("statestore.cache.max.bytes", 0)
                .containsEntry("ensure.explicit.internal.resource.naming", true)
                .containsEntry("commit.interval.ms", 100L)
                .doesNotContainKey("group.protocol");
        assertThat((String) config.get("consumer.group.instance.id")).startsWith("word-counts-");
        assertThat((String) config.get("state.dir")).startsWith("/").endsWith(".millrace/state");
    }

    @Test
    void the_name_of_the_instance_is_stable_and_differs_by_state_folder() {
        Object first = streams(Map.of("state.dir", "a")).get("consumer.group.instance.id");
        assertThat(streams(Map.of("state.dir", "a"))).containsEntry("consumer.group.instance.id", first);
        assertThat(streams(Map.of("state.dir", "b")).get("consumer.group.instance.id"))
                .isNotEqualTo(first);
        assertThat(streams(Map.of("group.instance.id", "none"))).doesNotContainKey("consumer.group.instance.id");
    }

    @Test
    void a_streams_group_has_no_static_membership_and_leaves_standbys_to_the_broker() {
        assertThat(streams(Map.of("group.protocol", "streams", "standby.replicas", "1")))
                .containsEntry("group.protocol", "streams")
                .doesNotContainKeys("consumer.group.instance.id", "num.standby.replicas");
    }

    @Test
    void what_is_set_for_kafka_wins_and_reaches_the_client_it_is_for() {
        KafkaSettings kafka = settings(Map.of(
                "kafka.security.protocol", "SSL",
                "kafka.producer.compression.type", "zstd",
                "kafka.admin.request.timeout.ms", "7000",
                "kafka.poll.ms", "3"));
        assertThat(kafka.streams())
                .containsEntry("security.protocol", "SSL")
                .containsEntry("producer.compression.type", "zstd")
                .containsEntry("poll.ms", "3");
        assertThat(kafka.producer())
                .containsEntry("compression.type", "zstd")
                .containsEntry("security.protocol", "SSL");
        assertThat(kafka.consumer()).containsEntry("security.protocol", "SSL").doesNotContainKey("compression.type");
        assertThat(kafka.admin())
                .containsEntry("request.timeout.ms", "7000")
                .containsEntry("security.protocol", "SSL")
                .doesNotContainKey("poll.ms");
    }

    @Test
    void the_presets_decide_between_throughput_and_latency() {
        assertThat(streams(Map.of("preset", "throughput")))
                .containsEntry("commit.interval.ms", 1000L)
                .containsEntry("num.stream.threads", Runtime.getRuntime().availableProcessors());
        assertThat(streams(Map.of("preset", "latency")))
                .containsEntry("commit.interval.ms", 20L)
                .containsEntry("poll.ms", 10L);
        assertThat(streams(Map.of("preset", "latency", "commit.interval", "50ms")))
                .containsEntry("commit.interval.ms", 50L);
    }

    @Test
    void a_transaction_outlives_two_commit_intervals_and_the_move_of_a_dead_brokers_work() {
        assertThat(streams(Map.of())).containsEntry("producer.transaction.timeout.ms", 10_000);
        assertThat(streams(Map.of("commit.interval", "30s"))).containsEntry("producer.transaction.timeout.ms", 60_000);
    }

    private static Map<String, Object> streams(Map<String, String> given) {
        return settings(given).streams();
    }

    private static KafkaSettings settings(Map<String, String> given) {
        WordCounts application = new WordCounts();
        return new KafkaSettings(application, EffectiveSettings.of(application, given));
    }
}
