package io.millrace.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawFormatTest {

    private final ValueFormat<byte[]> raw = RawFormat.bytes();

    @Provide
    Arbitrary<byte[]> bytes() {
        return Arbitraries.oneOf(
                Arbitraries.bytes().array(byte[].class).ofMaxSize(60),
                Arbitraries.strings().ofMaxLength(60).map(text -> text.getBytes(StandardCharsets.UTF_8)));
    }

    @Property(tries = 500)
    void what_is_shown_is_read_back(@ForAll("bytes") byte[] value) {
        assertThat(raw.fromJson(raw.toJson(value))).isEqualTo(value);
    }

    @Test
    void text_is_shown_as_text_even_when_it_is_json() {
        assertThat(raw.toJson("{\"a\":1}\n".getBytes(StandardCharsets.UTF_8))).isEqualTo("\"{\\\"a\\\":1}\\n\"");
    }

    @Test
    void other_bytes_are_shown_in_base_64() {
        assertThat(raw.toJson(new byte[] {(byte) 0xFF, 0})).isEqualTo("{\"base64\":\"/wA=\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "{\"base64\":\"???\"}", "{\"base64\":\"AA==\",\"x\":1}", "[]", "", "\"a\" \"b\"", "{}"})
    void anything_else_is_refused(String json) {
        assertThatThrownBy(() -> raw.fromJson(json)).isInstanceOf(IllegalArgumentException.class);
    }
}
