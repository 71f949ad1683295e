package io.millrace.ingest.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.Wire;
import io.millrace.contracts.fraud.FraudTopics;
import io.millrace.ingest.FeedRefusal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class FeedRecordsTest {

    private final List<FeedRefusal> refusals = new ArrayList<>();

    @Test
    void recordsHaveTheirEventTimeAndTheBytesOfTheirTopic() {
        var told = Told.transaction("tx-7", Told.NOON);

        List<ProducerRecord<byte[], byte[]>> records = records(Told.of(told));

        assertThat(records).singleElement().satisfies(record -> {
            assertThat(record.topic()).isEqualTo("test.transactions");
            assertThat(record.timestamp()).isEqualTo(Told.NOON.toEpochMilli());
            assertThat(new String(record.key(), StandardCharsets.UTF_8)).isEqualTo("acc-1");
            assertThat(FraudTopics.TRANSACTIONS
                            .values()
                            .serde(Wire.singleObject())
                            .deserializer()
                            .deserialize("transactions", record.value()))
                    .isEqualTo(told.value());
        });
    }

    @Test
    void aRecordFromBeforeKafkasTimeHasItsFirstInstant() {
        var told = Told.transaction("tx-7", Instant.parse("1930-07-13T12:00:00Z"));

        List<ProducerRecord<byte[], byte[]>> records = records(Told.of(told));

        assertThat(records).hasSize(1);
        assertThat(records.get(0).timestamp()).isZero();
    }

    @Test
    void inputThatIsNoRecordIsReportedAndLeftOut() {
        FeedRefusal refusal = new FeedRefusal("f:2", "broken", "x");

        assertThat(records(Told.of(refusal, Told.transaction("a", Told.NOON)))).hasSize(1);
        assertThat(refusals).containsExactly(refusal);
    }

    @Test
    void aValueThatItsFormatRefusesIsReportedAndTheRestGoesOn() {
        var unfit = Told.transaction("a", Told.NOON);
        unfit.value().setCurrency(null);

        assertThat(records(Told.of(unfit, Told.transaction("b", Told.NOON)))).hasSize(1);
        assertThat(refusals).singleElement().satisfies(refusal -> {
            assertThat(refusal.source()).isEqualTo("transactions acc-1");
            assertThat(refusal.reason()).contains("currency");
        });
    }

    private List<ProducerRecord<byte[], byte[]>> records(Told feed) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (FeedRecords encoded =
                FeedRecords.encode(feed, FeedPlan.offline(), Wire.singleObject(), "test.", refusals::add)) {
            encoded.forEachRemaining(records::add);
        }
        return records;
    }
}
