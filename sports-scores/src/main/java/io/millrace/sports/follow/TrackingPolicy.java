package io.millrace.sports.follow;

import io.millrace.sports.tracking.Definition;
import java.time.Duration;

/**
 * How the tracking of a match is followed.
 *
 * @param lateness how far behind the highest number of its match a frame may come; frames wait so long for those before them
 * @param every totals are given so often, by the clock of the match
 * @param idleClose when no frame has come for so long by the wall clock, those that wait are taken and the totals are given
 * @param kept the state of a match is dropped when it has been silent for so long by the wall clock
 */
public record TrackingPolicy(
        Definition definition, Duration lateness, Duration every, Duration idleClose, Duration kept) {

    public TrackingPolicy {
        positive("tracking.every", every);
        positive("tracking.idle-close", idleClose);
        if (kept.compareTo(idleClose) <= 0) {
            throw new IllegalArgumentException(
                    "tracking.kept " + kept + " is not longer than tracking.idle-close, " + idleClose);
        }
    }

    private static void positive(String setting, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(setting + " is " + duration + "; expected more than nothing");
        }
    }
}
