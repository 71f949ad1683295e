package io.millrace.fraud;

import static io.millrace.contracts.fraud.FraudTopics.ACCOUNT_ACTIVITY;
import static io.millrace.contracts.fraud.FraudTopics.FRAUD_ALERTS;
import static io.millrace.contracts.fraud.FraudTopics.FRAUD_DECISIONS;
import static io.millrace.contracts.fraud.FraudTopics.FRAUD_RULEBOOK;
import static io.millrace.contracts.fraud.FraudTopics.FRAUD_RULES;
import static io.millrace.contracts.fraud.FraudTopics.TRANSACTIONS;
import static org.apache.kafka.streams.kstream.Named.as;

import io.millrace.contracts.Topic;
import io.millrace.contracts.fraud.FraudRule;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.fraud.account.AccountPolicy;
import io.millrace.fraud.account.Accounts;
import io.millrace.fraud.alerting.FollowAlerts;
import io.millrace.fraud.rulebook.RuleBook;
import io.millrace.fraud.rulebook.RuleCheck;
import io.millrace.fraud.rulebook.RuleTable;
import io.millrace.processors.app.Context;
import io.millrace.processors.intake.Arrival;
import io.millrace.processors.intake.Intake;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;

/** Transactions in; a decision for every one of them, an alert for the few that matter, and each account's activity. */
public final class FraudTopology implements Supplier<Topology> {

    private final Context context;
    private final RuleBook rules;
    private final AccountPolicy policy;

    public FraudTopology(Context context, RuleBook rules) {
        this.context = context;
        this.rules = rules;
        this.policy = FraudSettings.accountPolicy(context.settings());
    }

    @Override
    public Topology get() {
        StreamsBuilder builder = new StreamsBuilder(context.topologyConfig());
        Intake intake = new Intake(context);

        KStream<String, Arrival<FraudRule>> published = intake.open(builder, FRAUD_RULES, new RuleCheck(rules));
        to(FRAUD_RULEBOOK, published.mapValues(Arrival::value, as("accept-rule")));
        RuleTable.add(builder, context, rules);

        KStream<String, Arrival<Transaction>> transactions =
                intake.openForAdmission(builder, TRANSACTIONS, new TransactionCheck());
        Accounts accounts =
                new Accounts(context, policy, intake.admissionWithOutlet(TRANSACTIONS, policy.lateness()), rules);
        KStream<String, Object> outcomes = transactions.process(accounts, as("follow-account"));
        intake.buryLate(outcomes, TRANSACTIONS);

        to(FRAUD_DECISIONS, Accounts.DECISIONS.of(outcomes));
        to(
                FRAUD_ALERTS,
                Accounts.RULINGS
                        .of(outcomes)
                        .process(new FollowAlerts(context, policy.retention()), Accounts.RULINGS.named()));
        to(ACCOUNT_ACTIVITY, Accounts.ACTIVITY.of(outcomes));
        return builder.build();
    }

    private <V> void to(Topic<String, V> topic, KStream<String, V> stream) {
        Serde<V> serde = topic.values().serde(context.wire());
        stream.to(
                context.topic(topic).name(),
                Produced.with(topic.keySerde(), serde)
                        .withName("egress-" + topic.name().replace('_', '-')));
    }
}
