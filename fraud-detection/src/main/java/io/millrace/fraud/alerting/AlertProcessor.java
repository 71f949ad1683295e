package io.millrace.fraud.alerting;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.fraud.FraudDecision;
import io.millrace.contracts.fraud.Operand;
import io.millrace.fraud.account.Ruling;
import io.millrace.processors.alerts.AlertBook;
import io.millrace.processors.alerts.AlertCommand;
import io.millrace.processors.alerts.AlertKey;
import io.millrace.processors.alerts.AlertLife;
import io.millrace.processors.alerts.AlertPolicy;
import io.millrace.processors.alerts.Finding;
import io.millrace.processors.alerts.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** One alert for each transaction and rule that fired on it; it changes when the decision is made again. */
final class AlertProcessor implements Processor<String, Ruling, String, Alert> {

    private final String domain;
    private final Duration keep;
    private ProcessorContext<String, Alert> context;
    private AlertBooks books;

    AlertProcessor(String domain, Duration keep) {
        this.domain = domain;
        this.keep = keep;
    }

    @Override
    public void init(ProcessorContext<String, Alert> context) {
        this.context = context;
        this.books = new AlertBooks(context.getStateStore(FollowAlerts.STORE));
    }

    @Override
    public void process(Record<String, Ruling> record) {
        FraudDecision decision = record.value().decision();
        AlertBook before = books.of(record.key(), decision.getTransactionId());
        AlertBook book = before;
        Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
        for (Ruling.Alarm alarm : record.value().alarms()) {
            book = publish(record, report(book, decision, alarm, now));
        }
        for (AlertLife life : noLongerRight(book, record.value())) {
            AlertCommand retract = new AlertCommand.Retract(
                    record.value().reason().orElse("no longer right"), decision.getEventTime());
            book = publish(record, book.apply(life.alertId(), retract, rule -> AlertPolicy.immediate(), now));
        }
        if (book.equals(before)) {
            return;
        }
        if (before.isEmpty()) {
            long time = decision.getEventTime().toEpochMilli();
            books.add(record.key(), decision.getTransactionId(), time, book, time - keep.toMillis());
        } else {
            books.replace(record.key(), decision.getTransactionId(), book);
        }
    }

    private AlertBook publish(Record<String, Ruling> cause, AlertBook.Change change) {
        change.alerts().forEach(alert -> context.forward(cause.withValue(alert)));
        return change.book();
    }

    private AlertBook.Change report(AlertBook book, FraudDecision decision, Ruling.Alarm alarm, Instant now) {
        Finding finding = new Finding(
                alarm.rule().getVersion(),
                alarm.rule().getSeverity(),
                alarm.rule().getTitle(),
                operands(alarm),
                Map.of("rule", alarm.rule().getExpression()),
                alarm.evidence());
        return book.report(
                new AlertKey(domain, alarm.rule().getId(), decision.getAccount()),
                decision.getTransactionId(),
                AlertPolicy.immediate(),
                new Observation.Holds(
                        decision.getTransactionId() + "#" + decision.getRevision(), decision.getEventTime(), finding),
                now);
    }

    /** The transaction's open alerts whose rules do not fire on it any more. */
    private static List<AlertLife> noLongerRight(AlertBook book, Ruling ruling) {
        if (ruling.decision().getRevision() == 1) {
            return List.of();
        }
        Set<String> firing =
                ruling.alarms().stream().map(alarm -> alarm.rule().getId()).collect(Collectors.toSet());
        return book.lives().stream()
                .filter(life ->
                        life.phase().isAlive() && !firing.contains(life.key().rule()))
                .toList();
    }

    private static Map<String, String> operands(Ruling.Alarm alarm) {
        Map<String, String> values = new TreeMap<>();
        for (Operand operand : alarm.verdict().getOperands()) {
            values.put(operand.getExpression(), String.valueOf(operand.getValue()));
        }
        return values;
    }
}
