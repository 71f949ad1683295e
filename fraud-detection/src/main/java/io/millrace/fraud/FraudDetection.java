package io.millrace.fraud;

import static io.millrace.contracts.fraud.FraudTopics.ACCOUNT_ACTIVITY;
import static io.millrace.contracts.fraud.FraudTopics.FRAUD_ALERTS;
import static io.millrace.contracts.fraud.FraudTopics.FRAUD_DECISIONS;
import static io.millrace.contracts.fraud.FraudTopics.FRAUD_RULEBOOK;
import static io.millrace.contracts.fraud.FraudTopics.FRAUD_RULES;
import static io.millrace.contracts.fraud.FraudTopics.TRANSACTIONS;

import io.millrace.contracts.Topic;
import io.millrace.fraud.rules.RulesCommand;
import io.millrace.processors.app.Application;
import io.millrace.processors.app.Assembly;
import io.millrace.processors.app.Context;
import io.millrace.processors.app.MillraceCli;
import io.millrace.processors.app.Setting;
import java.util.List;

/** Fraud detection: what it is called, what goes in and comes out, what can be set. */
public final class FraudDetection implements Application {

    public static void main(String[] args) {
        System.exit(MillraceCli.run(new FraudDetection(), args));
    }

    @Override
    public String name() {
        return "fraud-detection";
    }

    @Override
    public String about() {
        return "Decides on every transaction by rules over its account's history, and raises alerts for the few that matter.";
    }

    @Override
    public List<Topic<?, ?>> inputs() {
        return List.of(TRANSACTIONS, FRAUD_RULES);
    }

    @Override
    public List<Topic<?, ?>> outputs() {
        return List.of(FRAUD_DECISIONS, FRAUD_ALERTS, ACCOUNT_ACTIVITY, FRAUD_RULEBOOK);
    }

    @Override
    public List<Setting<?>> settings() {
        return FraudSettings.all();
    }

    @Override
    public List<Object> commands() {
        return List.of(new RulesCommand(FraudSettings.HISTORY_RETENTION));
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.EXACTLY_ONCE;
    }

    @Override
    public Assembly assemble(Context context) {
        return new FraudAssembly(context);
    }
}
