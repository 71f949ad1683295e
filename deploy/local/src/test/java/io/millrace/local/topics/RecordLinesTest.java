package io.millrace.local.topics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.contracts.Topic;
import io.millrace.contracts.Wire;
import io.millrace.contracts.fraud.FraudTopics;
import io.millrace.local.stack.Applications;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RecordLinesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final KnownTopics NONE = new KnownTopics(new Applications(List.of()));

    @Test
    void aRecordOfAnUnknownTopicIsTextWhereItIsText() throws Exception {
        JsonNode line = line(NONE.named("lines", ""), record("lines", bytes("web-1"), bytes("GET /")));

        assertThat(line.toString())
                .isEqualTo("{\"topic\":\"lines\",\"partition\":2,\"offset\":41,"
                        + "\"timestamp\":\"2026-01-02T10:15:30Z\",\"key\":\"web-1\",\"value\":\"GET /\","
                        + "\"headers\":{\"seen\":[\"a\",\"b\"],\"source\":\"base64:/w==\"}}");
    }

    @Test
    void aValueThatIsNotWhatTheTopicHoldsIsShownWithTheReason() throws Exception {
        JsonNode line =
                line(FraudTopics.TRANSACTIONS, record("transactions", bytes("acc-1"), new byte[] {(byte) 0xff, 0}));

        assertThat(line.path("value").path("base64").asText()).isEqualTo("/wA=");
        assertThat(line.path("unreadable").asText()).isNotEmpty();
    }

    @Test
    void aTombstoneAndAMissingKeyAreNull() throws Exception {
        JsonNode line = line(FraudTopics.FRAUD_RULES, record("fraud_rules", null, null));

        assertThat(line.path("key").isNull()).isTrue();
        assertThat(line.path("value").isNull()).isTrue();
    }

    @Test
    void aTopicOfADeploymentIsKnownBehindItsPrefix() {
        assertThat(NONE.named("test.transactions", "test.").values()).isSameAs(FraudTopics.TRANSACTIONS.values());
    }

    @Test
    void coloursLeaveTheTextAsItIs() {
        String json = "{\"a\":\"say \\\"b\\\": c\",\"d\":[1,null]}";

        assertThat(JsonColours.paint(json).replaceAll("\u001b\\[\\d+m", "")).isEqualTo(json);
    }

    private static JsonNode line(Topic<?, ?> topic, ConsumerRecord<byte[], byte[]> record) throws Exception {
        return JSON.readTree(RecordLines.of(topic, Wire.singleObject()).line(record));
    }

    private static ConsumerRecord<byte[], byte[]> record(String topic, byte[] key, byte[] value) {
        RecordHeaders headers = new RecordHeaders();
        headers.add("seen", bytes("a"));
        headers.add("source", new byte[] {(byte) 0xff});
        headers.add("seen", bytes("b"));
        return new ConsumerRecord<>(
                topic,
                2,
                41,
                java.time.Instant.parse("2026-01-02T10:15:30Z").toEpochMilli(),
                TimestampType.CREATE_TIME,
                0,
                0,
                key,
                value,
                headers,
                Optional.empty());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
