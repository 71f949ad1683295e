package io.millrace.processors.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ReplayClockTest {

    private static final long T = 1_500_000_000_000L;
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final ReplayClock clock = new ReplayClock(T);
    private final List<Long> stops = new ArrayList<>();

    @Test
    void it_stands_at_the_latest_timestamp_in_whole_seconds() {
        follow(T + 2_700, T + 2_800);
        follow(T + 1_000, T + 2_800);
        follow(T + 2_999, T + 4_000);

        assertThat(stops).containsExactly(T + 2_000);
        assertThat(clock.now()).isEqualTo(T + 2_000);
    }

    @Test
    void a_lull_is_crossed_in_strides_that_grow() {
        follow(T + 100_000);

        assertThat(stops)
                .containsExactly(
                        T + 10_000,
                        T + 20_000,
                        T + 30_000,
                        T + 40_000,
                        T + 50_000,
                        T + 62_000,
                        T + 77_000,
                        T + 96_000,
                        T + 100_000);
    }

    @Test
    void a_year_without_a_record_costs_few_stops() {
        clock.settle(Duration.ofDays(365), stops::add);

        assertThat(stops).hasSizeLessThan(80);
    }

    @Test
    void a_lull_is_believed_when_the_records_behind_it_agree() {
        follow(T + 10 * HOUR, T + 10 * HOUR, T + 11 * HOUR, T + 2_000);

        assertThat(clock.now()).isEqualTo(T + 10 * HOUR);
        assertThat(clock.strays()).isZero();
    }

    @Test
    void a_stray_date_is_not_followed() {
        follow(T + 10 * HOUR, T + 1_000, T + 10 * HOUR, T + 2_000);

        assertThat(clock.now()).isEqualTo(T);
        assertThat(clock.strays()).isEqualTo(1);
    }

    @Test
    void the_last_record_is_followed_for_a_year() {
        follow(T + Duration.ofDays(366).toMillis());
        assertThat(clock.now()).isEqualTo(T);

        follow(T + Duration.ofDays(364).toMillis());
        assertThat(clock.now()).isEqualTo(T + Duration.ofDays(364).toMillis());
    }

    @Test
    void it_starts_at_the_earliest_of_the_first_times() {
        assertThat(ReplayClock.start(new long[] {T + 800 * HOUR, T, T + 1_000})).isEqualTo(T);
        assertThat(ReplayClock.start(new long[] {})).isZero();
    }

    @Test
    void a_stray_date_at_the_front_decides_nothing() {
        ReplayClock from1970 = new ReplayClock(ReplayClock.start(new long[] {0, T, T + 1_000}));
        from1970.follow(T, count -> new long[] {T + 1_000}, stops::add);

        assertThat(from1970.now()).isEqualTo(T);
        assertThat(stops).hasSizeLessThan(100);
    }

    @Property
    void it_never_goes_back_nor_ahead_of_the_input(
            @ForAll List<@LongRange(min = 0, max = 4_000_000_000_000L) Long> times) {
        long[] all = times.stream().mapToLong(Long::longValue).toArray();
        ReplayClock walking = new ReplayClock(ReplayClock.start(all));
        List<Long> walked = new ArrayList<>();
        long last = walking.now();
        for (int i = 0; i < all.length; i++) {
            long[] behind = Arrays.copyOfRange(all, i + 1, all.length);
            walking.follow(all[i], count -> Arrays.copyOf(behind, Math.min(count, behind.length)), walked::add);
            assertThat(walking.now()).isGreaterThanOrEqualTo(last);
            last = walking.now();
        }
        long latest = LongStream.of(all).max().orElse(0);
        assertThat(last).isLessThanOrEqualTo(latest);
        assertThat(walked).isSorted();
    }

    private void follow(long time, long... next) {
        clock.follow(time, count -> Arrays.copyOf(next, Math.min(count, next.length)), stops::add);
    }
}
