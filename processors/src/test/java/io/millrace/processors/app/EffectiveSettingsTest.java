package io.millrace.processors.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.processors.testing.WordCounts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EffectiveSettingsTest {

    private final Application application = new WordCounts();

    @TempDir
    private Path folder;

    @Test
    void the_command_line_wins_over_the_environment_that_over_the_file_and_that_over_the_preset() throws Exception {
        Path file = file("preset=throughput\nthreads=2\nhttp.port=1001\ncommit.interval=2s\n");
        Map<String, String> environment = Map.of("MILLRACE_HTTP_PORT", "1002", "MILLRACE_THREADS", "3");
        EffectiveSettings settings = EffectiveSettings.resolve(
                application, SettingSources.of(Optional.of(file), environment, Map.of("http.port", "1003")));

        assertThat(settings.get(RuntimeSettings.HTTP_PORT)).isEqualTo(1003);
        assertThat(settings.get(RuntimeSettings.THREADS)).isEqualTo(3);
        assertThat(settings.get(RuntimeSettings.COMMIT_INTERVAL)).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.kafka()).containsEntry("producer.batch.size", "65536");
        assertThat(settings.get(RuntimeSettings.REPLICATION_FACTOR)).isEqualTo(-1);
        assertThat(settings.isSet(RuntimeSettings.THREADS)).isTrue();
        assertThat(settings.isSet(RuntimeSettings.REPLICATION_FACTOR)).isFalse();
        assertThat(source(settings, "http.port")).isEqualTo("command line");
        assertThat(source(settings, "threads")).isEqualTo("environment MILLRACE_THREADS");
        assertThat(source(settings, "commit.interval")).isEqualTo("file " + file);
        assertThat(source(settings, "kafka.producer.batch.size")).isEqualTo("preset");
        assertThat(source(settings, "replication.factor")).isEqualTo("default");
    }

    @Test
    void every_fault_is_reported_at_once_with_its_source_and_the_nearest_name() throws Exception {
        Path file = file("commit.intervall=1s\nhttp.port=99999\n");
        assertThatThrownBy(() -> EffectiveSettings.resolve(
                        application,
                        SettingSources.of(
                                Optional.of(file),
                                Map.of("MILLRACE_STAT_DIR", "x", "PATH", "y"),
                                Map.of("threads", "many", "completely.else", "1"))))
                .isInstanceOfSatisfying(SettingsException.class, e -> assertThat(e.faults())
                        .containsExactlyInAnyOrder(
                                "commit.intervall (file " + file
                                        + "): there is no such setting; did you mean commit.interval?",
                                "MILLRACE_STAT_DIR (environment): there is no such setting; did you mean MILLRACE_STATE_DIR?",
                                "completely.else (command line): there is no such setting",
                                "http.port (file " + file + "): '99999': expected a whole number from 0 to 65535",
                                "threads (command line): 'many': expected a whole number from 0 to 256"));
    }

    @Test
    void settings_of_kafka_pass_through_from_every_source_unless_the_runtime_owns_them() {
        EffectiveSettings settings = EffectiveSettings.resolve(
                application,
                new SettingSources(
                        Map.of("kafka.security.protocol", "SSL"),
                        "f",
                        Map.of("MILLRACE_KAFKA_SSL_TRUSTSTORE_LOCATION", "trust.jks"),
                        Map.of("kafka.consumer.fetch.min.bytes", "7")));
        assertThat(settings.kafka())
                .containsEntry("security.protocol", "SSL")
                .containsEntry("ssl.truststore.location", "trust.jks")
                .containsEntry("consumer.fetch.min.bytes", "7");

        assertThatThrownBy(() -> EffectiveSettings.of(application, Map.of("kafka.application.id", "x")))
                .hasMessageContaining(
                        "kafka.application.id (command line): the runtime decides this: set application.id");
    }

    @Test
    void a_name_that_kafka_does_not_know_is_noticed() {
        assertThat(KafkaNames.strange(Map.of(
                        "consumer.fetch.min.byte", "1",
                        "producer.linger.ms", "1",
                        "topic.segment.bytes", "1",
                        "my.plugin.colour", "red")))
                .containsExactlyInAnyOrder(
                        "kafka.consumer.fetch.min.byte is not a setting that Kafka knows; did you mean fetch.min.bytes?",
                        "kafka.my.plugin.colour is not a setting that Kafka knows, it is passed on for a plug-in");
    }

    @Test
    void static_membership_is_refused_in_a_streams_group() {
        assertThatThrownBy(() -> EffectiveSettings.of(
                        application, Map.of("group.protocol", "streams", "group.instance.id", "a")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("group.instance.id");
        assertThat(EffectiveSettings.of(application, Map.of("group.protocol", "streams"))
                        .get(RuntimeSettings.GROUP_PROTOCOL))
                .isEqualTo(RuntimeSettings.GroupProtocol.STREAMS);
    }

    @Test
    void secrets_are_masked_whether_declared_or_recognised_by_name() {
        EffectiveSettings settings = EffectiveSettings.of(
                application,
                Map.of(
                        "passphrase", "open sesame",
                        "kafka.sasl.jaas.config", "password=x",
                        "kafka.ssl.key.password", "y",
                        "schema.registry.basic.auth.user.info", "me:z"));
        assertThat(settings.entries().stream()
                        .filter(EffectiveSettings.Entry::secret)
                        .filter(entry -> !entry.text().isEmpty())
                        .map(EffectiveSettings.Entry::shown))
                .hasSize(4)
                .containsOnly("********");
        assertThat(settings.get(WordCounts.PASSPHRASE)).isEqualTo("open sesame");
        assertThat(settings.schemaRegistry()).containsOnlyKeys("basic.auth.user.info");
    }

    @Test
    void the_folder_of_state_and_the_group_follow_the_prefix() {
        EffectiveSettings settings = EffectiveSettings.of(application, Map.of("topic.prefix", "eu_"));
        assertThat(RuntimeSettings.applicationId(application, settings)).isEqualTo("eu_word-counts");
        EffectiveSettings named =
                EffectiveSettings.of(application, Map.of("topic.prefix", "eu_", "application.id", "mine"));
        assertThat(RuntimeSettings.applicationId(application, named)).isEqualTo("mine");
    }

    @Test
    void a_settings_file_that_is_not_there_is_said_so() {
        assertThatThrownBy(() -> SettingSources.of(Optional.of(folder.resolve("none.properties")), Map.of(), Map.of()))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("none.properties: there is no such settings file");
    }

    @Test
    void a_setting_that_the_application_did_not_declare_cannot_be_read() {
        EffectiveSettings settings = EffectiveSettings.of(application, Map.of());
        assertThatThrownBy(() -> settings.get(Setting.text("stranger", "", "")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("stranger");
    }

    private Path file(String content) throws Exception {
        return Files.writeString(folder.resolve("app.properties"), content);
    }

    private static String source(EffectiveSettings settings, String name) {
        return settings.entries().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow()
                .source();
    }
}
