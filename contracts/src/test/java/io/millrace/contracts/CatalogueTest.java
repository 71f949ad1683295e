package io.millrace.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.fraud.FraudTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    @Test
    void names_are_unique_and_in_snake_case() {
        assertThat(Catalogue.all())
                .extracting(Topic::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+(_[a-z]+)*"));
    }

    @Test
    void a_topic_is_found_by_its_name() {
        assertThat(Catalogue.named("transactions")).containsSame(FraudTopics.TRANSACTIONS);
        assertThat(Catalogue.named("no_such_topic")).isEmpty();
    }

    @Test
    void the_event_time_of_a_transaction_is_its_own() {
        assertThat(FraudTopics.TRANSACTIONS.eventTime().orElseThrow().apply(Values.transaction()))
                .isEqualTo(Instant.parse("2018-04-01T00:00:31Z"));
    }

    @Test
    void rules_are_kept_and_alerts_are_events() {
        assertThat(FraudTopics.FRAUD_RULES.cleanup()).isEqualTo(Topic.Cleanup.COMPACT);
        assertThat(FraudTopics.FRAUD_RULEBOOK.cleanup()).isEqualTo(Topic.Cleanup.COMPACT);
        assertThat(FraudTopics.FRAUD_ALERTS.cleanup()).isEqualTo(Topic.Cleanup.DELETE);
    }

    @Test
    void the_readme_lists_every_topic_as_it_is() throws IOException {
        String readme = Files.readString(Path.of(System.getProperty("basedir"), "README.md"));

        for (Topic<?, ?> topic : Catalogue.all()) {
            assertThat(readme).contains(row(topic));
        }
    }

    private static String row(Topic<?, ?> topic) {
        String value =
                topic.values() instanceof AvroFormat<?> format ? format.type().getSimpleName() : "bytes";
        String kept = topic.cleanup() == Topic.Cleanup.COMPACT
                ? "latest of each key"
                : topic.retention().toDays() + " days";
        return "| `%s` | `%s` | %d | %s | %s |".formatted(topic.name(), value, topic.partitions(), kept, topic.about());
    }
}
