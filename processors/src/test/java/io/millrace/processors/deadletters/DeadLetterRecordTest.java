package io.millrace.processors.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.processors.intake.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DeadLetterRecordTest {

    @Property(tries = 200)
    void what_is_written_is_read_and_the_source_headers_come_back(
            @ForAll String message,
            @ForAll int partition,
            @ForAll long offset,
            @ForAll @LongRange(min = 0, max = 4_000_000_000_000L) long time,
            @ForAll Reason reason) {
        DeadLetterRecord written = new DeadLetterRecord(
                "words", partition, offset, Instant.ofEpochMilli(time), reason, utf8(message), "app", "1.0");
        Headers source = new RecordHeaders().add("traceparent", new byte[] {1}).add("empty", null);

        Headers letter = written.onTopOf(source);

        assertThat(DeadLetterRecord.read(letter)).contains(written);
        assertThat(DeadLetterRecord.without(letter)).isEqualTo(source);
        assertThat(DeadLetterRecord.read(written.onTopOf(letter)))
                .as("headers of an earlier burial give way")
                .contains(written);
    }

    @Test
    void other_records_are_no_dead_letters() {
        assertThat(DeadLetterRecord.read(new RecordHeaders())).isEmpty();
        Headers broken =
                new DeadLetterRecord("t", 0, 0, Instant.EPOCH, Reason.LATE, "m", "a", "v").onTopOf(new RecordHeaders());
        broken.remove(DeadLetters.REASON);
        broken.add(DeadLetters.REASON, "BORED".getBytes(StandardCharsets.UTF_8));
        assertThat(DeadLetterRecord.read(broken)).isEmpty();
    }

    /** Half a surrogate pair has no UTF-8. */
    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
