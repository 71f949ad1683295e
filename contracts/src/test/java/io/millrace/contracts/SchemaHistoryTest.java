package io.millrace.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.avro.SchemaHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds every schema against all its shipped versions. With {@code -Dmillrace.schemas.record=true} a changed schema is added
 * to its history, with {@code =replace} it takes the place of the newest version, for one that no release has carried yet.
 */
class SchemaHistoryTest {

    private static final String COMMAND =
            "./mvnw -pl contracts test -Dtest=SchemaHistoryTest -Dmillrace.schemas.record=true";

    static Stream<AvroFormat<?>> formats() {
        return Catalogue.formats().stream();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void the_schema_reads_every_version_and_is_the_newest_of_its_history(AvroFormat<?> format) throws IOException {
        Schema current = format.schema().orElseThrow();
        SchemaHistory history = SchemaHistory.of(format.type());
        String record = System.getProperty("millrace.schemas.record", "false");
        int newest = history.versions().size();
        boolean replace = record.equals("replace") && newest > 0;
        SchemaHistory before =
                replace ? new SchemaHistory(history.name(), history.versions().subList(0, newest - 1)) : history;

        assertThat(before.problems(current))
                .as(
                        "%s has to read what every shipped version wrote. Give a new field a default; leave the type, scale"
                                + " and symbols of what is there; else make a new schema and a new topic.",
                        current.getFullName())
                .isEmpty();
        if (!record.equals("false") && !history.endsWith(current)) {
            write(current, replace ? newest : newest + 1);
            return;
        }
        assertThat(history.endsWith(current))
                .as(
                        "%s %s. Add it as v%d, with: %s",
                        current.getFullName(),
                        newest == 0 ? "has no history yet" : "has changed since v" + newest + " of its history",
                        newest + 1,
                        COMMAND)
                .isTrue();
    }

    private static void write(Schema schema, int version) throws IOException {
        Path file = Path.of(
                System.getProperty("basedir"), "src/main/resources", SchemaHistory.path(schema.getFullName(), version));
        Files.createDirectories(file.getParent());
        Files.writeString(file, SchemaHistory.published(schema).toPrettyString() + "\n");
    }
}
