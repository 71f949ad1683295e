package io.millrace.processors.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.millrace.contracts.Wire;
import io.millrace.contracts.fraud.FraudTopics;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class FailuresTest {

    @Test
    void a_registry_that_does_not_answer_is_no_fault_of_the_record() {
        Wire nobody = new Wire(Optional.of("http://127.0.0.1:1"), Map.of("retries", "0"));
        Throwable silent = catchThrowable(() -> FraudTopics.TRANSACTIONS
                .values()
                .serde(nobody)
                .deserializer()
                .deserialize("transactions", new byte[] {0, 0, 0, 0, 7, 1}));

        assertThat(Failures.outage(silent)).as(String.valueOf(silent)).isTrue();
        assertThat(Failures.outage(new StreamsException("wrapped", new IllegalStateException(silent))))
                .isTrue();
        assertThat(Failures.outage(new SerializationException("broken bytes"))).isFalse();
    }
}
