package io.millrace.processors.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class EmbeddedBrokerTest {

    @Test
    void keeps_topics_and_records_over_a_restart() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start()) {
            try (Admin admin = broker.admin()) {
                admin.createTopics(List.of(new NewTopic("kept", Optional.of(2), Optional.empty())))
                        .all()
                        .get();
            }
            assertThat(send(broker, "first")).isZero();

            broker.restart();

            assertThat(broker.topics()).contains("kept");
            assertThat(send(broker, "second")).isEqualTo(1);
        }
    }

    private static long send(EmbeddedBroker broker, String value) throws Exception {
        Map<String, Object> config = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (Producer<String, String> producer =
                new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
            return producer.send(new ProducerRecord<>("kept", 0, "k", value))
                    .get()
                    .offset();
        }
    }
}
