package io.millrace.processors.http;

import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Three questions that are often mixed up. Alive: would a restart help? Started: has it run once? Ready: may it be asked?
 * A rebalance or a restore is a reason for none of the three to change.
 */
public final class Health implements KafkaStreams.StateListener {

    private volatile KafkaStreams.State state = KafkaStreams.State.CREATED;
    private volatile boolean started;

    @Override
    public void onChange(KafkaStreams.State now, KafkaStreams.State before) {
        state = now;
        if (now == KafkaStreams.State.RUNNING) {
            started = true;
        }
    }

    public KafkaStreams.State state() {
        return state;
    }

    /** Whether it has been running once since the start. */
    public boolean started() {
        return started;
    }

    public boolean alive() {
        return state != KafkaStreams.State.ERROR
                && state != KafkaStreams.State.PENDING_ERROR
                && state != KafkaStreams.State.NOT_RUNNING;
    }

    /** Why it is not ready; empty if it is. */
    public Optional<String> notReady() {
        return switch (state) {
            case RUNNING -> Optional.empty();
            case REBALANCING ->
                started
                        ? Optional.empty()
                        : Optional.of("starting: tasks are being assigned and restored; see /status");
            case CREATED -> Optional.of("starting");
            case PENDING_SHUTDOWN, NOT_RUNNING -> Optional.of("stopping");
            case PENDING_ERROR, ERROR -> Optional.of("stopped after a failure; see the log");
        };
    }
}
