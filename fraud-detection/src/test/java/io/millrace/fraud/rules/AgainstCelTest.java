package io.millrace.fraud.rules;

import static io.millrace.fraud.rules.Account.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.runtime.CelRuntime;
import io.millrace.contracts.fraud.Channel;
import io.millrace.contracts.fraud.Outcome;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.fraud.TransactionKind;
import io.millrace.contracts.fraud.Verdict;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;

/** Whatever an expression says, it says the same here as by CEL's runtime over plain lists. */
final class AgainstCelTest {

    private final Reference reference = new Reference();

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void givesWhatCelGives(@ForAll("conditions") String expression, @ForAll("accounts") Account account) {
        RuleSet rules = RuleSet.of(List.of(Rules.compiled(expression)));
        CelRuntime.Program program = reference.program(expression);
        for (int at = 0; at < account.transactions().size(); at++) {
            Verdict verdict = rules.decide(account.at(at)).verdict(0);
            Optional<Boolean> expected = reference.test(program, account, at);
            assertThat(verdict)
                    .as("%s at %d of %s", expression, at, account.transactions())
                    .isIn(
                            expected.isEmpty()
                                    ? List.of(Verdict.FAILED, Verdict.NOT_ENOUGH_HISTORY)
                                    : List.of(expected.get() ? Verdict.FIRED : Verdict.PASSED));
        }
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void aSetGivesWhatItsRulesGiveAlone(
            @ForAll("conditions") String first,
            @ForAll("conditions") String second,
            @ForAll("accounts") Account account) {
        CompiledRule one = Rules.compiled(Rules.rule(first).setId("a").build());
        CompiledRule other = Rules.compiled(Rules.rule(second).setId("b").build());
        RuleSet together = RuleSet.of(List.of(one, other));
        RuleSet alone = RuleSet.of(List.of(one));
        RuleSet otherAlone = RuleSet.of(List.of(other));
        for (int at = 0; at < account.transactions().size(); at++) {
            Situation situation = account.at(at);
            Verdicts outcome = together.decide(situation);
            assertThat(outcome.published(0)).isEqualTo(alone.decide(situation).published(0));
            assertThat(outcome.published(1))
                    .isEqualTo(otherAlone.decide(situation).published(0));
        }
    }

    @Property(tries = 200)
    void theDeviationIsThatOfTheDecimals(
            @ForAll @Size(min = 2, max = 40)
                    List<@LongRange(min = -10_000_000_000L, max = 10_000_000_000L) Long> amounts) {
        Account account = new Account();
        amounts.forEach(amount -> account.with(Account.transaction("t").setAmount(BigDecimal.valueOf(amount, 4))));
        BigDecimal size = BigDecimal.valueOf(amounts.size());
        BigDecimal mean = amounts.stream()
                .map(amount -> BigDecimal.valueOf(amount, 4))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(size, MathContext.DECIMAL128);
        double expected = amounts.stream()
                .map(amount -> BigDecimal.valueOf(amount, 4).subtract(mean).pow(2))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(size.subtract(BigDecimal.ONE), MathContext.DECIMAL128)
                .sqrt(MathContext.DECIMAL128)
                .doubleValue();

        double found = (Double) Rules.decide("last('1m').stddev() >= 0", account.latest())
                .operands(0)
                .get(0)
                .getValue();

        assertThat(found).isCloseTo(expected, Offset.offset(Math.max(1e-9, expected * 1e-9)));
    }

    @Provide
    Arbitrary<Account> accounts() {
        return transactions().list().ofMinSize(1).ofMaxSize(12).map(list -> {
            Account account = new Account();
            list.forEach(account::with);
            return account;
        });
    }

    private static Arbitrary<Transaction.Builder> transactions() {
        Arbitrary<Long> ages =
                Arbitraries.of(0L, 1L, 59_999L, 60_000L, 60_001L, 299_999L, 300_000L, 300_001L, 86_400_000L);
        Arbitrary<BigDecimal> amounts = Arbitraries.of(
                        "0.0000", "0.1000", "0.3000", "1.0000", "2.0000", "220.0001", "500.0000", "-3.0000")
                .map(BigDecimal::new);
        return Combinators.combine(
                        ages,
                        amounts,
                        Arbitraries.of(Channel.ATM, Channel.CARD),
                        Arbitraries.of(TransactionKind.WITHDRAWAL, TransactionKind.PURCHASE, TransactionKind.TRANSFER),
                        Arbitraries.of(Outcome.APPROVED, Outcome.DECLINED),
                        Arbitraries.of("EUR", "EUR", "USD"),
                        Arbitraries.of("", "T1", "terminal-with-a-name", "T2"),
                        Arbitraries.of("FR", "US", ""))
                .as((age, amount, channel, kind, outcome, currency, terminal, country) -> Account.transaction(
                                "t" + age + amount)
                        .setEventTime(NOON.minusMillis(age))
                        .setAmount(amount)
                        .setChannel(channel)
                        .setKind(kind)
                        .setOutcome(outcome)
                        .setCurrency(currency)
                        .setTerminal(terminal.isEmpty() ? null : terminal)
                        .setCountry(country.isEmpty() ? null : country));
    }

    @Provide
    Arbitrary<String> conditions() {
        return condition("tx", 2);
    }

    /** Over the fields of {@code subject}: tx, or x inside of a predicate. */
    private static Arbitrary<String> condition(String subject, int depth) {
        Arbitrary<String> simple = Arbitraries.oneOf(
                texts(subject),
                Combinators.combine(real(subject, depth), relations(), real(subject, depth - 1))
                        .as((left, relation, right) -> left + relation + right),
                Combinators.combine(real(subject, 0), Arbitraries.of("1", "2.5", "300", "-3"))
                        .as((left, list) -> left + " in [" + list + ", 220.0001]"),
                Arbitraries.of("true", "false"));
        if (depth == 0) {
            return simple;
        }
        Arbitrary<String> inner = Arbitraries.lazy(() -> condition(subject, depth - 1));
        Arbitrary<String> logic = Arbitraries.oneOf(
                Combinators.combine(inner, inner).as((left, right) -> "(" + left + " && " + right + ")"),
                Combinators.combine(inner, inner).as((left, right) -> "(" + left + " || " + right + ")"),
                inner.map(term -> "!(" + term + ")"),
                Combinators.combine(inner, inner, inner)
                        .as((test, left, right) -> "(" + test + " ? " + left + " : " + right + ")"),
                Combinators.combine(inner, relations(), inner)
                        .as((left, relation, right) -> "(" + left + ")" + relation + "(" + right + ")"));
        Arbitrary<String> whole = Combinators.combine(whole(depth), relations(), whole(depth))
                .as((left, relation, right) -> left + relation + right);
        if (!subject.equals("tx")) {
            return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(2, simple), net.jqwik.api.Tuple.of(1, logic));
        }
        Arbitrary<String> history = Combinators.combine(
                        histories(depth - 1), Arbitraries.of("exists", "all", "exists_one"), predicate(depth - 1))
                .as((range, quantifier, predicate) -> range + "." + quantifier + "(x, " + predicate + ")");
        Arbitrary<String> list = Combinators.combine(Arbitraries.of("exists", "all", "exists_one"), inner)
                .as((quantifier, condition) -> "['T1', 'FR', 'ATM']." + quantifier
                        + "(c, c == tx.terminal || c == tx.channel || " + condition + ")");
        return Arbitraries.oneOf(simple, logic, whole, history, list);
    }

