package io.millrace.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.test.Everything;
import io.millrace.contracts.test.Grade;
import io.millrace.contracts.test.Part;
import io.millrace.contracts.test.Quality;
import io.millrace.contracts.test.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class AvroFormatTest {

    private static final int HEADER = 10;

    private final AvroFormat<Transaction> transactions = AvroFormat.of(Transaction.class);
    private final AvroFormat<Everything> everything = AvroFormat.of(Everything.class);
    private final AvroFormat<Reading> readings = AvroFormat.of(Reading.class);

    @Provide
    Arbitrary<Everything> values() {
        return Values.everything();
    }

    /** Bodies of garbage behind an honest header get further than garbage alone. */
    @Provide
    Arbitrary<byte[]> garbage() {
        Arbitrary<byte[]> any = Arbitraries.bytes().array(byte[].class).ofMaxSize(200);
        return Arbitraries.oneOf(
                any,
                any.map(body -> joined(header(everything), body)),
                any.map(body -> joined(header(earlierReading()), body)));
    }

    @Property(tries = 300)
    void what_is_written_is_read(@ForAll("values") Everything value) {
        assertThat(everything.decode(everything.encode(value))).isEqualTo(value);
    }

    @Property(tries = 300)
    void the_bytes_are_those_of_avro(@ForAll("values") Everything value) throws IOException {
        value.setCounts(new LinkedHashMap<>(value.getCounts()));
        value.setByName(new LinkedHashMap<>(value.getByName()));

        byte[] bytes = everything.encode(value);

        assertThat(ByteBuffer.wrap(bytes)).isEqualTo(value.toByteBuffer());
        assertThat(Everything.fromByteBuffer(ByteBuffer.wrap(bytes))).isEqualTo(value);
    }

    @Property(tries = 100)
    void a_value_that_ends_too_early_is_refused(@ForAll("values") Everything value) {
        byte[] bytes = everything.encode(value);
        for (int length = 0; length < bytes.length; length++) {
            byte[] part = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> everything.decode(part))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining("value of " + length + " bytes");
        }
    }

    @Property(tries = 3000)
    void garbage_is_read_or_refused_and_never_throws_anything_else(@ForAll("garbage") byte[] bytes) {
        for (AvroFormat<?> format : List.of(everything, readings, transactions)) {
            try {
                assertThat(format.decode(bytes)).isNotNull();
            } catch (SerializationException refused) {
                assertThat(refused).hasMessageContaining("value of " + bytes.length + " bytes");
            }
        }
    }

    @Property(tries = 300)
    void a_changed_byte_never_throws_anything_else(
            @ForAll("values") Everything value, @ForAll int place, @ForAll byte other) {
        byte[] bytes = everything.encode(value);
        bytes[Math.floorMod(place, bytes.length)] = other;
        try {
            assertThat(everything.decode(bytes)).isNotNull();
        } catch (SerializationException refused) {
            assertThat(refused).hasMessageContaining("not a Everything");
        }
    }

    @Test
    void null_is_a_tombstone_both_ways() {
        Serde<Transaction> serde = transactions.serde(Wire.singleObject());

        assertThat(serde.serializer().serialize("transactions", null)).isNull();
        assertThat(serde.deserializer().deserialize("transactions", null)).isNull();
    }

    @Test
    void the_serde_writes_single_object_encoding_without_a_registry() {
        Serde<Transaction> serde = transactions.serde(Wire.singleObject());

        byte[] bytes = serde.serializer().serialize("transactions", Values.transaction());

        assertThat(bytes).startsWith(0xC3, 0x01).isEqualTo(transactions.encode(Values.transaction()));
        assertThat(serde.deserializer().deserialize("transactions", bytes)).isEqualTo(Values.transaction());
    }

    @Test
    void a_length_of_two_gigabytes_is_refused_before_anything_is_allocated() {
        byte[] bytes = joined(header(transactions), longs(Integer.MAX_VALUE - 8L));

        assertThatThrownBy(() -> transactions.decode(bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("id: the value ends too early: 2147483639 bytes expected, 0 left");
    }

    @Test
    void an_array_of_a_billion_items_is_refused_before_anything_is_allocated() {
        Everything value = sample();
        byte[] bytes = everything.encode(value);
        // The last thing is the empty map byName: its one byte is the number of entries.
        byte[] lying = joined(Arrays.copyOf(bytes, bytes.length - 1), longs(1_000_000_000L));

        assertThatThrownBy(() -> everything.decode(lying))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("byName: a block of 1000000000 items");
    }

    @Test
    void bytes_after_the_value_are_refused() {
        byte[] bytes = joined(transactions.encode(Values.transaction()), new byte[] {1, 2, 3});

        assertThatThrownBy(() -> transactions.decode(bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("not a Transaction: 3 bytes follow after the value (value of " + bytes.length);
    }

    @Test
    void another_encoding_is_named() {
        assertThatThrownBy(() -> transactions.decode("{\"id\": 1}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(SerializationException.class)
                .hasMessage("not a Transaction: expected Avro single-object encoding, which starts with c3 01;"
                        + " it looks like JSON (value of 9 bytes: 7b 22 69 64 22 3a 20 31 7d)");
        assertThatThrownBy(() -> transactions.decode(new byte[] {0, 0, 0, 0, 1, 2}))
                .hasMessageContaining("Confluent wire format, which needs schema.registry.url");
        assertThatThrownBy(() -> transactions.decode(new byte[0]))
                .hasMessageContaining("found nothing (value of 0 bytes)");
    }

    @Test
    void a_value_of_the_wrong_topic_is_named() {
        byte[] alert = AvroFormat.of(Alert.class).encode(Values.alert());

        assertThatThrownBy(() -> transactions.decode(alert))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("it was written as io.millrace.contracts.alert.Alert,"
                        + " expected io.millrace.contracts.fraud.Transaction");
    }

    @Test
    void an_unknown_fingerprint_is_shown() {
        byte[] bytes = transactions.encode(Values.transaction());
        Arrays.fill(bytes, 2, HEADER, (byte) 0x5A);

        assertThatThrownBy(() -> transactions.decode(bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("the fingerprint 5a5a5a5a5a5a5a5a is of no known version");
    }

    @Test
    void text_that_is_not_utf8_is_refused_and_the_replacement_character_itself_is_not() {
        byte[] bytes = transactions.encode(Values.transaction());
        bytes[HEADER + 1] = (byte) 0xFF;

        assertThatThrownBy(() -> transactions.decode(bytes)).hasMessageContaining("id: text of 4 bytes is not UTF-8");

        Transaction odd = Values.transaction();
        odd.setId("\uFFFD");
        assertThat(transactions.decode(transactions.encode(odd)).getId()).isEqualTo("\uFFFD");
    }

    @Test
    void a_missing_value_is_refused_by_name_when_it_is_written() {
        Everything value = sample();
        value.setParts(List.of(new Part("bolt", 1.5), new Part(null, 2.5)));

        assertThatThrownBy(() -> everything.encode(value))
                .isInstanceOf(SerializationException.class)
                .hasMessage("Everything cannot be written: parts[1].name: expected text, found null");
    }

    @Test
    void a_decimal_is_widened_and_never_rounded() {
        Transaction transaction = Values.transaction();
        transaction.setAmount(new BigDecimal("1E+3"));
        assertThat(transactions.decode(transactions.encode(transaction)).getAmount())
                .isEqualTo(new BigDecimal("1000.0000"));

        transaction.setAmount(new BigDecimal("0.00001"));
        assertThatThrownBy(() -> transactions.encode(transaction))
                .hasMessageContaining("amount: expected a decimal of at most 18 digits, 4 of them after the point");

        transaction.setAmount(new BigDecimal("1E+999999999"));
        assertThatThrownBy(() -> transactions.encode(transaction)).hasMessageContaining("found 1E+999999999");
    }

    @Test
    void a_decimal_of_too_many_digits_is_refused_when_it_is_read() {
        Everything value = sample();
        value.setPrice(new BigDecimal("12345678901234.5678"));
        byte[] bytes = everything.encode(value);
        int place = indexOf(
                bytes, new BigDecimal("12345678901234.5678").unscaledValue().toByteArray());
        bytes[place] = 0x7F;

        assertThatThrownBy(() -> everything.decode(bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("price: expected a decimal of at most 18 digits");
    }

    @Test
    void a_map_without_an_order_is_written_by_key() {
        Everything value = sample();
        value.setCounts(Map.of("d", 4L, "b", 2L, "a", 1L, "c", 3L));

        assertThat(everything.decode(everything.encode(value)).getCounts().keySet())
                .containsExactly("a", "b", "c", "d");
    }

    @Test
    void a_reader_of_today_reads_what_an_earlier_version_wrote() {
        Reading read = readings.decode(earlier("r-1", 7, "BAD"));

        assertThat(read).isEqualTo(new Reading("r-1", 7L, Quality.BAD, "mm", List.of()));
    }

    @Test
    void a_symbol_that_is_gone_becomes_the_default() {
        assertThat(readings.decode(earlier("r-1", 7, "STALE")).getQuality()).isEqualTo(Quality.UNKNOWN);
    }

    @Test
    void what_an_earlier_version_wrote_and_was_cut_is_refused() {
        byte[] bytes = earlier("r-1", 7, "BAD");
        for (int length = HEADER; length < bytes.length; length++) {
            byte[] part = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> readings.decode(part))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining("written with another schema");
        }
        assertThatThrownBy(() -> readings.decode(joined(bytes, new byte[] {0})))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("1 bytes follow after the value");
    }

    private static Everything sample() {
        return Everything.newBuilder()
                .setFlag(true)
                .setSmall(1)
                .setLarge(2)
                .setSingle(1.5f)
                .setReal(2.5)
                .setText("text")
                .setRaw(ByteBuffer.wrap(new byte[] {1, 2}))
                .setTime(Instant.parse("2018-04-01T00:00:31Z"))
                .setPrice(new BigDecimal("57.1600"))
                .setHuge(new BigDecimal("1.0000000000"))
                .setGrade(Grade.HIGH)
                .setPart(new Part("bolt", null))
                .build();
    }

    private static Schema earlierReading() {
        try (var in =
                AvroFormatTest.class.getResourceAsStream("/avro-history/io.millrace.contracts.test.Reading/v1.avsc")) {
            return new Schema.Parser().parse(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] earlier(String id, int value, String quality) {
        Schema schema = earlierReading();
        GenericRecord record = new GenericData.Record(schema);
        record.put("id", id);
        record.put("value", value);
        record.put(
                "quality", new GenericData.EnumSymbol(schema.getField("quality").schema(), quality));
        record.put("note", "gone in the next version");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(body, null);
        try {
            new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return joined(header(schema), body.toByteArray());
    }

    private static byte[] header(AvroFormat<?> format) {
        return header(Optional.of(format).flatMap(AvroFormat::schema).orElseThrow());
    }

    private static byte[] header(Schema schema) {
        return ByteBuffer.allocate(HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0xC3)
                .put((byte) 1)
                .putLong(SchemaNormalization.parsingFingerprint64(schema))
                .array();
    }

    private static byte[] longs(long value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        try {
            encoder.writeLong(value);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    private static int indexOf(byte[] bytes, byte[] part) {
        for (int i = 0; i + part.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("not found");
    }
}
