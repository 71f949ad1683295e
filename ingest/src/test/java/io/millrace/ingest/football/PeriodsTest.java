package io.millrace.ingest.football;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.sports.Period;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PeriodsTest {

    private static final Instant KICK_OFF = Instant.parse("2026-03-01T15:00:00Z");

    private final Periods periods = new Periods(KICK_OFF);

    @Test
    void theFirstHalfCountsFromTheKickOff() {
        assertThat(periods.at(Period.FIRST_HALF, Duration.ofMinutes(18)))
                .isEqualTo(KICK_OFF.plus(Duration.ofMinutes(18)));
    }

    @Test
    void theSecondHalfBeginsAQuarterOfAnHourAfterTheLastOfTheFirst() {
        periods.at(Period.FIRST_HALF, Duration.ofMinutes(51));

        assertThat(periods.at(Period.SECOND_HALF, Duration.ZERO)).isEqualTo(KICK_OFF.plus(Duration.ofMinutes(66)));
    }

    @Test
    void aHalfThatNobodyToldHasItsNominalLength() {
        assertThat(periods.at(Period.SECOND_HALF, Duration.ofMinutes(1)))
                .isEqualTo(KICK_OFF.plus(Duration.ofMinutes(61)));
    }

    @Test
    void aLateEventOfTheFirstHalfDoesNotMoveTheSecond() {
        Instant before = periods.at(Period.SECOND_HALF, Duration.ZERO);
        periods.at(Period.FIRST_HALF, Duration.ofMinutes(59));

        assertThat(periods.at(Period.SECOND_HALF, Duration.ZERO)).isEqualTo(before);
    }

    @Test
    void aShootOutWithoutExtraTimeFollowsTheSecondHalf() {
        periods.at(Period.FIRST_HALF, Duration.ofMinutes(45));
        Instant last = periods.at(Period.SECOND_HALF, Duration.ofMinutes(50));

        assertThat(periods.at(Period.SHOOT_OUT, Duration.ZERO)).isEqualTo(last.plus(Duration.ofMinutes(5)));
    }

    @Test
    void extraTimeGoesOnAfterTheBreaks() {
        periods.at(Period.FIRST_HALF, Duration.ofMinutes(45));
        Instant ninety = periods.at(Period.SECOND_HALF, Duration.ofMinutes(45));
        Instant first = periods.at(Period.EXTRA_FIRST, Duration.ofMinutes(15));
        Instant second = periods.at(Period.EXTRA_SECOND, Duration.ofMinutes(15));

        assertThat(first).isEqualTo(ninety.plus(Duration.ofMinutes(20)));
        assertThat(second).isEqualTo(first.plus(Duration.ofMinutes(16)));
        assertThat(periods.at(Period.SHOOT_OUT, Duration.ZERO)).isEqualTo(second.plus(Duration.ofMinutes(5)));
    }

    @Test
    void periodsHaveTheNumbersOfTheirOrder() {
        assertThat(Periods.numbered(1)).contains(Period.FIRST_HALF);
        assertThat(Periods.numbered(5)).contains(Period.SHOOT_OUT);
        assertThat(Periods.numbered(0)).isEmpty();
        assertThat(Periods.numbered(6)).isEmpty();
    }
}
