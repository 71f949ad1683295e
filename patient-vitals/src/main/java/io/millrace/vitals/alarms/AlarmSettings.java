package io.millrace.vitals.alarms;

import io.millrace.vitals.readings.MaximumAge;
import java.time.Duration;

/**
 * How alarms are made, apart from the limits.
 *
 * @param domain the application's name, the first part of every alert id
 * @param horizon how far back readings are kept, so that late ones and corrections can be decided again
 * @param settling signals of one patient arrive that much apart: a signal is not taken to be over, or to hold on, on the
 *     word of another one's clock before
 * @param silence how many intervals of a device may pass without a reading
 * @param leastSilence silence is never judged sooner than this
 * @param updateEvery how often an open alarm tells its latest value
 */
public record AlarmSettings(
        String domain,
        MaximumAge maximumAge,
        Duration horizon,
        Duration settling,
        int silence,
        Duration leastSilence,
        Duration updateEvery) {

    /** Throws {@link IllegalArgumentException} that names the setting that is wrong. */
    public AlarmSettings {
        if (horizon.compareTo(maximumAge.longest()) < 0) {
            throw new IllegalArgumentException("the horizon is " + horizon + ": expected at least "
                    + maximumAge.longest() + ", the longest maximum age of a value");
        }
        if (settling.isNegative()) {
            throw new IllegalArgumentException("settling is " + settling + ": expected zero or more");
        }
        if (silence < 2) {
            throw new IllegalArgumentException("silence is " + silence + " intervals: expected at least 2");
        }
    }

    public static AlarmSettings standard() {
        return new AlarmSettings(
                "patient-vitals",
                MaximumAge.standard(),
                Duration.ofMinutes(30),
                Duration.ofSeconds(2),
                5,
                Duration.ofSeconds(15),
                Duration.ofMinutes(1));
    }

    /** After how long without a reading a device is silent. */
    Duration silentAfter(Duration every) {
        Duration wait = every.multipliedBy(silence);
        return wait.compareTo(leastSilence) < 0 ? leastSilence : wait;
    }
}
