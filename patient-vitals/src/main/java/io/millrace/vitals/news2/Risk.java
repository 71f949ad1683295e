package io.millrace.vitals.news2;

import java.time.Duration;

/** Clinical risk, with the longest time to the next observation that chart 4 allows. */
public enum Risk {
    /** 0 to 4, and no parameter with 3. */
    LOW,
    /** 3 in one parameter, but less than 5 together. */
    LOW_MEDIUM,
    /** 5 or 6. */
    MEDIUM,
    /** 7 or more. */
    HIGH;

    /** A continuous watch has no interval. A set of observations is the base of a score for so long by default. */
    private static final Duration CONTINUOUS = Duration.ofMinutes(30);

    static Risk of(int total, boolean anyThree) {
        if (total >= 7) {
            return HIGH;
        }
        if (total >= 5) {
            return MEDIUM;
        }
        return anyThree ? LOW_MEDIUM : LOW;
    }

    /** How long after this score the next set of observations is due, at the latest: chart 4. */
    public Duration nextWithin(int total) {
        return switch (this) {
            case LOW -> total == 0 ? Duration.ofHours(12) : Duration.ofHours(6);
            case LOW_MEDIUM, MEDIUM -> Duration.ofHours(1);
            case HIGH -> CONTINUOUS;
        };
    }
}
