package io.millrace.local.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class BrokerClusterTest {

    @TempDir
    private Path folder;

    @Test
    void takesRecordsWhileOneOfThreeIsGoneAndHasThemAllWhenItIsBack() throws Exception {
        try (BrokerCluster cluster = BrokerCluster.start(3, folder)) {
            NewTopic topic = new NewTopic("letters", 1, (short) 3).configs(Map.of("min.insync.replicas", "2"));
            Clients.createTopic(cluster.bootstrapServers(), topic);
            int leader = leaderOfLetters(cluster);
            try (KafkaProducer<String, String> producer = Clients.producer(cluster.bootstrapServers())) {
                producer.send(new ProducerRecord<>("letters", "before")).get(30, TimeUnit.SECONDS);

                cluster.kill(leader);
                producer.send(new ProducerRecord<>("letters", "while one is gone"))
                        .get(60, TimeUnit.SECONDS);
                assertThat(leaderOfLetters(cluster)).isNotEqualTo(leader);

                cluster.restart(leader);
                producer.send(new ProducerRecord<>("letters", "after")).get(30, TimeUnit.SECONDS);
            }
            assertThat(Clients.read(cluster.bootstrapServers(), "letters"))
                    .containsExactly("before", "while one is gone", "after");
            assertThat(cluster.broker(leader).isAlive()).isTrue();
        }
    }

    private static int leaderOfLetters(BrokerCluster cluster) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", cluster.bootstrapServers()))) {
            return admin.describeTopics(List.of("letters"))
                    .topicNameValues()
                    .get("letters")
                    .get(30, TimeUnit.SECONDS)
                    .partitions()
                    .get(0)
                    .leader()
                    .id();
        }
    }
}
