package io.millrace.local.conformance;

import io.millrace.contracts.Topic;
import io.millrace.contracts.Wire;
import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.alert.AlertState;
import io.millrace.contracts.fraud.AccountActivity;
import io.millrace.contracts.fraud.FraudDecision;
import io.millrace.contracts.fraud.FraudTopics;
import io.millrace.processors.replay.ReplayOutput;
import io.millrace.processors.replay.ReplaySummary;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What fraud detection came to: of each decision, alert and window the latest revision. */
final class FraudResults implements ReplayOutput {

    /** A row of {@code account_activity}, all currencies together: the data has one. */
    record Window(int count, BigDecimal sum) {}

    final Map<String, Window> windows = new HashMap<>();
    final Map<String, Integer> decisions = new HashMap<>();
    private final Map<String, Alert> alerts = new HashMap<>();
    long records;
    long deadLetters;

    @Override
    public void begin(List<Topic<?, ?>> topics, Wire wire) {}

    @Override
    public void write(ProducerRecord<byte[], byte[]> record) {
        take(record.topic(), record.value());
    }

    @Override
    public void end(ReplaySummary summary) {}

    void take(String topic, byte[] value) {
        records++;
        if (topic.equals(FraudTopics.FRAUD_DECISIONS.name())) {
            FraudDecision decision = decoded(FraudTopics.FRAUD_DECISIONS, value);
            decisions.merge(
                    decision.getAccount() + "/" + decision.getTransactionId(),
                    decision.getRevision(),
                    FraudResults::next);
        } else if (topic.equals(FraudTopics.FRAUD_ALERTS.name())) {
            Alert alert = decoded(FraudTopics.FRAUD_ALERTS, value);
            alerts.put(alert.getAlertId(), alert);
        } else if (topic.equals(FraudTopics.ACCOUNT_ACTIVITY.name())) {
            AccountActivity row = decoded(FraudTopics.ACCOUNT_ACTIVITY, value);
            windows.put(
                    row.getAccount() + " " + row.getWindowStart(),
                    new Window(row.getCount(), row.getSum().stripTrailingZeros()));
        } else {
            deadLetters++;
        }
    }

    /** Ids of the transactions with an open alert. */
    Set<String> alerted() {
        Set<String> transactions = new TreeSet<>();
        alerts.values().stream()
                .filter(alert -> alert.getState() == AlertState.RAISED || alert.getState() == AlertState.UPDATED)
                .forEach(alert -> transactions.add(
                        alert.getAlertId().substring(alert.getAlertId().lastIndexOf(':') + 1)));
        return transactions;
    }

    private static int next(int before, int revision) {
        if (revision != before + 1) {
            throw new AssertionError("revision " + revision + " after " + before);
        }
        return revision;
    }

    private static <V> V decoded(Topic<String, V> topic, byte[] value) {
        return topic.values().serde(Wire.singleObject()).deserializer().deserialize(topic.name(), value);
    }
}
