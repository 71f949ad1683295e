package io.millrace.processors.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a replay did.
 *
 * @param in records of the input, by topic
 * @param out records written, by topic; zero for an output that stayed empty
 * @param accounts the books of intake, by input topic
 * @param strays records so far ahead of all others that the clock did not follow them
 * @param from the replay's wall clock before the first record
 * @param to the replay's wall clock at the end, the time to settle included
 * @param elapsed real time
 */
public record ReplaySummary(
        SortedMap<String, Long> in,
        SortedMap<String, Long> out,
        SortedMap<String, Account> accounts,
        long strays,
        Instant from,
        Instant to,
        Duration elapsed) {

    public ReplaySummary {
        in = Collections.unmodifiableSortedMap(new TreeMap<>(in));
        out = Collections.unmodifiableSortedMap(new TreeMap<>(out));
        accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
    }

    /** Records of the input, over all topics. */
    public long records() {
        return in.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether intake has accounted for every record of every topic. */
    public boolean balanced() {
        return accounts.values().stream().allMatch(Account::balanced);
    }
}
