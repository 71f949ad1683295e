package io.millrace.vitals.readings;

import java.util.Comparator;
import java.util.Optional;

/**
 * Which of two versions of a reading counts: the higher version, then the later standing (preliminary, final, corrected,
 * taken back), then the one that was issued later. Sources that do not count versions are served by the standing.
 * The order of arrival decides nothing.
 */
public final class Corrections {

    private static final Comparator<Reading> BY_WEIGHT = Comparator.comparingInt(Reading::version)
            .thenComparing(Reading::standing)
            .thenComparingLong(Reading::issued)
            // One version told in two ways: either will do, but always the same.
            .thenComparingLong(Reading::time)
            .thenComparingLong(Reading::value)
            .thenComparing(Reading::fault)
            .thenComparing(Reading::signal)
            .thenComparing(Reading::device)
            .thenComparing(Reading::questionable);

    /** What becomes of a reading that arrives. */
    public enum Verdict {
        /** Its id was not known. */
        NEW,
        /** It counts in place of the version that is known. */
        REPLACES,
        /** The version that is known. */
        DUPLICATE,
        /** Older than the version that is known. */
        OUTDATED
    }

    private Corrections() {}

    public static Verdict decide(Optional<Reading> known, Reading arriving) {
        if (known.isEmpty()) {
            return Verdict.NEW;
        }
        int order = BY_WEIGHT.compare(arriving, known.get());
        if (order == 0) {
            return Verdict.DUPLICATE;
        }
        return order > 0 ? Verdict.REPLACES : Verdict.OUTDATED;
    }
}
