package io.millrace.local.guarantees;

import java.util.List;
import org.assertj.core.api.SoftAssertions;

/**
 * What must hold of a run in which processes were killed and came back. It is held against what was committed, by whoever
 * wrote it, when all is over.
 */
public interface Guarantee {

    /** A sentence that is true if the guarantee holds. */
    String promise();

    /** What contradicts the promise; empty if it holds. */
    List<String> violations();

    /** Fails with everything that does not hold, a few examples of each. */
    static void mustHold(Guarantee... guarantees) {
        SoftAssertions assertions = new SoftAssertions();
        for (Guarantee guarantee : guarantees) {
            List<String> violations = guarantee.violations();
            assertions
                    .assertThat(violations.stream().limit(5).toList())
                    .as("%s; %d violations", guarantee.promise(), violations.size())
                    .isEmpty();
        }
        assertions.assertAll();
    }
}
