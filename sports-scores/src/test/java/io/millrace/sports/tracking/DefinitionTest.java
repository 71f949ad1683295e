package io.millrace.sports.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
        fifa | FIFA: zones from 7/15/20/25 km/h, high speed 20, sprint 25 for 1 s; mean over 0.28 s, step to 12 m/s, acceleration to 6 m/s2; gaps to 1 s bridged
        LIT  | LIT: zones from 19.8/25.2 km/h, high speed 19.8, sprint 25.2 for 1 s; mean over 0.28 s, step to 12 m/s, acceleration to 6 m/s2; gaps to 1 s bridged
        FoTD | FoTD: zones from 7.2/14.4/25.2 km/h, high speed 14.4, sprint 25.2 for 1 s; mean over 0.28 s, step to 12 m/s, acceleration to 6 m/s2; gaps to 1 s bridged
        raw  | RAW: zones from 7/15/20/25 km/h, high speed 20, sprint 25 for 1 s; no smoothing; gaps to 1 s bridged
        """)
    void a_preset_says_what_it_does(String name, String text) {
        assertThat(Definition.named(name).text()).isEqualTo(text);
    }

    @Test
    void an_unknown_preset_is_refused_with_those_there_are() {
        assertThatThrownBy(() -> Definition.named("opta")).hasMessage("expected one of FIFA, LIT, FoTD, RAW");
    }

    @Test
    void zones_that_do_not_rise_are_refused() {
        assertThatThrownBy(() -> new Definition("mine", 0, 12, 28, 6, List.of(7.0, 7.0), 20, 25))
                .hasMessageContaining("expected each faster than the last");
    }

    @ParameterizedTest
    @CsvSource({"25, 3", "50, 7", "20, 2", "10, 1", "5, 0"})
    void the_mean_is_over_about_the_same_time_at_every_rate(int rate, int framesOnEachSide) {
        assertThat(Yardstick.ofPlayers(Definition.FIFA, rate).half).isEqualTo(framesOnEachSide);
        assertThat(Yardstick.ofPlayers(Definition.RAW, rate).half).isZero();
    }
}
