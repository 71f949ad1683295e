package io.millrace.sports.match;

import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Period;
import io.millrace.sports.clock.MatchOrder;
import java.util.Optional;

/**
 * How far a match has come, by the minute.
 *
 * @param gone whole minutes of the period
 * @param nominal milliseconds of the nominal clock: the minute that runs does not count before it is full
 * @param minutes of the nominal clock that have begun
 */
record Now(Period period, int gone, long nominal, int minutes) {

    private static final int MINUTE = 60_000;

    static Now of(Course course, Optional<MatchEvent> last) {
        Stages stages = course.stages();
        Period period = stages.onClock();
        if (stages.current().isEmpty()) {
            return new Now(period, 0, 0, 0);
        }
        int gone = last.filter(event -> event.getPeriod() == period)
                .map(event -> MatchOrder.clock(event) / MINUTE)
                .orElse(0);
        return stages.isEnded(period)
                ? new Now(
                        period, gone, course.time().endOf(period), course.time().end(period))
                : new Now(
                        period,
                        gone,
                        course.time().nominal(period, gone * MINUTE),
                        course.time().minute(period, gone));
    }
}
