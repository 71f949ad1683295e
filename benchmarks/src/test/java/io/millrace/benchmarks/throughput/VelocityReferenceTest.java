package io.millrace.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.fraud.Channel;
import io.millrace.contracts.fraud.Outcome;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.fraud.TransactionKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VelocityReferenceTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final VelocityReference reference = new VelocityReference(Duration.ofMinutes(1));

    @Test
    void the_fourth_withdrawal_within_five_minutes_alerts() {
        withdraw("t1", 0);
        withdraw("t2", 60);
        withdraw("t3", 120);
        withdraw("t4", 299.999);

        assertThat(reference.alerting()).containsExactly("t4");
    }

    @Test
    void what_is_exactly_five_minutes_old_does_not_count() {
        withdraw("t1", 0);
        withdraw("t2", 60);
        withdraw("t3", 120);
        withdraw("t4", 300);

        assertThat(reference.alerting()).isEmpty();
    }

    @Test
    void one_that_comes_late_counts_for_those_behind_it() {
        withdraw("t1", 0);
        withdraw("t2", 60);
        withdraw("t4", 200);
        withdraw("t3", 150);

        assertThat(reference.alerting()).containsExactly("t4");
    }

    @Test
    void one_that_comes_later_than_allowed_does_not_count() {
        withdraw("t1", 0);
        withdraw("t2", 60);
        withdraw("t4", 200);
        withdraw("t3", 139.999);

        assertThat(reference.alerting()).isEmpty();
        assertThat(reference.late()).isEqualTo(1);
        assertThat(reference.accepted()).isEqualTo(3);
    }

    @Test
    void a_duplicate_counts_once() {
        withdraw("t1", 0);
        withdraw("t2", 60);
        withdraw("t3", 120);
        withdraw("t3", 120);

        assertThat(reference.alerting()).isEmpty();
        assertThat(reference.duplicate()).isEqualTo(1);
    }

    @Test
    void one_that_was_taken_back_neither_alerts_nor_counts() {
        withdraw("t1", 0);
        withdraw("t2", 60);
        withdraw("t3", 120);
        withdraw("t4", 130);
        withdraw("t5", 299);
        Transaction reversal = transaction("t6", 310, TransactionKind.REVERSAL);
        reversal.setReverses("t2");
        reference.see(reversal);

        assertThat(reference.alerting()).containsExactly("t5");
    }

    @Test
    void other_accounts_and_other_kinds_do_not_count() {
        withdraw("t1", 0);
        withdraw("t2", 60);
        withdraw("t3", 120);
        reference.see(transaction("t4", 130, TransactionKind.PURCHASE));
        Transaction other = transaction("t5", 140, TransactionKind.WITHDRAWAL);
        other.setAccount("b");
        reference.see(other);

        assertThat(reference.alerting()).isEmpty();
    }

    private void withdraw(String id, double seconds) {
        reference.see(transaction(id, seconds, TransactionKind.WITHDRAWAL));
    }

    private static Transaction transaction(String id, double seconds, TransactionKind kind) {
        return Transaction.newBuilder()
                .setId(id)
                .setAccount("a")
                .setEventTime(START.plusMillis(Math.round(seconds * 1000)))
                .setChannel(Channel.ATM)
                .setKind(kind)
                .setAmount(new BigDecimal("50.0000"))
                .setCurrency("EUR")
                .setOutcome(Outcome.APPROVED)
                .build();
    }
}
