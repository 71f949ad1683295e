package io.millrace.fraud;

import static io.millrace.fraud.FraudDriver.START;
import static io.millrace.fraud.Samples.large;
import static io.millrace.fraud.Samples.purchase;
import static io.millrace.fraud.Samples.reversal;
import static io.millrace.fraud.Samples.rule;
import static io.millrace.fraud.Samples.velocity;
import static io.millrace.fraud.Samples.withdrawal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.contracts.ClosedBy;
import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.alert.AlertState;
import io.millrace.contracts.alert.Evidence;
import io.millrace.contracts.fraud.AccountActivity;
import io.millrace.contracts.fraud.Band;
import io.millrace.contracts.fraud.FraudDecision;
import io.millrace.contracts.fraud.FraudRule;
import io.millrace.contracts.fraud.RuleMode;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.fraud.TransactionKind;
import io.millrace.contracts.fraud.Verdict;
import io.millrace.processors.deadletters.DeadLetters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FraudTopologyTest {

    @TempDir
    Path state;

    private FraudDriver fraud;

    @BeforeEach
    void start() throws Exception {
        fraud = new FraudDriver(List.of(velocity(), large()), state, Map.of());
    }

    @AfterEach
    void stop() {
        fraud.close();
    }

    @Test
    void every_transaction_is_decided_with_the_verdict_of_each_rule_and_its_operands() {
        fraud.pipe(purchase("a", "t1", 10, "221.50"));

        List<TestRecord<String, FraudDecision>> decisions = fraud.decisionRecords();
        assertThat(decisions).hasSize(1);
        assertThat(decisions.get(0).key()).isEqualTo("a");
        assertThat(decisions.get(0).getRecordTime()).isEqualTo(START.plusSeconds(10));
        FraudDecision decision = decisions.get(0).value();
        assertThat(decision.getTransactionId()).isEqualTo("t1");
        assertThat(decision.getRevision()).isEqualTo(1);
        assertThat(decision.getScore()).isEqualTo(400);
        assertThat(decision.getBand()).isEqualTo(Band.REVIEW);
        assertThat(decision.getRules())
                .extracting("rule", "verdict", "score")
                .containsExactly(tuple("large", Verdict.FIRED, 400), tuple("velocity", Verdict.PASSED, 0));
        assertThat(decision.getRules().get(0).getOperands())
                .extracting("expression", "value")
                .containsExactly(tuple("tx.amount", 221.5));
        assertThat(decision.getRules().get(1).getOperands()).extracting("value").containsExactly(0L);
    }

    @Test
    void the_fourth_withdrawal_in_five_minutes_raises_an_alert_with_its_evidence() {
        fraud.pipe(
                withdrawal("a", "t1", 0),
                withdrawal("a", "t2", 100),
                withdrawal("b", "u1", 110),
                withdrawal("a", "t3", 200),
                withdrawal("a", "t4", 299));

        List<TestRecord<String, Alert>> alerts = fraud.alertRecords();
        assertThat(alerts).hasSize(1);
        assertThat(alerts.get(0).key()).isEqualTo("a");
        assertThat(alerts.get(0).getRecordTime()).isEqualTo(START.plusSeconds(299));
        Alert alert = alerts.get(0).value();
        assertThat(alert.getAlertId()).isEqualTo("fraud-detection:velocity:a:t4");
        assertThat(alert.getState()).isEqualTo(AlertState.RAISED);
        assertThat(alert.getRevision()).isEqualTo(1);
        assertThat(alert.getSubject()).isEqualTo("a");
        assertThat(alert.getEventTime()).isEqualTo(START.plusSeconds(299));
        assertThat(alert.getEvidence()).extracting(Evidence::getOffset).containsExactly(0L, 1L, 3L, 4L);
        assertThat(alert.getEvidence().get(0).getSummary()).isEqualTo("WITHDRAWAL of 50.00 EUR, ATM");
    }

    @Test
    void a_withdrawal_exactly_five_minutes_old_is_not_counted() {
        fraud.pipe(
                withdrawal("a", "t1", 0),
                withdrawal("a", "t2", 100),
                withdrawal("a", "t3", 200),
                withdrawal("a", "t4", 300));

        assertThat(fraud.alerts()).isEmpty();
    }

    @Test
    void a_late_withdrawal_within_the_lateness_counts_as_if_it_had_come_in_order() {
        fraud.pipe(
                withdrawal("a", "t1", 0),
                withdrawal("a", "t2", 10),
                withdrawal("a", "t4", 40),
                withdrawal("a", "t3", 20)); // late

        assertThat(fraud.decisions())
                .extracting(FraudDecision::getTransactionId, FraudDecision::getRevision, FraudDecision::getBand)
                .containsExactly(
                        tuple("t1", 1, Band.APPROVE),
                        tuple("t2", 1, Band.APPROVE),
                        tuple("t4", 1, Band.APPROVE),
                        tuple("t3", 1, Band.APPROVE),
                        tuple("t4", 2, Band.REVIEW));
        assertThat(fraud.alerts())
                .extracting(Alert::getAlertId, Alert::getState)
                .containsExactly(tuple("fraud-detection:velocity:a:t4", AlertState.RAISED));
    }

    @Test
    void a_later_one_goes_to_the_dead_letters_and_says_why() {
        fraud.pipe(withdrawal("a", "t1", 0), withdrawal("a", "t2", 200), withdrawal("a", "t3", 100));

        assertThat(fraud.decisions())
                .extracting(FraudDecision::getTransactionId)
                .containsExactly("t1", "t2");
        assertDeadLetter("LATE", "lateness");
        fraud.assertBalanced(3);
    }

    @Test
    void lateness_is_judged_by_the_account_and_not_by_others() {
        fraud.pipe(withdrawal("a", "t1", 0), withdrawal("b", "u1", 50_000), withdrawal("a", "t2", 1));

        assertThat(fraud.decisions()).hasSize(3);
        assertThat(fraud.deadLetters()).isEmpty();
    }

    @Test
    void a_duplicate_counts_once() {
        fraud.pipe(
                withdrawal("a", "t1", 0),
                withdrawal("a", "t2", 1),
                withdrawal("a", "t2", 1),
                withdrawal("a", "t1", 0),
                withdrawal("a", "t3", 2));

        assertThat(fraud.decisions()).hasSize(3);
        assertThat(fraud.alerts()).isEmpty();
        assertThat(fraud.deadLetters()).isEmpty();
        assertThat(fraud.accounts.page("transactions").balance().duplicate()).isEqualTo(2);
        fraud.assertBalanced(5);
    }

    @Test
    void a_reversal_subtracts_and_takes_back_what_it_made_wrong() {
        fraud.pipe(
                withdrawal("a", "t1", 0),
                withdrawal("a", "t2", 10),
                withdrawal("a", "t3", 20),
                withdrawal("a", "t4", 30),
                reversal("a", "r1", 40, "t2"));

        assertThat(fraud.decisions())
                .extracting(FraudDecision::getTransactionId, FraudDecision::getRevision, FraudDecision::getBand)
                .containsExactly(
                        tuple("t1", 1, Band.APPROVE),
                        tuple("t2", 1, Band.APPROVE),
                        tuple("t3", 1, Band.APPROVE),
                        tuple("t4", 1, Band.REVIEW),
                        tuple("r1", 1, Band.APPROVE),
                        tuple("t2", 2, Band.REVERSED),
                        tuple("t3", 2, Band.APPROVE),
                        tuple("t4", 2, Band.APPROVE));
        List<Alert> alerts = fraud.alerts();
        assertThat(alerts)
                .extracting(Alert::getAlertId, Alert::getRevision, Alert::getState)
                .containsExactly(
                        tuple("fraud-detection:velocity:a:t4", 1, AlertState.RAISED),
                        tuple("fraud-detection:velocity:a:t4", 2, AlertState.RETRACTED));
        assertThat(alerts.get(1).getReason()).contains("t2").contains("r1");
    }

    @Test
    void a_reversal_long_after_still_takes_back_an_alert_that_rested_on_what_it_reversed() {
        fraud.pipe(
                withdrawal("a", "t1", 0),
                withdrawal("a", "t2", 10),
                withdrawal("a", "t3", 20),
                withdrawal("a", "t4", 30),
                purchase("a", "p1", 7200, "5"),
                reversal("a", "r1", 7300, "t1"));

        assertThat(fraud.alerts()).extracting(Alert::getState).containsExactly(AlertState.RAISED, AlertState.RETRACTED);
    }

    @Test
    void a_reversal_that_comes_first_waits_for_its_transaction() {
        fraud.pipe(reversal("a", "r1", 5, "t1"), purchase("a", "t1", 4, "500"));

        assertThat(fraud.decisions())
                .extracting(FraudDecision::getTransactionId, FraudDecision::getBand)
                .containsExactly(tuple("r1", Band.APPROVE), tuple("t1", Band.REVERSED));
        assertThat(fraud.alerts()).isEmpty();
    }

    @Test
    void a_reversal_given_twice_subtracts_once() {
        fraud.pipe(
                purchase("a", "t1", 0, "100"),
                reversal("a", "r1", 5, "t1"),
                reversal("a", "r1", 5, "t1"),
                reversal("a", "r2", 6, "t1"));

        assertThat(fraud.decisions())
                .extracting(FraudDecision::getTransactionId, FraudDecision::getRevision)
                .containsExactly(tuple("t1", 1), tuple("r1", 1), tuple("t1", 2), tuple("r2", 1));
    }

    @Test
    void a_window_of_activity_is_final_when_the_accounts_own_time_has_passed_it_and_the_lateness() {
        fraud.pipe(
                withdrawal("a", "t1", 0),
                purchase("a", "t2", 120, "12.34"),
                withdrawal("a", "t3", 359.999),
                withdrawal("a", "t4", 360));

        List<TestRecord<String, AccountActivity>> rows = fraud.activityRecords();
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).key()).isEqualTo("a");
        assertThat(rows.get(0).getRecordTime()).isEqualTo(START.plusSeconds(300));
        AccountActivity row = rows.get(0).value();
        assertThat(row.getWindowStart()).isEqualTo(START);
        assertThat(row.getWindowEnd()).isEqualTo(START.plusSeconds(300));
        assertThat(row.getCount()).isEqualTo(2);
        assertThat(row.getSum()).isEqualByComparingTo("62.34");
        assertThat(row.getByKind())
                .extracting("kind", "count")
                .containsExactly(tuple(TransactionKind.WITHDRAWAL, 1), tuple(TransactionKind.PURCHASE, 1));
        assertThat(row.getClosedBy()).isEqualTo(ClosedBy.EVENT_TIME);
    }

    @Test
    void a_window_is_final_too_when_the_account_falls_silent() {
        fraud.pipe(withdrawal("a", "t1", 30));

        fraud.passTime(Duration.ofSeconds(329)); // 270 s to the end of the window, 60 s of lateness
        assertThat(fraud.activity()).isEmpty();
        fraud.passTime(Duration.ofSeconds(2));
        assertThat(fraud.activity())
                .extracting(AccountActivity::getCount, AccountActivity::getClosedBy, AccountActivity::getRevision)
                .containsExactly(tuple(1, ClosedBy.WALL_CLOCK, 1));
        fraud.passTime(Duration.ofHours(1));
        assertThat(fraud.activity()).isEmpty();
    }

    @Test
    void what_a_later_record_changes_is_published_again() {
        fraud.pipe(purchase("a", "t1", 30, "10"));
        fraud.passTime(Duration.ofMinutes(10));
        fraud.pipe(purchase("a", "t2", 40, "5"), reversal("a", "r1", 41, "t1"));

        assertThat(fraud.activity())
                .extracting(
                        AccountActivity::getCount,
                        row -> row.getSum().stripTrailingZeros().toPlainString(),
                        AccountActivity::getClosedBy,
                        AccountActivity::getRevision)
                .containsExactly(
                        tuple(1, "10", ClosedBy.WALL_CLOCK, 1),
                        tuple(2, "15", ClosedBy.CORRECTION, 2),
                        tuple(1, "5", ClosedBy.CORRECTION, 3));
    }

    @Test
    void a_row_that_was_empty_when_its_window_closed_begins_at_revision_one() {
        Transaction dollars = purchase("a", "u1", 35, "7");
        dollars.setCurrency("USD");
        fraud.pipe(purchase("a", "t1", 30, "10"), reversal("a", "r1", 31, "t1"), dollars);
        fraud.passTime(Duration.ofMinutes(10));
        fraud.pipe(purchase("a", "t2", 40, "5"));

        assertThat(fraud.activity())
                .extracting(AccountActivity::getCurrency, AccountActivity::getCount, AccountActivity::getRevision)
                .containsExactly(tuple("USD", 1, 1), tuple("EUR", 1, 1));
    }

    @Test
    void a_rule_changes_without_a_restart() {
        fraud.pipe(purchase("a", "t1", 0, "150"));
        fraud.publish(rule("large", 2, "tx.amount > 100"));
        fraud.pipe(purchase("a", "t2", 1, "150"));
        FraudRule off = rule("large", 3, "tx.amount > 100");
        off.setMode(RuleMode.OFF);
        fraud.publish(off);
        fraud.pipe(purchase("a", "t3", 2, "150"));
        fraud.withdraw("large");
        fraud.pipe(purchase("a", "t4", 3, "250"));

        assertThat(fraud.alerts())
                .extracting(Alert::getAlertId, Alert::getRuleVersion)
                .containsExactly(tuple("fraud-detection:large:a:t2", 2), tuple("fraud-detection:large:a:t4", 1));
        assertThat(fraud.rulebook()).hasSize(3);
    }

    @Test
    void a_rule_in_shadow_is_decided_but_neither_scores_nor_alerts() {
        FraudRule shadow = rule("small", 1, "tx.amount < 10");
        shadow.setMode(RuleMode.SHADOW);
        fraud.publish(shadow);
        fraud.pipe(purchase("a", "t1", 0, "5"));

        FraudDecision decision = fraud.decisions().get(0);
        assertThat(decision.getScore()).isZero();
        assertThat(decision.getRules())
                .filteredOn("rule", "small")
                .extracting("verdict", "shadow")
                .containsExactly(tuple(Verdict.FIRED, true));
        assertThat(fraud.alerts()).isEmpty();
    }

    @Test
    void a_rule_that_is_not_right_is_refused_with_its_place_and_the_old_one_stays() {
        fraud.publish(rule("large", 2, "tx.amuont > 100"));
        fraud.pipe(purchase("a", "t1", 0, "250"));

        assertThat(fraud.rulebook()).isEmpty();
        assertThat(fraud.alerts()).extracting(Alert::getRuleVersion).containsExactly(1);
        TestRecord<byte[], byte[]> letter = fraud.deadLetters().get(0);
        assertThat(header(letter, DeadLetters.REASON)).isEqualTo("INVALID");
        assertThat(header(letter, DeadLetters.MESSAGE))
                .contains("amuont")
                .contains("amount")
                .contains("1:");
    }

    @Test
    void a_version_that_is_not_higher_is_refused() {
        fraud.publish(rule("large", 1, "tx.amount > 1"));

        assertThat(fraud.rulebook()).isEmpty();
        assertThat(header(fraud.deadLetters().get(0), DeadLetters.MESSAGE)).contains("version 1");
    }

    @Test
    void a_rule_that_looks_back_further_than_is_kept_is_refused() {
        fraud.publish(rule("ages", 1, "last('400d').size() > 1"));

        assertThat(header(fraud.deadLetters().get(0), DeadLetters.MESSAGE)).contains("400d");
    }

    @Test
    void bad_input_is_a_dead_letter_with_its_reason_and_its_own_bytes_and_the_stream_goes_on() {
        byte[] key = "a".getBytes(StandardCharsets.UTF_8);
        byte[] valid = FraudDriver.encoded(withdrawal("a", "t1", 0));
        byte[] truncated = java.util.Arrays.copyOf(valid, valid.length - 7);
        byte[] random = {1, 2, 3, 4, 5};
        byte[] huge = new byte[2 * 1024 * 1024];
        Transaction future = withdrawal("a", "t2", 0);
        future.setEventTime(Instant.parse("2099-01-01T00:00:00Z"));
        Transaction past = withdrawal("a", "t3", 0);
        past.setEventTime(Instant.parse("1970-01-01T00:00:07Z"));
        Transaction negative = purchase("a", "t4", 0, "-5");

        fraud.pipe(key, random);
        fraud.pipe(key, truncated);
        fraud.pipe(null, valid);
        fraud.pipe(key, huge);
        fraud.pipe(key, FraudDriver.encoded(future));
        fraud.pipe(key, FraudDriver.encoded(past));
        fraud.pipe(key, FraudDriver.encoded(negative));
        fraud.pipe(key, null);
        fraud.pipe("b".getBytes(StandardCharsets.UTF_8), valid);
        fraud.pipe(withdrawal("a", "t9", 1));

        List<TestRecord<byte[], byte[]>> letters = fraud.deadLetters();
        assertThat(letters)
                .extracting(letter -> header(letter, DeadLetters.REASON))
                .containsExactly(
                        "UNREADABLE",
                        "UNREADABLE",
                        "NO_KEY",
                        "TOO_LARGE",
                        "FUTURE",
                        "PAST",
                        "INVALID",
                        "INVALID",
                        "INVALID");
        assertThat(letters)
                .extracting(letter -> header(letter, DeadLetters.OFFSET))
                .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8");
        assertThat(letters.get(0).value()).isEqualTo(random);
        assertThat(letters.get(1).value()).isEqualTo(truncated);
        assertThat(letters.get(2).value()).isEqualTo(valid);
        assertThat(letters.get(2).key()).isNull();
        assertThat(letters.get(3).value()).isEqualTo(huge);
        assertThat(letters.get(6).key()).isEqualTo(key);
        assertThat(fraud.decisions())
                .extracting(FraudDecision::getTransactionId)
                .containsExactly("t9");
        fraud.assertBalanced(10);
    }

    @Test
    void headers_go_through_to_every_result() {
        RecordHeaders headers = new RecordHeaders();
        headers.add("traceparent", "00-1-2-01".getBytes(StandardCharsets.UTF_8));
        fraud.pipe(new TestRecord<>(
                "a".getBytes(StandardCharsets.UTF_8),
                FraudDriver.encoded(purchase("a", "t1", 0, "500")),
                headers,
                START));

        assertThat(fraud.decisionRecords().get(0).headers().lastHeader("traceparent"))
                .isNotNull();
        assertThat(fraud.alertRecords().get(0).headers().lastHeader("traceparent"))
                .isNotNull();
    }

    private void assertDeadLetter(String reason, String saying) {
        List<TestRecord<byte[], byte[]>> letters = fraud.deadLetters();
        assertThat(letters).hasSize(1);
        assertThat(header(letters.get(0), DeadLetters.REASON)).isEqualTo(reason);
        assertThat(header(letters.get(0), DeadLetters.MESSAGE)).contains(saying);
    }

    private static String header(TestRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
