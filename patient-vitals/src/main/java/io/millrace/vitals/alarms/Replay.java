package io.millrace.vitals.alarms;

import io.millrace.vitals.limits.LimitPair;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An alarm made once more, as it should have been: from samples in order and from what people did in between. */
final class Replay {

    private Replay() {}

    /** @param from samples and deeds before do not count, except that a suspension may have been in force then */
    static LimitTrack of(
            LimitTrack told,
            List<Sample> samples,
            List<Deed> deeds,
            Optional<Duration> interval,
            Instant from,
            LimitPair pair,
            Scene scene) {
        LimitTrack fresh = told.afresh();
        List<Deed> own =
                deeds.stream().filter(deed -> deed.concerns(told.id().rule())).toList();
        int next = 0;
        for (; next < own.size() && own.get(next).at().isBefore(from); next++) {
            fresh.standIn(own.get(next));
        }
        for (Sample sample : samples) {
            for (; next < own.size() && own.get(next).at().isBefore(sample.at()); next++) {
                fresh.obey(own.get(next), pair, scene);
            }
            fresh.see(sample, interval, pair, scene);
        }
        for (; next < own.size(); next++) {
            fresh.obey(own.get(next), pair, scene);
        }
        fresh.advance(told.clock, pair, scene);
        return fresh;
    }
}
