package io.millrace.processors.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.Topic;
import io.millrace.contracts.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonLineTest {

    private static final long TIME = Instant.parse("2018-04-01T00:00:31Z").toEpochMilli();

    private final JsonLineReader reader = JsonLineReader.of(Words.WORDS, Wire.singleObject());

    @TempDir
    private Path folder;

    @Test
    void a_record_is_a_line() throws IOException {
        Headers headers = new RecordHeaders();
        headers.add("traceparent", bytes("00-4bf9"));
        headers.add("seen", bytes("one"));
        headers.add("seen", new byte[] {(byte) 0xff});
        headers.add("nothing", null);

        assertThat(written(
                        record(bytes("a \"b\""), bytes("größer\nals"), TIME, headers),
                        record(null, null, TIME + 250, new RecordHeaders())))
                .isEqualTo(
                        """
                        {"key":"a \\"b\\"","value":"größer\\nals","timestamp":"2018-04-01T00:00:31Z",\
                        "headers":{"traceparent":"00-4bf9","seen":["one",{"base64":"/w=="}],"nothing":null}}
                        {"key":null,"value":null,"timestamp":"2018-04-01T00:00:31.250Z","headers":{}}
                        """);
    }

    @Test
    void a_value_that_is_not_what_its_topic_holds_is_a_defect() throws IOException {
        Path file = folder.resolve("numbers.jsonl");
        Topic<String, String> numbers = Topic.events("numbers", new Words.Digits(), "a number");

        try (JsonLineWriter writer = JsonLineWriter.open(numbers, Wire.singleObject(), file)) {
            assertThatThrownBy(() -> writer.write(record(null, bytes("seven"), TIME, new RecordHeaders())))
                    .isInstanceOf(ReplayException.class)
                    .hasMessageStartingWith(
                            "a record that the topology wrote to words does not read as what that topic holds");
        }
    }

    @Test
    void timestamp_and_headers_may_be_left_out() {
        ProducerRecord<byte[], byte[]> record = reader.read("{\"key\":\"a\",\"value\":\"one\"}");

        assertThat(record.topic()).isEqualTo("words");
        assertThat(record.key()).isEqualTo(bytes("a"));
        assertThat(record.value()).isEqualTo(bytes("one"));
        assertThat(record.timestamp()).isNull();
        assertThat(record.headers()).isEmpty();
    }

    @Test
    void the_value_tells_the_time_where_the_line_does_not() {
        Topic<String, String> dated = Words.WORDS.at(Instant::parse);

        ProducerRecord<byte[], byte[]> record = JsonLineReader.of(dated, Wire.singleObject())
                .read("{\"key\":\"a\",\"value\":\"2018-04-01T00:00:31Z\"}");

        assertThat(record.timestamp()).isEqualTo(TIME);
    }

    @Test
    void a_timestamp_may_be_text_or_milliseconds() {
        assertThat(reader.read("{\"value\":\"x\",\"timestamp\":\"2018-04-01T00:00:31Z\"}")
                        .timestamp())
                .isEqualTo(TIME);
        assertThat(reader.read("{\"value\":\"x\",\"timestamp\":1522540831000}").timestamp())
                .isEqualTo(TIME);
    }

    @Test
    void what_cannot_be_read_is_refused_with_what_was_expected() {
        assertRefused("[1]", "expected an object");
        assertRefused("{\"key\":\"a\"}", "no value; a deletion has the value null");
        assertRefused(
                "{\"value\":\"x\",\"time\":3}", "unknown field 'time', expected key, value, timestamp and headers");
        assertRefused("{\"value\":\"x\",\"timestamp\":\"noon\"}", "timestamp should be ISO 8601");
        assertRefused("{\"value\":\"x\",\"timestamp\":-1}", "timestamp should be ISO 8601");
        assertRefused("{\"value\":\"x\",\"key\":12}", "key should be a string, null or");
        assertRefused("{\"value\":\"x\",\"headers\":[]}", "headers should be an object");
        assertRefused("{\"value\":\"x\"", "not JSON at column");
        assertRefused("{\"value\":\"x\"} {}", "more than one record in the line");
        assertRefused("{\"value\":{\"a\":1}}", "expected a word, found {\"a\":1}");
    }

    @Test
    void a_value_is_handed_to_its_format_as_it_was_written() {
        for (String value : List.of("{\"amount\": 12.10, \"n\" : 1e3}", "[ 1, \"]\" ]", "12.10", "true")) {
            assertThatThrownBy(() -> reader.read("{ \"value\" : " + value + " , \"headers\":{\"a\":[\"b\"]}}"))
                    .as(value)
                    .hasMessage("expected a word, found " + value);
        }
    }

    @Property(tries = 200)
    void any_key_value_and_header_comes_back_as_it_was(
            @ForAll byte[] key, @ForAll String value, @ForAll String name, @ForAll byte[] header) throws IOException {
        byte[] valid = value.getBytes(StandardCharsets.UTF_8);
        Headers headers = new RecordHeaders(List.of(new RecordHeader(name, header), new RecordHeader(name, key)));

        Path file = Files.createTempFile("line", ".jsonl");
        try {
            String line = write(file, record(key, valid, TIME, headers)).stripTrailing();
            ProducerRecord<byte[], byte[]> read = reader.read(line);

            assertThat(read.key()).isEqualTo(key);
            assertThat(read.value()).isEqualTo(valid);
            assertThat(read.timestamp()).isEqualTo(TIME);
            assertThat(read.headers().toArray()).extracting(Header::value).containsExactly(header, key);
        } finally {
            Files.delete(file);
        }
    }

    private void assertRefused(String line, String message) {
        assertThatThrownBy(() -> reader.read(line))
                .as(line)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private String written(ProducerRecord<byte[], byte[]> one, ProducerRecord<byte[], byte[]> two) throws IOException {
        Path file = folder.resolve("words.jsonl");
        try (JsonLineWriter writer = JsonLineWriter.open(Words.WORDS, Wire.singleObject(), file)) {
            writer.write(one);
            writer.write(two);
        }
        return Files.readString(file);
    }

    private static String write(Path file, ProducerRecord<byte[], byte[]> record) throws IOException {
        try (JsonLineWriter writer = JsonLineWriter.open(Words.WORDS, Wire.singleObject(), file)) {
            writer.write(record);
        }
        return Files.readString(file);
    }

    private static ProducerRecord<byte[], byte[]> record(byte[] key, byte[] value, long time, Headers headers) {
        return new ProducerRecord<>("words", null, time, key, value, headers);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
