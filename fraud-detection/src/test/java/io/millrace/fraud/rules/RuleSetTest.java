package io.millrace.fraud.rules;

import static io.millrace.fraud.rules.Account.NOON;
import static io.millrace.fraud.rules.Account.transaction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.contracts.fraud.Operand;
import io.millrace.contracts.fraud.RuleMode;
import io.millrace.contracts.fraud.RuleVerdict;
import io.millrace.contracts.fraud.TransactionKind;
import io.millrace.contracts.fraud.Verdict;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RuleSetTest {

    private static final long MINUTE = 60_000;
    private static final long DAY = 86_400_000;

    @ParameterizedTest
    @CsvSource({"220.00, PASSED", "220.0001, FIRED", "220.01, FIRED", "219.9999, PASSED"})
    void comparesAmountsToTheLastDigit(String amount, Verdict expected) {
        assertThat(Rules.decide(
                                "tx.amount > 220",
                                new Account().before(0, amount).latest())
                        .verdict(0))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"300000, 1", "299999, 2", "0, 2"})
    void aWindowLeavesOutWhatIsExactlyAsOldAsItIsLong(long age, long size) {
        Situation situation = new Account().before(age, "1").before(0, "2").latest();

        assertThat(Rules.operands(Rules.decide("last('5m').size() >= 0", situation)))
                .containsEntry("last(\"5m\").size()", String.valueOf(size));
        assertThat(Rules.operands(Rules.decide("earlier('5m').size() >= 0", situation)))
                .containsEntry("earlier(\"5m\").size()", String.valueOf(size - 1));
    }

    @Test
    void aTransactionThatComesInOutOfOrderSeesOnlyWhatHappenedBeforeIt() {
        Account account =
                new Account().before(2 * MINUTE, "1").before(MINUTE, "2").before(0, "3");

        assertThat(Rules.operands(Rules.decide("last('5m').sum() > 0", account.at(1))))
                .containsEntry("last(\"5m\").sum()", "3.0");
    }

    @Test
    void addsAmountsExactlyAndOnlyThoseOfTheSameCurrency() {
        Account account = new Account()
                .before(3, "0.1")
                .before(2, "0.2")
                .with(transaction("other").setCurrency("USD").setAmount(new BigDecimal("1000.0000")))
                .before(0, "0.3");
        Situation situation = account.at(3);

        assertThat(Rules.decide("last('1m').sum() == 0.6", situation).verdict(0))
                .isEqualTo(Verdict.FIRED);
        assertThat(Rules.decide("last('1m').max() == 0.3 && last('1m').min() == 0.1", situation)
                        .verdict(0))
                .isEqualTo(Verdict.FIRED);
        assertThat(Rules.decide("last('1m').size() == 4", situation).verdict(0)).isEqualTo(Verdict.FIRED);
    }

    @Test
    void dividesTheSquaresByOneLessThanTheNumberOfValues() {
        Situation situation = new Account()
                .before(3, "2")
                .before(2, "4")
                .before(1, "9")
                .before(0, "100")
                .latest();

        assertThat(Rules.decide(
                                "earlier('1m').mean() == 5 && earlier('1m').stddev() > 3.60555 && earlier('1m').stddev() < 3.60556",
                                situation)
                        .verdict(0))
                .isEqualTo(Verdict.FIRED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    earlier('1h').mean() > 1.0 | mean() needs a transaction
                    earlier('1h').min() > 1.0 | min() needs a transaction
                    last('1h').stddev() > 1.0 | stddev() needs 2 transactions
                    earlier('1h').newest().amount > 1.0 | newest() found no transaction
                    """)
    void tooFewValuesAreNotEnoughHistory(String expression, String message) {
        Verdicts outcome = Rules.decide(expression, new Account().before(0, "1").latest());

        assertThat(outcome.verdict(0)).isEqualTo(Verdict.NOT_ENOUGH_HISTORY);
        assertThat(outcome.message(0)).contains(message);
        assertThat(outcome.score()).isZero();
    }

    @Test
    void whatDecidesMakesGoodForWhatCannotBeSaid() {
        Situation first = new Account().before(0, "1").latest();

        assertThat(Rules.decide("earlier('1h').mean() > 1.0 || tx.amount == 1", first)
                        .verdict(0))
                .isEqualTo(Verdict.FIRED);
        assertThat(Rules.decide("earlier('1h').mean() > 1.0 && tx.amount == 2", first)
                        .verdict(0))
                .isEqualTo(Verdict.PASSED);
    }

    @Test
    void aRuleThatFailsDoesNotTouchTheOthers() {
        RuleSet rules = RuleSet.of(List.of(
                Rules.compiled(Rules.rule("1 / (last('1h').size() - 1) > 0")
                        .setId("a-broken")
                        .build()),
                Rules.compiled(Rules.rule("tx.latitude > 1").setId("b-broken").build()),
                Rules.compiled(Rules.rule("tx.amount == 1").setId("c-sound").build())));

        Verdicts outcome = rules.decide(new Account().before(0, "1").latest());

        assertThat(outcome.published())
                .extracting(RuleVerdict::getRule, RuleVerdict::getVerdict, RuleVerdict::getMessage)
                .containsExactly(
                        tuple("a-broken", Verdict.FAILED, "division by zero"),
                        tuple("b-broken", Verdict.FAILED, "tx.latitude is absent; test has(tx.latitude) first"),
                        tuple("c-sound", Verdict.FIRED, null));
        assertThat(outcome.score()).isEqualTo(100);
    }

    @Test
    void aRuleInShadowIsDecidedWithoutScoreAndOneThatIsOffIsNotAsked() {
        RuleSet rules = RuleSet.of(List.of(
                Rules.compiled(Rules.rule("true")
                        .setId("a-shadow")
                        .setMode(RuleMode.SHADOW)
                        .build()),
                Rules.compiled(
                        Rules.rule("true").setId("b-off").setMode(RuleMode.OFF).build()),
                Rules.compiled(Rules.rule("true").setId("c-live").build())));

        Verdicts outcome = rules.decide(new Account().before(0, "1").latest());

        assertThat(outcome.published())
                .extracting(RuleVerdict::getRule, RuleVerdict::getShadow, RuleVerdict::getVerdict)
                .containsExactly(tuple("a-shadow", true, Verdict.FIRED), tuple("c-live", false, Verdict.FIRED));
        assertThat(outcome.score()).isEqualTo(100);
        assertThat(outcome.fired()).isEqualTo(2);
    }

    @Test
    void anAccountMustBeAsOldAsTheRuleSays() {
        RuleSet rules = RuleSet.of(List.of(
                Rules.compiled(Rules.rule("true").setMinimumHistory("7d").build())));

        assertThat(rules.decide(new Account()
                                .before(7 * DAY - 1, "1")
                                .before(0, "1")
                                .latest())
                        .verdict(0))
                .isEqualTo(Verdict.NOT_ENOUGH_HISTORY);
        assertThat(rules.decide(new Account()
                                .before(7 * DAY, "1")
                                .before(0, "1")
                                .latest())
                        .verdict(0))
                .isEqualTo(Verdict.FIRED);
    }

    @Test
    void countsTransactionsOfTheKeptHistoryForTheLeastNumber() {
        RuleSet rules = RuleSet.of(List.of(
                Rules.compiled(Rules.rule("true").setMinimumTransactions(2).build())));

        assertThat(rules.decide(new Account()
                                .before(30 * DAY, "1")
                                .before(0, "1")
                                .latest())
                        .verdict(0))
                .isEqualTo(Verdict.NOT_ENOUGH_HISTORY);
        assertThat(rules.decide(new Account()
                                .before(30 * DAY - 1, "1")
                                .before(0, "1")
                                .latest())
                        .verdict(0))
                .isEqualTo(Verdict.FIRED);
    }

    @Test
    void showsTheOperandsThatWereLookedAtInOrder() {
        Account account = new Account().before(2, "5").before(1, "7").before(0, "9");

        Verdicts both =
                Rules.decide("tx.amount > 8 && last('1m').filter(y, y.amount > 6).size() >= 2", account.latest());
        Verdicts first =
                Rules.decide("tx.amount > 9 && last('1m').filter(y, y.amount > 6).size() >= 2", account.latest());

        assertThat(both.operands(0))
                .extracting(Operand::getExpression, Operand::getValue)
                .containsExactly(tuple("tx.amount", 9.0), tuple("last(\"1m\").filter(y, y.amount > 6).size()", 2L));
        assertThat(first.operands(0)).extracting(Operand::getExpression).containsExactly("tx.amount");
    }

    @Test
    void whatAnotherRuleLookedAtIsNotAnOperand() {
        String size = "last('1m').size() > 0";
        RuleSet rules = RuleSet.of(List.of(
                Rules.compiled(Rules.rule(size).setId("a").build()),
                Rules.compiled(Rules.rule("tx.amount > 8 && " + size).setId("b").build())));

        Verdicts outcome = rules.decide(new Account().before(0, "1").latest());

        assertThat(outcome.operands(0)).hasSize(1);
        assertThat(outcome.operands(1)).extracting(Operand::getExpression).containsExactly("tx.amount");
    }

    @Test
    void countsDifferentTextsWithoutAbsentOnes() {
        Account account = new Account();
        for (int i = 0; i < 40; i++) {
            account.with(transaction("t" + i).setTerminal(i % 4 == 0 ? null : "terminal-number-" + i % 20));
        }

        assertThat(Rules.operands(Rules.decide(
                        "last('1m').map(x, x.terminal).countDistinct() > 0 && last('1m').map(x, x.kind).countDistinct() > 0",
                        account.latest())))
                .containsEntry("last(\"1m\").map(x, x.terminal).countDistinct()", "15")
                .containsEntry("last(\"1m\").map(x, x.kind).countDistinct()", "1");
    }

    @Test
    void measuresTheWayFromTheLastKnownPlace() {
        Account account = new Account()
                .with(transaction("paris")
                        .setEventTime(NOON.minusMillis(60 * MINUTE))
                        .setLatitude(48.8566)
                        .setLongitude(2.3522))
                .with(transaction("nowhere").setEventTime(NOON.minusMillis(MINUTE)))
                .with(transaction("new-york").setLatitude(40.7128).setLongitude(-74.0060));
        String last = "earlier('48h').filter(x, has(x.latitude)).newest()";

        Verdicts outcome = Rules.decide(
                "distanceKm(" + last + ", tx) >= 500 && speedKmh(tx, " + last + ") >= 1000", account.latest());

        assertThat(outcome.verdict(0)).isEqualTo(Verdict.FIRED);
        assertThat(outcome.operands(0))
                .allSatisfy(operand -> assertThat((Double) operand.getValue()).isBetween(5_830.0, 5_845.0));
    }

    @Test
    void textsOfThePastAreComparedWithThoseOfTheTransactionAndOfTheRule() {
        Account account = new Account()
                .with(transaction("a").setEventTime(NOON.minusMillis(2)).setPayee("a-payee-with-a-long-name"))
                .with(transaction("b").setEventTime(NOON.minusMillis(1)).setPayee("other"))
                .with(transaction("c").setPayee("a-payee-with-a-long-name").setKind(TransactionKind.TRANSFER));

        assertThat(Rules.operands(Rules.decide(
                        "earlier('1m').filter(x, x.payee == tx.payee).size() == 1"
                                + " && earlier('1m').filter(x, x.payee in ['other', 'none']).size() == 1"
                                + " && earlier('1m').filter(x, tx.payee + '' == x.payee).size() == 1"
                                + " && earlier('1m').filter(x, x.kind != tx.kind && x.payee != 'other').size() == 1",
                        account.latest())))
                .hasSize(4)
                .allSatisfy((expression, value) -> assertThat(value).isEqualTo("1"));
    }
}
