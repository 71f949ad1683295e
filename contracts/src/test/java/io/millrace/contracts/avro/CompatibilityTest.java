package io.millrace.contracts.avro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class CompatibilityTest {

    private static final String MONEY =
            "{\"name\":\"sum\",\"type\":{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":%d,\"scale\":%d}}";

    @Test
    void a_new_field_with_a_default_is_fine() {
        assertThat(problems(
                        record("{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"b\",\"type\":\"int\",\"default\":0}"),
                        record("{\"name\":\"a\",\"type\":\"int\"}")))
                .isEmpty();
    }

    @Test
    void a_new_field_without_a_default_is_found() {
        assertThat(problems(
                        record("{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"b\",\"type\":\"int\"}"),
                        record("{\"name\":\"a\",\"type\":\"int\"}")))
                .singleElement()
                .asString()
                .contains("READER_FIELD_MISSING_DEFAULT_VALUE", "b");
    }

    @Test
    void a_changed_type_is_found() {
        assertThat(problems(
                        record("{\"name\":\"a\",\"type\":\"int\"}"), record("{\"name\":\"a\",\"type\":\"string\"}")))
                .singleElement()
                .asString()
                .contains("TYPE_MISMATCH");
    }

    @Test
    void a_symbol_that_is_gone_without_a_default_is_found() {
        String field = "{\"name\":\"a\",\"type\":{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[%s]}}";

        assertThat(problems(record(field.formatted("\"X\"")), record(field.formatted("\"X\",\"Y\""))))
                .singleElement()
                .asString()
                .contains("MISSING_ENUM_SYMBOLS");
    }

    @Test
    void a_changed_scale_is_found_though_avro_would_read_it() {
        assertThat(problems(record(MONEY.formatted(18, 4)), record(MONEY.formatted(18, 2))))
                .containsExactly("R.sum: written as decimal of precision 18 and scale 2,"
                        + " read as decimal of precision 18 and scale 4");
    }

    @Test
    void a_lower_precision_is_found_and_a_higher_one_is_fine() {
        assertThat(problems(record(MONEY.formatted(10, 4)), record(MONEY.formatted(18, 4))))
                .hasSize(1);
        assertThat(problems(record(MONEY.formatted(20, 4)), record(MONEY.formatted(18, 4))))
                .isEmpty();
    }

    @Test
    void a_time_that_was_a_plain_number_is_found_within_lists_maps_unions_and_renamed_fields() {
        String time = "{\"type\":\"long\",\"logicalType\":\"timestamp-millis\"}";

        assertThat(problems(
                        record("{\"name\":\"a\",\"type\":{\"type\":\"array\",\"items\":" + time + "}}"),
                        record("{\"name\":\"a\",\"type\":{\"type\":\"array\",\"items\":\"long\"}}")))
                .containsExactly("R.a[]: written as plain long, read as timestamp-millis");
        assertThat(problems(
                        record("{\"name\":\"a\",\"type\":[\"null\"," + time + "]}"),
                        record("{\"name\":\"a\",\"type\":\"long\"}")))
                .containsExactly("R.a: written as plain long, read as timestamp-millis");
        assertThat(problems(
                        record("{\"name\":\"a\",\"type\":{\"type\":\"map\",\"values\":\"long\"}}"),
                        record("{\"name\":\"a\",\"type\":{\"type\":\"map\",\"values\":" + time + "}}")))
                .containsExactly("R.a{}: written as timestamp-millis, read as plain long");
        assertThat(problems(
                        record("{\"name\":\"b\",\"aliases\":[\"a\"],\"type\":" + time + "}"),
                        record("{\"name\":\"a\",\"type\":\"long\"}")))
                .containsExactly("R.b: written as plain long, read as timestamp-millis");
    }

    @Test
    void every_version_of_a_history_is_held_against_the_current_schema() {
        Schema first = record("{\"name\":\"a\",\"type\":\"int\"}");
        Schema second =
                record("{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"b\",\"type\":\"string\",\"default\":\"\"}");
        Schema current = record("{\"name\":\"a\",\"type\":\"int\"},{\"name\":\"b\",\"type\":\"string\"}");
        SchemaHistory history = new SchemaHistory("R", List.of(first, second));

        assertThat(history.problems(current))
                .singleElement()
                .asString()
                .startsWith("R cannot read what v1 wrote: ")
                .contains("READER_FIELD_MISSING_DEFAULT_VALUE");
        assertThat(history.problems(second)).isEmpty();
    }

    @Test
    void the_newest_version_may_differ_from_the_current_schema_in_words_only() {
        SchemaHistory history =
                new SchemaHistory("R", List.of(record("{\"name\":\"a\",\"type\":\"int\",\"doc\":\"old\"}")));

        assertThat(history.endsWith(record("{\"name\":\"a\",\"type\":\"int\",\"doc\":\"new\"}")))
                .isTrue();
        assertThat(history.endsWith(record("{\"name\":\"a\",\"type\":{\"type\":\"int\"}}")))
                .isTrue();
        assertThat(history.endsWith(record("{\"name\":\"a\",\"type\":\"int\",\"default\":0}")))
                .isFalse();
        assertThat(new SchemaHistory("R", List.of()).endsWith(record(""))).isFalse();
    }

    private static List<String> problems(Schema reader, Schema writer) {
        return Compatibility.problems(reader, writer);
    }

    private static Schema record(String fields) {
        return new Schema.Parser().parse("{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + fields + "]}");
    }
}
