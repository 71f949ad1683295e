package io.millrace.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.fraud.FraudLabel;
import io.millrace.contracts.fraud.FraudTopics;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AvroRetellingTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Retelling retelling = AvroRetelling.withIds(Set.of("transactionId"));

    @Test
    void everyInstantMovesAndTheOriginalStays() {
        FeedRecord<String, FraudLabel> original = label("tx-1", "acc-1");

        FraudLabel told =
                (FraudLabel) retelling.retell(original, Duration.ofDays(2), 1).value();

        assertThat(told.getEventTime()).isEqualTo(NOON.plus(Duration.ofDays(2)));
        assertThat(told.getLabelledAt()).isEqualTo(NOON.plusSeconds(600).plus(Duration.ofDays(2)));
        assertThat(told.getTransactionId()).isEqualTo("tx-1");
        assertThat(original.value().getEventTime()).isEqualTo(NOON);
    }

    @Test
    void aLaterPassHasItsOwnIdsAndTheSameAccounts() {
        FeedRecord<?, ?> told = retelling.retell(label("tx-1", "acc-1"), Duration.ZERO, 3);

        assertThat(((FraudLabel) told.value()).getTransactionId()).isEqualTo("tx-1~3");
        assertThat(((FraudLabel) told.value()).getAccount()).isEqualTo("acc-1");
        assertThat(told.key()).isEqualTo("acc-1");
    }

    @Test
    void aKeyThatIsAnIdGoesWithIt() {
        assertThat(retelling.retell(label("tx-1", "tx-1"), Duration.ZERO, 2).key())
                .isEqualTo("tx-1~2");
    }

    @Test
    void aTombstoneMovesInTimeOnly() {
        FeedRecord<?, ?> told = retelling.retell(
                new FeedRecord<>(FraudTopics.FRAUD_LABELS, "acc-1", null, NOON), Duration.ofHours(1), 2);

        assertThat(told.value()).isNull();
        assertThat(told.eventTime()).isEqualTo(NOON.plus(Duration.ofHours(1)));
    }

    private static FeedRecord<String, FraudLabel> label(String transaction, String key) {
        FraudLabel label = new FraudLabel(transaction, "acc-1", true, "mule", NOON, NOON.plusSeconds(600));
        return new FeedRecord<>(FraudTopics.FRAUD_LABELS, key, label, label.getLabelledAt());
    }
}