    private static Arbitrary<String> predicate(int depth) {
        return condition("x", Math.max(0, Math.min(depth, 1)));
    }

    private static Arbitrary<String> texts(String subject) {
        Arbitrary<String> own = Arbitraries.of(
                "%s.kind == 'WITHDRAWAL'",
                "%s.channel != 'ATM'",
                "%s.kind in ['TRANSFER', 'PURCHASE']",
                "%s.terminal == tx.terminal",
                "%s.terminal != 'terminal-with-a-name'",
                "%s.terminal in ['T1', 'T2']",
                "%s.country == ''",
                "%s.currency == 'EUR'",
                "%s.outcome == tx.outcome",
                "%s.kind > 'Q'",
                "%s.kind.startsWith('W')",
                "%s.channel + 'x' == 'ATMx'",
                "%s.time < tx.time - duration('1m')",
                "%s.time.getMinutes() == 59",
                "%s.time.getHours('Asia/Kolkata') > 16",
                "%s.time == timestamp('2026-03-02T12:00:00Z')");
        Arbitrary<String> ofTransaction = Arbitraries.of(
                "tx.terminal.startsWith('T')",
                "tx.terminal.matches('[0-9]')",
                "tx.terminal.endsWith('name')",
                "tx.terminal.contains('e')",
                "tx.terminal < 'b'",
                "tx.country in ['FR', tx.currency]",
                "string(tx.amount) == '0.1'",
                "int(tx.amount) % 2 == 1",
                "tx.account.size() > 2",
                "[1, 2, 3].map(i, i % 2 == 1, i * 2) == [2, 6]",
                "['a', 'b'].filter(i, i + tx.country == 'aFR').size() == 1");
        return Arbitraries.oneOf(own, ofTransaction).map(text -> text.replace("%s", subject));
    }

    private static Arbitrary<String> real(String subject, int depth) {
        Arbitrary<String> leaf = Arbitraries.of(
                        "%s.amount",
                        "tx.amount", "220", "0.3", "%s.amount * 2", "(%s.amount - 0.1)", "-%s.amount", "1 / %s.amount")
                .map(text -> text.replace("%s", subject))
                .map(text -> text.equals("220") ? "220.0" : text);
        if (depth <= 0) {
            return leaf;
        }
        return Arbitraries.oneOf(
                leaf,
                Combinators.combine(histories(depth - 1), Arbitraries.of("sum", "mean", "min", "max"))
                        .as((range, function) -> range + "." + function + "()"),
                histories(depth - 1).map(range -> range + ".newest().amount"),
                whole(depth - 1).map(term -> "double(" + term + ")"));
    }

    private static Arbitrary<String> whole(int depth) {
        Arbitrary<String> leaf = Arbitraries.of("0", "1", "3");
        if (depth <= 0) {
            return leaf;
        }
        return Arbitraries.oneOf(
                leaf,
                histories(depth - 1).map(range -> range + ".size()"),
                Combinators.combine(
                                histories(depth - 1),
                                Arbitraries.of("terminal", "kind", "amount", "country", "currency"))
                        .as((range, field) -> range + ".map(y, y." + field + ").countDistinct()"),
                Combinators.combine(
                                histories(depth - 1), Arbitraries.of(" / ", " % ", " - ", " * "), histories(depth - 1))
                        .as((left, operator, right) -> "(" + left + ".size()" + operator + right + ".size())"));
    }

    private static Arbitrary<String> histories(int depth) {
        Arbitrary<String> window = Arbitraries.of(
                "last('1m')", "last('5m')", "earlier('1m')", "earlier('5m')", "last('1d')", "earlier('2d')");
        if (depth <= 0) {
            return window;
        }
        return Arbitraries.oneOf(
                window,
                Combinators.combine(window, predicate(depth - 1))
                        .as((range, predicate) -> range + ".filter(x, " + predicate + ")"));
    }

    private static Arbitrary<String> relations() {
        return Arbitraries.of(" == ", " != ", " < ", " <= ", " > ", " >= ");
    }
}
