package io.millrace.processors.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThreadReplacementTest {

    private final AtomicLong clock = new AtomicLong(1_000_000);
    private final RuntimeException failure = new IllegalStateException("expected in this test");

    @Test
    void replaces_up_to_the_limit_within_the_window_then_stops_and_keeps_the_failure() {
        ThreadReplacement replacement = new ThreadReplacement(2, Duration.ofMinutes(1), false, clock::get);
        assertThat(replacement.handle(failure)).isEqualTo(REPLACE_THREAD);
        assertThat(replacement.handle(failure)).isEqualTo(REPLACE_THREAD);
        assertThat(replacement.fatal()).isEmpty();
        assertThat(replacement.handle(failure)).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(replacement.fatal()).contains(failure);
    }

    @Test
    void forgets_failures_that_are_older_than_the_window() {
        ThreadReplacement replacement = new ThreadReplacement(1, Duration.ofMinutes(1), false, clock::get);
        assertThat(replacement.handle(failure)).isEqualTo(REPLACE_THREAD);
        clock.addAndGet(60_001);
        assertThat(replacement.recent()).isZero();
        assertThat(replacement.handle(failure)).isEqualTo(REPLACE_THREAD);
    }

    @Test
    void stops_at_once_when_told_so_and_for_an_error_of_the_jvm() {
        assertThat(new ThreadReplacement(5, Duration.ofMinutes(1), true, clock::get).handle(failure))
                .isEqualTo(SHUTDOWN_CLIENT);
        assertThat(new ThreadReplacement(5, Duration.ofMinutes(1), false, clock::get).handle(new AssertionError("x")))
                .isEqualTo(SHUTDOWN_CLIENT);
    }
}
