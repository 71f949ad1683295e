package io.millrace.local;

import io.millrace.contracts.Topic;
import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.alert.AlertState;
import io.millrace.contracts.alert.Evidence;
import io.millrace.contracts.alert.Severity;
import io.millrace.contracts.fraud.FraudTopics;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.processors.app.Application;
import io.millrace.processors.app.Assembly;
import io.millrace.processors.app.Context;
import io.millrace.processors.app.Setting;
import io.millrace.processors.intake.Arrival;
import io.millrace.processors.intake.Intake;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** The application of these tests: an alert for each transaction above an amount, and nothing kept. */
public final class LargeAmounts implements Application {

    static final Setting<Integer> LIMIT =
            Setting.count("large.amount", 150, 0, 1_000_000, "amount above which a transaction is an alert");

    @Override
    public String name() {
        return "large-amounts";
    }

    @Override
    public String about() {
        return "an alert for each large transaction";
    }

    @Override
    public List<Topic<?, ?>> inputs() {
        return List.of(FraudTopics.TRANSACTIONS);
    }

    @Override
    public List<Topic<?, ?>> outputs() {
        return List.of(FraudTopics.FRAUD_ALERTS);
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(LIMIT);
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.EXACTLY_ONCE;
    }

    @Override
    public Assembly assemble(Context context) {
        Topology topology = topology(context);
        return () -> topology;
    }

    private static Topology topology(Context context) {
        BigDecimal limit = BigDecimal.valueOf(context.settings().get(LIMIT));
        StreamsBuilder builder = new StreamsBuilder(context.topologyConfig());
        new Intake(context)
                .open(builder, FraudTopics.TRANSACTIONS, (key, transaction) -> Optional.empty())
                .filter((account, arrival) -> arrival.value().getAmount().compareTo(limit) > 0, Named.as("keep-large"))
                .mapValues((account, arrival) -> alert(arrival, limit), Named.as("alert"))
                .to(
                        context.topic(FraudTopics.FRAUD_ALERTS).name(),
                        Produced.with(
                                        Serdes.String(),
                                        FraudTopics.FRAUD_ALERTS.values().serde(context.wire()))
                                .withName("egress-alerts"));
        return builder.build();
    }

    private static Alert alert(Arrival<Transaction> arrival, BigDecimal limit) {
        Transaction transaction = arrival.value();
        Instant time = transaction.getEventTime();
        return Alert.newBuilder()
                .setAlertId("large/" + transaction.getId())
                .setRevision(1)
                .setState(AlertState.RAISED)
                .setDomain("large-amounts")
                .setRule("large")
                .setRuleVersion(1)
                .setSubject(transaction.getAccount())
                .setSeverity(Severity.WARNING)
                .setEventTime(time)
                .setDetectedAt(time)
                .setTitle("a large amount")
                .setValues(Map.of("amount", transaction.getAmount().toPlainString()))
                .setLimits(Map.of("amount", limit.toPlainString()))
                .setEvidence(List.of(new Evidence(
                        arrival.origin().topic(),
                        arrival.origin().partition(),
                        arrival.origin().offset(),
                        time,
                        transaction.getId())))
                .build();
    }
}
