package io.millrace.fraud.account;

import io.millrace.contracts.fraud.AccountActivity;
import io.millrace.contracts.fraud.FraudDecision;
import io.millrace.contracts.fraud.FraudTopics;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.fraud.rulebook.RuleBook;
import io.millrace.processors.app.Context;
import io.millrace.processors.intake.Admission;
import io.millrace.processors.intake.Arrival;
import io.millrace.processors.state.StateStores;
import io.millrace.processors.streams.Outlet;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** The step that follows accounts, with the store that it owns. */
public final class Accounts implements ProcessorSupplier<String, Arrival<Transaction>, String, Object> {

    public static final String STORE = "accounts";

    /** One for each transaction, and again when it changes. */
    public static final Outlet<FraudDecision> DECISIONS = new Outlet<>("egress-fraud-decisions");

    /** Those that may concern an alert. */
    public static final Outlet<Ruling> RULINGS = new Outlet<>("follow-alerts");

    public static final Outlet<AccountActivity> ACTIVITY = new Outlet<>("egress-account-activity");

    private final Context context;
    private final AccountPolicy policy;
    private final Admission admission;
    private final RuleBook rules;

    /** @param admission of the topic {@code transactions} */
    public Accounts(Context context, AccountPolicy policy, Admission admission, RuleBook rules) {
        this.context = context;
        this.policy = policy;
        this.admission = admission;
        this.rules = rules;
    }

    @Override
    public Processor<String, Arrival<Transaction>, String, Object> get() {
        return new AccountProcessor(
                policy,
                admission,
                new Judge(policy, rules, context.topic(FraudTopics.TRANSACTIONS).name()),
                FraudTopics.TRANSACTIONS.values().serde(context.wire()).deserializer());
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(StateStores.bytes(STORE, context.settings()));
    }
}
