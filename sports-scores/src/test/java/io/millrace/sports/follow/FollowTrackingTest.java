package io.millrace.sports.follow;

import static io.millrace.sports.tracking.Frames.KICK_OFF;
import static io.millrace.sports.tracking.Frames.at;
import static io.millrace.sports.tracking.Frames.walk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.millrace.contracts.ClosedBy;
import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.TrackingFrame;
import io.millrace.processors.deadletters.DeadLetters;
import io.millrace.processors.intake.Reason;
import io.millrace.sports.tracking.Tracked;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowTrackingTest {

    @TempDir
    Path state;

    private TrackingDriver tracking;

    @BeforeEach
    void start() {
        tracking = new TrackingDriver(state, Map.of("tracking.every", "10s"));
    }

    @AfterEach
    void stop() {
        tracking.close();
    }

    @Test
    void totals_are_given_every_ten_seconds_of_the_match_a_second_later() {
        tracking.pipe(walk(0, 276, second -> 5 * second)); // 250 would begin the next ten seconds; 26 more settle it
        assertThat(tracking.out).isEmpty();
        tracking.pipe(at(276, 55.2));

        assertThat(tracking.out).hasSize(1);
        Record<String, Tracked> row = tracking.out.get(0);
        assertThat(row.key()).isEqualTo("m");
        assertThat(row.timestamp()).isEqualTo(KICK_OFF.plusMillis(9960).toEpochMilli());
        assertThat(row.value().frame()).isEqualTo(249);
        assertThat(row.value().clock()).isEqualTo(9960);
        assertThat(row.value().closedBy()).isEqualTo(ClosedBy.EVENT_TIME);
        assertThat(row.value().players().get(0).physical().getDistance()).isEqualTo(49.8, within(0.001));
    }

    @Test
    void the_headers_of_the_frame_that_led_to_the_totals_go_with_them() {
        tracking.pipe(walk(0, 276, second -> second));
        RecordHeaders headers = new RecordHeaders();
        headers.add("traceparent", "00-1".getBytes(StandardCharsets.UTF_8));
        tracking.pipe(new TestRecord<>("m", TrackingDriver.encoded(at(276, 11)), headers, KICK_OFF));

        assertThat(tracking.out.get(0).headers().lastHeader("traceparent").value())
                .isEqualTo("00-1".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void the_end_of_a_period_gives_its_totals() {
        tracking.pipe(walk(0, 30, second -> 5 * second));
        for (int number = 30; number < 60; number++) {
            tracking.pipe(at(number, Period.SECOND_HALF, 0));
        }

        assertThat(tracking.totals())
                .extracting(Tracked::frame, Tracked::period)
                .containsExactly(tuple(29L, Period.FIRST_HALF));
    }

    @Test
    void frames_out_of_order_by_up_to_a_second_give_the_same() {
        List<TrackingFrame> inOrder = walk(0, 600, second -> 5 * Math.sin(second));
        tracking.pipe(inOrder);
        List<Tracked> straight = tracking.totals();
        try (TrackingDriver other = new TrackingDriver(state.resolve("other"), Map.of("tracking.every", "10s"))) {
            List<TrackingFrame> disturbed = new ArrayList<>(inOrder);
            for (int from = 0; from < 600; from += 25) {
                Collections.reverse(disturbed.subList(from, from + 25));
            }
            other.pipe(disturbed);

            assertThat(straight).hasSize(2);
            assertThat(other.totals()).isEqualTo(straight);
            assertThat(other.deadLetters()).isEmpty();
        }
    }

    @Test
    void a_frame_exactly_a_second_behind_is_taken_and_one_further_behind_is_late() {
        tracking.pipe(at(100, 10), at(75, 9));
        assertThat(tracking.deadLetters()).isEmpty();
        tracking.pipe(at(101, 10));
        tracking.pipe(at(75 - 1, 9));

        List<TestRecord<byte[], byte[]>> letters = tracking.deadLetters();
        assertThat(letters).hasSize(1);
        assertThat(header(letters.get(0), DeadLetters.REASON)).isEqualTo("LATE");
        assertThat(header(letters.get(0), DeadLetters.MESSAGE))
                .startsWith("frame 74 is 27 behind 101, the highest of m; at most 25 are allowed (tracking.lateness)");
        assertThat(letters.get(0).value()).isEqualTo(TrackingDriver.encoded(at(74, 9)));
        assertThat(tracking.balance().accepted()).isEqualTo(3);
        assertThat(tracking.balance().rejected()).containsEntry(Reason.LATE, 1L);
    }

    @Test
    void lateness_is_judged_by_the_match_and_not_by_others() {
        TrackingFrame other = at(5, 0);
        other.setMatchId("n");
        tracking.pipe(at(100_000, 10), other);

        assertThat(tracking.deadLetters()).isEmpty();
    }

    @Test
    void a_frame_that_comes_again_counts_once_however_much_later() {
        List<TrackingFrame> frames = walk(0, 300, second -> 5 * second);
        tracking.pipe(frames);
        List<Tracked> once = tracking.totals();
        tracking.pipe(frames);
        tracking.pipe(at(299, 0));

        assertThat(once).hasSize(1);
        assertThat(tracking.totals()).isEmpty();
        assertThat(tracking.deadLetters()).isEmpty();
        assertThat(tracking.balance().accepted()).isEqualTo(300);
        assertThat(tracking.balance().duplicate()).isEqualTo(301);
    }

    @Test
    void when_no_frame_comes_the_totals_are_given_by_the_wall_clock_and_only_once() {
        tracking.pipe(walk(0, 26, second -> 5 * second));
        tracking.passTime(Duration.ofSeconds(4));
        assertThat(tracking.totals()).isEmpty();
        tracking.passTime(Duration.ofSeconds(3));

        List<Tracked> totals = tracking.totals();
        assertThat(totals).hasSize(1);
        assertThat(totals.get(0).frame()).isEqualTo(25);
        assertThat(totals.get(0).closedBy()).isEqualTo(ClosedBy.WALL_CLOCK);
        assertThat(totals.get(0).players().get(0).physical().getDistance()).isEqualTo(5, within(0.001));
        tracking.passTime(Duration.ofMinutes(10));
        assertThat(tracking.totals()).isEmpty();
    }

    @Test
    void after_the_pause_the_match_goes_on_where_it_was() {
        tracking.pipe(walk(0, 26, second -> 5 * second));
        tracking.passTime(Duration.ofMinutes(1));
        tracking.totals();
        tracking.pipe(walk(26, 52, second -> 5 * second));
        tracking.passTime(Duration.ofMinutes(1));

        List<Tracked> totals = tracking.totals();
        assertThat(totals).hasSize(1);
        assertThat(totals.get(0).players().get(0).physical().getDistance()).isEqualTo(10.2, within(0.001));
        assertThat(totals.get(0).players().get(0).physical().getFrames()).isEqualTo(52);
    }

    @Test
    void a_restart_in_the_middle_loses_nothing_and_repeats_nothing() {
        List<TrackingFrame> frames = walk(0, 900, second -> 6 * Math.sin(second));
        tracking.pipe(frames);
        List<Tracked> straight = tracking.totals();

        for (int at : new int[] {1, 24, 25, 26, 51, 275, 276, 277, 300, 899}) {
            TrackingDriver restarted = new TrackingDriver(state.resolve("at-" + at), Map.of("tracking.every", "10s"));
            restarted.pipe(frames.subList(0, at));
            List<Tracked> totals = new ArrayList<>(restarted.totals());
            restarted = restarted.restarted();
            restarted.pipe(frames.subList(Math.max(0, at - 10), at)); // again, as after a crash
            restarted.pipe(frames.subList(at, 900));
            totals.addAll(restarted.totals());

            assertThat(totals).as("restart at frame %d", at).isEqualTo(straight);
            assertThat(restarted.deadLetters()).isEmpty();
            restarted.close();
        }
    }

    @Test
    void after_a_restart_a_match_that_is_silent_is_closed_too() {
        tracking.pipe(walk(0, 26, second -> 5 * second));
        tracking = tracking.restarted();
        tracking.passTime(Duration.ofSeconds(6));

        assertThat(tracking.totals()).extracting(Tracked::frame).containsExactly(25L);
    }

    @Test
    void the_state_of_a_match_is_dropped_when_it_has_long_been_silent() {
        tracking.pipe(walk(0, 3000, second -> 5 * Math.sin(second)));
        assertThat(tracking.stored()).hasSize(1 + (25 + 25 + 2) + 3); // totals, ring, numbers
        tracking.passTime(Duration.ofDays(1));
        assertThat(tracking.stored()).isNotEmpty();
        tracking.passTime(Duration.ofHours(25));

        assertThat(tracking.stored()).isEmpty();
    }

    @Test
    void ids_that_begin_alike_are_kept_apart() {
        for (String match : List.of("m", "m1", "m\u0000", "")) {
            for (TrackingFrame frame : walk(0, 60, second -> match.length() * second)) {
                frame.setMatchId(match);
                tracking.pipe(frame);
            }
        }
        tracking = tracking.restarted();
        tracking.passTime(Duration.ofSeconds(6));

        assertThat(tracking.totals())
                .extracting(
                        Tracked::matchId,
                        totals -> Math.round(totals.players().get(0).physical().getDistance() / 59 * 25))
                .containsExactlyInAnyOrder(tuple("m", 1L), tuple("m1", 2L), tuple("m\u0000", 2L));
    }

    @Test
    void one_match_has_one_rate_and_numbers_that_a_camera_can_have_counted() {
        TrackingFrame slow = at(2, 0);
        slow.setRate(10);
        TrackingFrame far = at(1 + 25 * 86_400 + 1, 0);
        far.setEventTime(KICK_OFF);
        tracking.pipe(at(1, 0), slow, far, at(3, 0));

        assertThat(tracking.deadLetters())
                .extracting(letter -> header(letter, DeadLetters.REASON), letter -> header(letter, DeadLetters.MESSAGE))
                .containsExactly(
                        tuple("INVALID", "10 frames a second, but m began with 25; expected one rate for a match"),
                        tuple(
                                "INVALID",
                                "frame 2160002 is more than a day after 1, the highest of m; expected one more for each frame"));
        assertThat(tracking.balance().accepted()).isEqualTo(2);
    }

    @Test
    void a_match_keeps_the_definition_by_which_it_began() {
        tracking.pipe(walk(0, 60, second -> second));
        Tracked before;
        try (TrackingDriver other = tracking.restarted(Map.of("tracking.definition", "LIT"))) {
            other.passTime(Duration.ofSeconds(6));
            before = other.totals().get(0);
        }
        tracking = new TrackingDriver(state.resolve("new"), Map.of());

        assertThat(before.players().get(0).physical().getDefinition()).startsWith("FIFA: ");
    }

    private static String header(TestRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
