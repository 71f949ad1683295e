package io.millrace.fraud.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.contracts.fraud.FraudRule;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RuleCompilerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tx.amount > 220",
                "tx.amount > 220.5",
                "tx.amount == 220",
                "tx.amount * 2 - 1 >= 3",
                "-tx.amount < 0",
                "tx.amount in [1, 2.5]",
                "tx.channel in ['ATM', 'CARD'] && tx.kind != 'DEPOSIT'",
                "has(tx.latitude) && tx.latitude > 45",
                "last('5m').filter(x, x.kind == 'WITHDRAWAL').size() >= 4",
                "size(last('1h30m')) > 3",
                "earlier('30d').filter(x, x.amount > earlier('30d').mean()).size() > 2",
                "last('1h').map(x, x.terminal).countDistinct() > 3",
                "last('1h').map(x, x.channel == 'ATM', x.terminal).countDistinct() > 3",
                "last('1h').map(x, x.amount).countDistinct() > 3",
                "tx.amount > earlier('30d').mean() + 3 * earlier('30d').stddev()",
                "earlier('48h').filter(x, has(x.latitude)).newest().country != tx.country",
                "speedKmh(earlier('48h').newest(), tx) > 1000",
                "tx.time.getHours('Europe/Paris') < 6 || tx.time.getDayOfWeek() == 0",
                "tx.time - earlier('1d').newest().time < duration('1m')",
                "tx.time > timestamp('2026-01-01T00:00:00Z')",
                "tx.merchant.matches('^CASINO.*') || tx.merchant.startsWith('BET') || tx.city.size() > 40",
                "['NG', 'RU'].exists(c, c == tx.country || last('1h').size() > 3)",
                "last('1h').exists_one(x, x.merchantCategory in ['7995'])",
                "string(tx.amount).endsWith('00') || tx.declineReason.contains('51')",
                "double(last('1h').size()) / 2.0 > 0.4",
                "(tx.kind == 'TRANSFER' ? 100 : 200.5) < tx.amount",
            })
    void takesWhatTheLanguageSays(String expression) {
        assertThatCode(() -> Rules.COMPILER.compile(Rules.rule(expression).build(), Rules.KEPT))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    tx.amuont > 1 | 1 | 4 | unknown field 'amuont', did you mean 'amount'?
                    tx.amount > 1 && tx.knd == 'X' | 1 | 21 | unknown field 'knd', did you mean 'kind'?
                    last('5m').exists(x, x.city == 'Lyon') | 1 | 24 | the field 'city' is not kept for past transactions
                    tx.amount > | 1 | 12 | mismatched input '<EOF>'
                    lst('5m').size() > 1 | 1 | 1 | unknown name 'lst', did you mean 'last'?
                    tx.amount | 1 | 3 | the expression is of type double, expected bool
                    tx.kind == 3 | 1 | 9 | '==' cannot be applied to (string, int)
                    last('5 minutes').size() > 1 | 1 | 6 | expected a duration like
                    last('0s').size() > 1 | 1 | 6 | longer than zero
                    last('31d').size() > 1 | 1 | 6 | looks back 31d, but history is kept for 30d
                    last(tx.city).size() > 1 | 1 | 9 | takes a duration as text
                    tx.kind == 'WITHDRAWL' | 1 | 12 | kind is never 'WITHDRAWL', did you mean 'WITHDRAWAL'?
                    last('1h').exists(x, x.channel in ['ATM', 'PHONE']) | 1 | 43 | channel is never 'PHONE'
                    last('1h').exists(x, x.terminal.startsWith('T')) | 1 | 24 | of past transactions a text is kept as a code
                    last('1h').exists(x, x.terminal < 'T') | 1 | 24 | of past transactions a text is kept as a code
                    last('1h').map(x, x.terminal).size() > 1 | 1 | 15 | map() of a history is for counting
                    last('1h') == last('2h') | 1 | 5 | a history cannot be used as a value
                    last('1h')[0].amount > 1.0 | 1 | 11 | one transaction of the history is taken by newest()
                    last('1h').exists(x, last('2h').exists(y, y.payee == x.payee)) | 1 | 54 | 'x' belongs to a loop further out
                    tx.amount * last('1h').size() > 3 | 1 | 11 | write double(...) around the whole number
                    tx.merchant.matches('(') | 1 | 21 | not an RE2 pattern
                    tx.time.getHours('Mars') > 3 | 1 | 18 | unknown time zone 'Mars'
                    tx.time > timestamp('yesterday') | 1 | 21 | yesterday
                    tx.merchant == null | 1 | 13 | '==' cannot be applied to (string, null)
                    tx.amount > 5u | 1 | 13 | null, bytes and unsigned numbers
                    tx == tx | 1 | 1 | 'tx' is a whole transaction
                    [1].all(a, [1].all(b, [1].all(c, [1].all(d, d == 1)))) | 1 | 41 | nested deeper than three
                    """)
    void refusesWithPositionAndReason(String expression, int line, int column, String reason) {
        RuleException refused = refused(Rules.rule(expression).build());

        assertThat(refused.reason()).contains(reason);
        assertThat(refused.line() + ":" + refused.column()).isEqualTo(line + ":" + column);
        assertThat(refused).hasMessageContaining("under-test").hasMessageContaining(line + ":" + column);
    }

    @Test
    void countsLinesOfAnExpression() {
        RuleException refused =
                refused(Rules.rule("tx.amount > 1\n  && tx.bogus").build());

        assertThat(refused.line()).isEqualTo(2);
        assertThat(refused.column()).isEqualTo(9);
    }

    @Test
    void refusesDocumentsThatAreOutOfBounds() {
        assertThat(reason(rule -> rule.setId("Not An Id"))).contains("lower case letters, digits and hyphens");
        assertThat(reason(rule -> rule.setVersion(0))).contains("version of 1 or more, not 0");
        assertThat(reason(rule -> rule.setScore(1001))).contains("score from 0 to 1000, not 1001");
        assertThat(reason(rule -> rule.setScore(-1))).contains("score from 0 to 1000, not -1");
        assertThat(reason(rule -> rule.setTitle(" "))).contains("title is empty");
        assertThat(reason(rule -> rule.setExpression(" "))).contains("expression is empty");
        assertThat(reason(rule -> rule.setMinimumTransactions(-1))).contains("minimumTransactions");
        assertThat(reason(rule -> rule.setMinimumHistory("a week"))).contains("minimumHistory: expected a duration");
        assertThat(reason(rule -> rule.setExpression("tx.amount > 1" + " && tx.amount > 1".repeat(300))))
                .contains("at most 4000");
    }

    @Test
    void survivesExpressionsThatAreMeantToHurt() {
        assertThat(refused(
                        Rules.rule("(".repeat(1900) + "true" + ")".repeat(1900)).build()))
                .isNotNull();
        assertThat(refused(Rules.rule("!".repeat(3000) + "tx").build())).isNotNull();
        assertThat(refused(Rules.rule("last('1d').size() > 1" + " || last('1d').size() > 1".repeat(100))
                                .build())
                        .reason())
                .contains("more than 30 times");
    }

    @Test
    void saysHowFarARuleLooksBack() {
        assertThat(Rules.compiled("last('5m').size() > 1 && earlier('2h').size() > 2")
                        .longestLookBack())
                .isEqualTo(Duration.ofHours(2));
        assertThat(Rules.compiled("tx.amount > 1").longestLookBack()).isEqualTo(Duration.ZERO);
    }

    private static String reason(UnaryOperator<FraudRule.Builder> change) {
        return refused(change.apply(Rules.rule("tx.amount > 1")).build()).reason();
    }

    private static RuleException refused(FraudRule rule) {
        RuleException refused =
                catchThrowableOfType(RuleException.class, () -> Rules.COMPILER.compile(rule, Rules.KEPT));
        assertThat(refused).as("refusal of " + rule.getExpression()).isNotNull();
        return refused;
    }
}
