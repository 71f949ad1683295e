package io.millrace.processors.http;

import static org.apache.kafka.streams.KafkaStreams.State.CREATED;
import static org.apache.kafka.streams.KafkaStreams.State.ERROR;
import static org.apache.kafka.streams.KafkaStreams.State.PENDING_ERROR;
import static org.apache.kafka.streams.KafkaStreams.State.REBALANCING;
import static org.apache.kafka.streams.KafkaStreams.State.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class HealthTest {

    private final Health health = new Health();

    @Test
    void is_not_ready_in_the_first_rebalance_and_stays_ready_through_later_ones() {
        assertThat(health.alive()).isTrue();
        assertThat(health.notReady()).isPresent();
        health.onChange(REBALANCING, CREATED);
        assertThat(health.notReady()).get().asString().contains("restored");
        assertThat(health.started()).isFalse();
        health.onChange(RUNNING, REBALANCING);
        assertThat(health.notReady()).isEmpty();
        health.onChange(REBALANCING, RUNNING);
        assertThat(health.notReady()).isEmpty();
        assertThat(health.alive()).isTrue();
    }

    @Test
    void is_dead_after_a_failure_and_says_why() {
        health.onChange(RUNNING, REBALANCING);
        health.onChange(PENDING_ERROR, RUNNING);
        assertThat(health.alive()).isFalse();
        health.onChange(ERROR, PENDING_ERROR);
        assertThat(health.alive()).isFalse();
        assertThat(health.notReady()).get().asString().contains("failure");
    }

    @Test
    void restore_progress_counts_down_each_partition_of_each_store() {
        RestoreProgress restore = new RestoreProgress();
        TopicPartition one = new TopicPartition("app-counts-changelog", 1);
        restore.onRestoreStart(one, "counts", 100, 250);
        restore.onBatchRestored(one, "counts", 200, 100);
        assertThat(restore.remaining()).containsEntry("counts/1", 50L);
        restore.onRestoreEnd(one, "counts", 150);
        assertThat(restore.remaining()).isEmpty();
    }
}
