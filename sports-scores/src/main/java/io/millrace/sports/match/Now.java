package io.millrace.sports.match;

import io.millrace.contracts.sports.Period;
import io.millrace.sports.clock.MatchOrder;
import io.millrace.sports.clock.PlayingTime;
import java.util.Optional;

/**
 * How far a match has come, by the minute.
 *
 * @param gone whole minutes of the period; empty where no event of the period says
 * @param nominal milliseconds of the nominal clock: the minute that runs does not count before it is full
 * @param minutes of the nominal clock that have begun
 */
record Now(Period period, Optional<Integer> gone, long nominal, int minutes) {

    private static final int MINUTE = 60_000;

    static Now of(Course course, OrderOfPlay order) {
        Stages stages = course.stages();
        Period period = stages.onClock();
        if (stages.current().isEmpty()) {
            return new Now(period, Optional.empty(), 0, 0);
        }
        Optional<Integer> gone = order.lastOnClock(period).map(event -> MatchOrder.clock(event) / MINUTE);
        PlayingTime time = course.time();
        return stages.isEnded(period)
                ? new Now(period, gone, time.endOf(period), time.end(period))
                : new Now(
                        period,
                        gone,
                        time.nominal(period, gone.orElse(0) * MINUTE),
                        time.minute(period, gone.orElse(0)));
    }

    /** What fans read. Empty where no clock is known. */
    Optional<String> label(PlayingTime time) {
        return gone.flatMap(minutes -> time.label(period, minutes * MINUTE));
    }
}
