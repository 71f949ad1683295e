package io.millrace.sports.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.sports.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlayingTimeTest {

    @ParameterizedTest
    @CsvSource({
        "FIRST_HALF,         0,     1",
        "FIRST_HALF,     59999,     1",
        "FIRST_HALF,     60000,     2",
        "FIRST_HALF,   1101000,    19",
        "FIRST_HALF,   2699999,    45",
        "FIRST_HALF,   2700000,  45+1",
        "FIRST_HALF,   2759999,  45+1",
        "FIRST_HALF,   2760000,  45+2",
        "SECOND_HALF,        0,    46",
        "SECOND_HALF,  2699999,    90",
        "SECOND_HALF,  2700000,  90+1",
        "SECOND_HALF,  3359999, 90+11",
        "EXTRA_FIRST,        0,    91",
        "EXTRA_FIRST,   899999,   105",
        "EXTRA_FIRST,   900000, 105+1",
        "EXTRA_SECOND,       0,   106",
        "EXTRA_SECOND,  899999,   120",
        "EXTRA_SECOND,  900000, 120+1"
    })
    void the_minute_that_runs_is_named(Period period, int clock, String label) {
        assertThat(PlayingTime.STANDARD.label(period, clock)).contains(label);
    }

    @Test
    void a_shoot_out_has_no_clock() {
        assertThat(PlayingTime.STANDARD.label(Period.SHOOT_OUT, 60_000)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "FIRST_HALF,  2399999,   40",
        "FIRST_HALF,  2400000, 40+1",
        "SECOND_HALF,       0,   41",
        "SECOND_HALF, 2400000, 80+1",
        "EXTRA_FIRST,  600000, 90+1",
        "EXTRA_SECOND, 600000, 100+1"
    })
    void halves_are_as_long_as_the_fixture_says(Period period, int clock, String label) {
        assertThat(new PlayingTime(40, 10).label(period, clock)).contains(label);
    }

    @ParameterizedTest
    @CsvSource({
        "FIRST_HALF,  2699999,  2699999",
        "FIRST_HALF,  2880000,  2700000",
        "SECOND_HALF,       0,  2700000",
        "SECOND_HALF, 3000000,  5400000",
        "EXTRA_SECOND, 960000,  7200000"
    })
    void the_nominal_clock_stands_still_in_stoppage_time(Period period, int clock, long nominal) {
        assertThat(PlayingTime.STANDARD.nominal(period, clock)).isEqualTo(nominal);
    }
}
