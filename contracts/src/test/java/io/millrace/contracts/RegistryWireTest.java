package io.millrace.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.registry.RegistryServer;
import io.millrace.contracts.registry.SchemaRegistryException;
import io.millrace.contracts.test.Quality;
import io.millrace.contracts.test.Reading;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistryWireTest {

    private final RegistryServer registry;
    private final AvroFormat<Transaction> format = AvroFormat.of(Transaction.class);

    RegistryWireTest() throws IOException {
        registry = new RegistryServer();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void a_value_has_the_confluent_header_and_is_read_back() {
        Serde<Transaction> serde = serde(Map.of());

        byte[] bytes = serde.serializer().serialize("transactions", Values.transaction());

        assertThat(bytes).startsWith(0, 0, 0, 0, 101);
        assertThat(Arrays.copyOfRange(bytes, 5, bytes.length))
                .isEqualTo(Arrays.copyOfRange(format.encode(Values.transaction()), 10, bytes.length + 5));
        assertThat(serde.deserializer().deserialize("transactions", bytes)).isEqualTo(Values.transaction());
    }

    @Test
    void the_registry_is_asked_once_each_way() {
        Serde<Transaction> serde = serde(Map.of());
        for (int i = 0; i < 5; i++) {
            serde.deserializer()
                    .deserialize("transactions", serde.serializer().serialize("transactions", Values.transaction()));
        }

        assertThat(registry.requests())
                .containsExactly("POST /subjects/transactions-value/versions", "GET /schemas/ids/101");
    }

    @Test
    void the_registered_schema_has_nothing_that_only_java_needs() {
        serde(Map.of()).serializer().serialize("transactions", Values.transaction());

        assertThat(registry.registered("transactions-value"))
                .singleElement()
                .asString()
                .contains("\"name\":\"eventTime\"")
                .doesNotContain("avro.java.string");
    }

    @Test
    void single_object_encoding_is_read_beside_it() {
        assertThat(serde(Map.of()).deserializer().deserialize("transactions", format.encode(Values.transaction())))
                .isEqualTo(Values.transaction());
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void another_writers_schema_is_resolved() throws IOException {
        String schema;
        try (var in = getClass().getResourceAsStream("/avro-history/io.millrace.contracts.test.Reading/v1.avsc")) {
            schema = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        int id = registry.register("readings-value", "AVRO", schema);
        Schema writer = new Schema.Parser().parse(schema);
        GenericRecord record = new GenericData.Record(writer);
        record.put("id", "r-1");
        record.put("value", 7);
        record.put(
                "quality", new GenericData.EnumSymbol(writer.getField("quality").schema(), "STALE"));

        Reading read = AvroFormat.of(Reading.class)
                .serde(Wire.registry(registry.url()))
                .deserializer()
                .deserialize("readings", written(id, record));

        assertThat(read).isEqualTo(new Reading("r-1", 7L, Quality.UNKNOWN, "mm", List.of()));
    }

    @Test
    void a_writer_with_another_scale_is_refused_not_misread() throws IOException {
        String ours = format.schema().orElseThrow().toString();
        Schema writer = new Schema.Parser().parse(ours.replace("\"scale\":4", "\"scale\":2"));
        int id = registry.register("transactions-value", "AVRO", writer.toString());

        assertThatThrownBy(() -> serde(Map.of()).deserializer().deserialize("transactions", header(id)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("Transaction.amount: written as decimal of precision 18 and scale 2");
    }

    @Test
    void a_value_of_another_type_is_refused() {
        AvroFormat<Alert> alerts = AvroFormat.of(Alert.class);
        byte[] alert =
                alerts.serde(Wire.registry(registry.url())).serializer().serialize("fraud_alerts", Values.alert());

        assertThatThrownBy(() -> serde(Map.of()).deserializer().deserialize("transactions", alert))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("its writer's schema io.millrace.contracts.alert.Alert does not fit")
                .hasMessageContaining("NAME_MISMATCH");
    }

    @Test
    void an_id_that_nobody_knows_is_refused_and_not_asked_for_again() {
        Serde<Transaction> serde = serde(Map.of());
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> serde.deserializer().deserialize("transactions", header(7)))
                    .isInstanceOf(SerializationException.class)
                    .hasMessageContaining(
                            "the schema registry does not know the schema id 7 (value of 5 bytes: 00 00 00 00 07)");
        }

        assertThat(registry.requests()).containsExactly("GET /schemas/ids/7");
    }

    @Test
    void a_schema_that_is_not_avro_is_refused() {
        int id = registry.register("transactions-value", "PROTOBUF", "syntax = \"proto3\";");

        assertThatThrownBy(() -> serde(Map.of()).deserializer().deserialize("transactions", header(id)))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("is of type PROTOBUF, expected AVRO");
    }

    @Test
    void other_bytes_are_refused() {
        Serde<Transaction> serde = serde(Map.of());

        assertThatThrownBy(() -> serde.deserializer().deserialize("transactions", new byte[] {'{', '}'}))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("expected the Confluent wire format, which starts with 00");
        assertThatThrownBy(() -> serde.deserializer().deserialize("transactions", new byte[] {0, 0, 0}))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("the value ends in its header of 5 bytes");
        assertThat(registry.requests()).isEmpty();
    }

    @Test
    void what_may_pass_is_tried_again() {
        registry.fail(503, 429);

        byte[] bytes =
                serde(Map.of("retry.backoff.ms", "1")).serializer().serialize("transactions", Values.transaction());

        assertThat(bytes).startsWith(0, 0, 0, 0, 101);
        assertThat(registry.requests()).hasSize(3);
    }

    @Test
    void a_registry_that_stays_down_is_not_the_records_fault() {
        registry.fail(500, 500, 500);
        Serde<Transaction> serde = serde(Map.of("retry.backoff.ms", "1", "retries", "2"));

        assertThatThrownBy(() -> serde.deserializer().deserialize("transactions", header(101)))
                .isInstanceOf(SchemaRegistryException.class)
                .isNotInstanceOf(SerializationException.class)
                .hasMessageContaining("/schemas/ids/101 in 3 attempts: status 500");
    }

    @Test
    void the_next_address_is_tried_when_one_does_not_answer() throws IOException {
        String gone;
        try (RegistryServer stopped = new RegistryServer()) {
            gone = stopped.url();
        }
        Wire wire = new Wire(Optional.of(gone + "," + registry.url() + "/"), Map.of("retry.backoff.ms", "1"));

        assertThat(format.serde(wire).serializer().serialize("transactions", Values.transaction()))
                .startsWith(0, 0, 0, 0, 101);
    }

    @Test
    void credentials_are_sent_and_their_lack_is_said() {
        registry.demand("Basic dXNlcjpwYXNzd29yZA==");

        assertThat(serde(Map.of("basic.auth.user.info", "user:password"))
                        .serializer()
                        .serialize("transactions", Values.transaction()))
                .isNotEmpty();
        assertThatThrownBy(() -> serde(Map.of()).serializer().serialize("transactions", Values.transaction()))
                .isInstanceOf(SchemaRegistryException.class)
                .hasMessageContaining("refused access")
                .hasMessageContaining("basic.auth.user.info");

        registry.demand("Bearer token");
        assertThat(serde(Map.of("bearer.auth.token", "token"))
                        .serializer()
                        .serialize("transactions", Values.transaction()))
                .isNotEmpty();
    }

    @Test
    void a_schema_is_only_looked_up_where_it_must_not_be_registered() {
        Serde<Transaction> serde = serde(Map.of("auto.register.schemas", "false"));

        assertThatThrownBy(() -> serde.serializer().serialize("transactions", Values.transaction()))
                .isInstanceOf(SchemaRegistryException.class)
                .hasMessageContaining("not registered under the subject transactions-value");

        serde(Map.of()).serializer().serialize("transactions", Values.transaction());
        assertThat(serde.serializer().serialize("transactions", Values.transaction()))
                .startsWith(0, 0, 0, 0, 101);
    }

    @Test
    void a_schema_that_the_registry_finds_incompatible_is_said() {
        registry.register(
                "transactions-value",
                "AVRO",
                "{\"type\":\"record\",\"name\":\"Transaction\",\"namespace\":\"io.millrace.contracts.fraud\",\"fields\":[]}");

        assertThatThrownBy(() -> serde(Map.of()).serializer().serialize("transactions", Values.transaction()))
                .isInstanceOf(SchemaRegistryException.class)
                .hasMessageContaining("incompatible")
                .hasMessageContaining("transactions-value");
    }

    @Test
    void a_wrong_setting_is_refused_when_the_serde_is_made() {
        assertThatThrownBy(() -> serde(Map.of("basic.auth.userinfo", "a:b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("unknown setting schema.registry.basic.auth.userinfo; did you mean basic.auth.user.info?");
        assertThatThrownBy(() -> serde(Map.of("retries", "many")))
                .hasMessage("schema.registry.retries is \"many\", expected a whole number");
        assertThatThrownBy(() -> serde(Map.of("basic.auth.user.info", "user:p", "bearer.auth.token", "t")))
                .hasMessageContaining("not both");
        assertThatThrownBy(() -> format.serde(Wire.registry("registry:8081")))
                .hasMessageContaining("expected an address like http://registry:8081");
        assertThatThrownBy(() -> format.serde(Wire.registry("http://user:password@registry:8081")))
                .hasMessageContaining("must not hold a password")
                .hasMessageNotContaining("user:password@");
    }

    private Serde<Transaction> serde(Map<String, String> settings) {
        return format.serde(new Wire(Optional.of(registry.url()), settings));
    }

    private static byte[] header(int id) {
        return ByteBuffer.allocate(5).put((byte) 0).putInt(id).array();
    }

    private static byte[] written(int id, GenericRecord record) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(header(id));
        BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
        new GenericDatumWriter<GenericRecord>(record.getSchema()).write(record, encoder);
        encoder.flush();
        return bytes.toByteArray();
    }
}
