package io.millrace.processors.replay;

import io.millrace.processors.intake.IntakeAccounts;
import io.millrace.processors.intake.Reason;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of the records of one input topic.
 *
 * @param in counted by the replay: what it put into the topic, and what the topology wrote there itself
 * @param accepted counted by intake, like the rest
 */
public record Account(long in, long accepted, long duplicate, Map<Reason, Long> rejected) {

    public Account {
        Map<Reason, Long> inOrder = new EnumMap<>(Reason.class);
        inOrder.putAll(rejected);
        rejected = Collections.unmodifiableMap(inOrder);
    }

    static Account of(long in, IntakeAccounts.Balance balance) {
        return new Account(in, balance.accepted(), balance.duplicate(), balance.rejected());
    }

    /** Whether both counts agree: {@code in = accepted + duplicate + rejected}. */
    public boolean balanced() {
        return in
                == accepted
                        + duplicate
                        + rejected.values().stream().mapToLong(Long::longValue).sum();
    }
}
