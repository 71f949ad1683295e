package io.millrace.fraud;

import io.millrace.contracts.alert.Severity;
import io.millrace.contracts.fraud.Channel;
import io.millrace.contracts.fraud.FraudRule;
import io.millrace.contracts.fraud.Outcome;
import io.millrace.contracts.fraud.RuleMode;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.contracts.fraud.TransactionKind;
import java.math.BigDecimal;
import java.time.Duration;

/** Transactions and rules as tests need them; what a test does not name does not matter. */
final class Samples {

    private Samples() {}

    /** A withdrawal of 50 EUR, so many seconds after {@link FraudDriver#START}. */
    static Transaction withdrawal(String account, String id, double seconds) {
        return transaction(account, id, seconds, TransactionKind.WITHDRAWAL, "50");
    }

    static Transaction purchase(String account, String id, double seconds, String amount) {
        return transaction(account, id, seconds, TransactionKind.PURCHASE, amount);
    }

    static Transaction reversal(String account, String id, double seconds, String reverses) {
        Transaction reversal = transaction(account, id, seconds, TransactionKind.REVERSAL, "0");
        reversal.setReverses(reverses);
        return reversal;
    }

    static Transaction transaction(String account, String id, double seconds, TransactionKind kind, String amount) {
        return Transaction.newBuilder()
                .setId(id)
                .setAccount(account)
                .setEventTime(FraudDriver.START.plus(Duration.ofMillis(Math.round(seconds * 1000))))
                .setChannel(Channel.ATM)
                .setKind(kind)
                .setAmount(new BigDecimal(amount).setScale(4))
                .setCurrency("EUR")
                .setOutcome(Outcome.APPROVED)
                .setTerminal("atm-1")
                .build();
    }

    /** "Too many withdrawals": the fourth in five minutes. */
    static FraudRule velocity() {
        return rule("velocity", 1, "last('5m').filter(x, x.kind == 'WITHDRAWAL').size() >= 4");
    }

    static FraudRule large() {
        return rule("large", 1, "tx.amount > 220");
    }

    static FraudRule rule(String id, int version, String expression) {
        return FraudRule.newBuilder()
                .setId(id)
                .setVersion(version)
                .setMode(RuleMode.LIVE)
                .setSeverity(Severity.WARNING)
                .setScore(400)
                .setTitle("Rule " + id)
                .setExpression(expression)
                .build();
    }
}
