package io.millrace.fraud.rules;

import static io.millrace.fraud.rules.Account.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.fraud.Channel;
import io.millrace.contracts.fraud.Outcome;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.fraud.TransactionKind;
import io.millrace.contracts.fraud.Verdict;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each shipped rule fires on what it is for, and not just before. */
final class PackTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final RuleSet pack = RuleSet.of(RuleFiles.pack().stream()
            .map(document -> Rules.compiled(document.rule()))
            .toList());

    @Test
    void everyRuleSaysWhereItComesFrom() {
        assertThat(RuleFiles.pack()).hasSizeGreaterThanOrEqualTo(10).allSatisfy(document -> assertThat(
                        document.rule().getDescription())
                .isNotBlank());
    }

    @Test
    void theFourthWithdrawalInFiveMinutesIsOneTooMany() {
        Account account = new Account();
        for (int i = 3; i >= 0; i--) {
            account.with(paid(MINUTE.multipliedBy(i), "50").setKind(TransactionKind.WITHDRAWAL));
        }

        assertThat(verdict("velocity-withdrawals", account.at(2))).isEqualTo(Verdict.PASSED);
        assertThat(verdict("velocity-withdrawals", account.at(3))).isEqualTo(Verdict.FIRED);
    }

    @Test
    void theTenthTransactionInAnHourIsOneTooMany() {
        Account account = new Account();
        for (int i = 9; i >= 0; i--) {
            account.with(paid(MINUTE.multipliedBy(i), "5"));
        }

        assertThat(verdict("velocity-count", account.at(8))).isEqualTo(Verdict.PASSED);
        assertThat(verdict("velocity-count", account.at(9))).isEqualTo(Verdict.FIRED);
    }

    @Test
    void moneyOutInADayCountsWhatWasNotDeclined() {
        Account account = new Account()
                .with(paid(HOUR.multipliedBy(3), "9000").setKind(TransactionKind.DEPOSIT))
                .with(paid(HOUR.multipliedBy(2), "9000").setOutcome(Outcome.DECLINED))
                .with(paid(HOUR, "15000"))
                .with(paid(MINUTE, "10000"))
                .with(paid(Duration.ZERO, "0.01"));

        assertThat(verdict("velocity-amount", account.at(3))).isEqualTo(Verdict.PASSED);
        assertThat(verdict("velocity-amount", account.at(4))).isEqualTo(Verdict.FIRED);
    }

    @Test
    void aSingleTransactionAboveTenThousandIsLarge() {
        assertThat(verdict(
                        "large-single",
                        new Account().with(paid(Duration.ZERO, "10000")).latest()))
                .isEqualTo(Verdict.PASSED);
        assertThat(verdict(
                        "large-single",
                        new Account().with(paid(Duration.ZERO, "10000.01")).latest()))
                .isEqualTo(Verdict.FIRED);
    }

    @Test
    void moreThanTwoOfFiveAttemptsDeclinedIsTesting() {
        Account account = new Account();
        for (int i = 4; i >= 0; i--) {
            account.with(paid(Duration.ofSeconds(i), "1").setOutcome(i < 3 ? Outcome.DECLINED : Outcome.APPROVED));
        }

        assertThat(verdict("card-testing", account.at(3))).isEqualTo(Verdict.PASSED);
        assertThat(verdict("card-testing", account.at(4))).isEqualTo(Verdict.FIRED);
    }

    @Test
    void aSmallPaymentBeforeALargeOneWithinAMinuteIsATrial() {
        assertThat(verdict("small-then-large", pair(Duration.ofSeconds(59), "0.99", "500.01")))
                .isEqualTo(Verdict.FIRED);
        assertThat(verdict("small-then-large", pair(MINUTE, "0.99", "500.01"))).isEqualTo(Verdict.PASSED);
        assertThat(verdict("small-then-large", pair(Duration.ofSeconds(59), "1.00", "500.01")))
                .isEqualTo(Verdict.PASSED);
    }

    @Test
    void nobodyIsInParisAndAnHourLaterInNewYork() {
        assertThat(verdict("impossible-travel", parisThenNewYork(HOUR))).isEqualTo(Verdict.FIRED);
        assertThat(verdict("impossible-travel", parisThenNewYork(HOUR.multipliedBy(8))))
                .isEqualTo(Verdict.PASSED);
        assertThat(verdict(
                        "impossible-travel",
                        new Account()
                                .with(paid(Duration.ZERO, "5").setLatitude(1.0).setLongitude(1.0))
                                .latest()))
                .isEqualTo(Verdict.PASSED);
    }

    @Test
    void threeAmountsBelowTheReportingLimitAreStructured() {
        Account account = new Account()
                .with(paid(HOUR.multipliedBy(2), "9500"))
                .with(paid(HOUR, "9900"))
                .with(paid(Duration.ZERO, "8000"));

        assertThat(verdict("structuring", account.at(1))).isEqualTo(Verdict.PASSED);
        assertThat(verdict("structuring", account.at(2))).isEqualTo(Verdict.FIRED);
    }

    @Test
    void aLargeFirstPaymentToAPayeeNeedsAnAccountWithHistory() {
        Account account = monthOfPayments()
                .with(paid(Duration.ZERO, "1500")
                        .setKind(TransactionKind.TRANSFER)
                        .setPayee("new payee"));
        Account young = new Account()
                .with(paid(Duration.ZERO, "1500")
                        .setKind(TransactionKind.TRANSFER)
                        .setPayee("new payee"));
        Account known = monthOfPayments()
                .with(paid(Duration.ZERO, "1500")
                        .setKind(TransactionKind.TRANSFER)
                        .setPayee("landlord"));

        assertThat(verdict("new-payee-large", account.latest())).isEqualTo(Verdict.FIRED);
        assertThat(verdict("new-payee-large", young.latest())).isEqualTo(Verdict.NOT_ENOUGH_HISTORY);
        assertThat(verdict("new-payee-large", known.latest())).isEqualTo(Verdict.PASSED);
    }

    @Test
    void anAmountFarFromTheAccountsOwnIsUnlikeIt() {
        assertThat(verdict(
                        "amount-deviation",
                        monthOfPayments().with(paid(Duration.ZERO, "250")).latest()))
                .isEqualTo(Verdict.FIRED);
        assertThat(verdict(
                        "amount-deviation",
                        monthOfPayments().with(paid(Duration.ZERO, "150")).latest()))
                .isEqualTo(Verdict.PASSED);
        assertThat(verdict("amount-deviation", pair(HOUR, "10", "900"))).isEqualTo(Verdict.NOT_ENOUGH_HISTORY);
    }

    @Test
    void fourTerminalsInAnHourAreMany() {
        Account account = new Account();
        for (int i = 3; i >= 0; i--) {
            account.with(paid(MINUTE.multipliedBy(i), "5").setTerminal("T-" + i));
        }

        assertThat(verdict("many-terminals", account.at(2))).isEqualTo(Verdict.PASSED);
        assertThat(verdict("many-terminals", account.at(3))).isEqualTo(Verdict.FIRED);
    }

    @Test
    void aLargeTransferFromADeviceOfTodayIsSuspectOnlyBesideAnOlderDevice() {
        Account switched = monthOfPayments().with(transferFrom("new phone"));
        Account usual = monthOfPayments().with(transferFrom("old phone"));

        assertThat(verdict("new-device-transfer", switched.latest())).isEqualTo(Verdict.FIRED);
        assertThat(verdict("new-device-transfer", usual.latest())).isEqualTo(Verdict.PASSED);
    }

    private Verdict verdict(String rule, Situation situation) {
        Verdicts verdicts = pack.decide(situation);
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < verdicts.size(); i++) {
            positions.put(verdicts.rule(i).rule().getId(), i);
            assertThat(verdicts.verdict(i)).as(verdicts.message(i)).isNotEqualTo(Verdict.FAILED);
        }
        return verdicts.verdict(positions.get(rule));
    }

    private static Transaction.Builder paid(Duration ago, String amount) {
        return Account.transaction("t" + ago.toMillis())
                .setEventTime(NOON.minus(ago))
                .setAmount(new BigDecimal(amount).setScale(4));
    }

    private static Transaction.Builder transferFrom(String device) {
        return paid(Duration.ZERO, "1001").setKind(TransactionKind.TRANSFER).setDevice(device);
    }

    private static Situation pair(Duration apart, String first, String second) {
        return new Account()
                .with(paid(apart, first))
                .with(paid(Duration.ZERO, second))
                .latest();
    }

    private static Situation parisThenNewYork(Duration apart) {
        return new Account()
                .with(paid(apart, "5")
                        .setChannel(Channel.ATM)
                        .setLatitude(48.8566)
                        .setLongitude(2.3522))
                .with(paid(Duration.ZERO, "5").setLatitude(40.7128).setLongitude(-74.0060))
                .latest();
    }

    /** Amounts of 90 to 110 from one device, to one payee, on as many days. */
    private static Account monthOfPayments() {
        Account account = new Account();
        for (int day : List.of(28, 26, 24, 22, 20, 18, 15, 12, 10, 5, 3, 2)) {
            account.with(paid(DAY.multipliedBy(day), String.valueOf(90 + day % 20))
                    .setPayee("landlord")
                    .setDevice("old phone"));
        }
        return account;
    }
}
