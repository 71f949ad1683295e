package io.millrace.fraud.rules;

import io.millrace.contracts.Topic;
import io.millrace.contracts.fraud.FraudRule;
import io.millrace.contracts.fraud.FraudTopics;
import io.millrace.processors.app.Application;
import io.millrace.processors.app.CommandException;
import io.millrace.processors.app.ExitCode;
import io.millrace.processors.app.RuntimeSettings;
import io.millrace.processors.app.Settings;
import io.millrace.processors.streams.KafkaSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Writes rules to the topic that the application takes them from, and waits until the cluster has them. */
final class RulePublisher implements AutoCloseable {

    private final Topic<String, FraudRule> topic;
    private final Producer<String, FraudRule> producer;

    RulePublisher(Application application, Settings settings) {
        topic = FraudTopics.FRAUD_RULES.withPrefix(settings.get(RuntimeSettings.TOPIC_PREFIX));
        producer = new KafkaProducer<>(
                new KafkaSettings(application, settings).producer(),
                topic.keySerde().serializer(),
                topic.values().serde(RuntimeSettings.wire(settings)).serializer());
    }

    /** With its prefix. */
    String topic() {
        return topic.name();
    }

    void publish(List<FraudRule> rules) {
        send(rules.stream()
                .map(rule -> new ProducerRecord<>(topic.name(), rule.getId(), rule))
                .toList());
    }

    void withdraw(List<String> ids) {
        send(ids.stream()
                .map(id -> new ProducerRecord<String, FraudRule>(topic.name(), id, null))
                .toList());
    }

    private void send(List<ProducerRecord<String, FraudRule>> records) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        records.forEach(each -> sent.add(producer.send(each)));
        try {
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new CommandException(
                    ExitCode.CLUSTER,
                    "the cluster did not take the rules for " + topic.name() + ": "
                            + e.getCause().getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException(ExitCode.FAILED, "interrupted: not every rule may have been published");
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
