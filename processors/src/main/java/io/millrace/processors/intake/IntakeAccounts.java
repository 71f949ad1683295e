package io.millrace.processors.intake;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The books of intake, a page for each input topic: {@code in = accepted + rejected(reason) + duplicate}, always. Records
 * that are read again after a failure are counted again.
 */
public final class IntakeAccounts {

    private final Map<String, Page> pages = new ConcurrentHashMap<>();

    public Page page(String topic) {
        return pages.computeIfAbsent(topic, name -> new Page());
    }

    /** What is on each page now, by topic. */
    public SortedMap<String, Balance> balances() {
        SortedMap<String, Balance> balances = new TreeMap<>();
        pages.forEach((topic, page) -> balances.put(topic, page.balance()));
        return balances;
    }

    /** The running counts of one topic. Safe for use by several stream threads. */
    public static final class Page {
        private final LongAdder accepted = new LongAdder();
        private final LongAdder duplicate = new LongAdder();
        private final Map<Reason, LongAdder> rejected = new EnumMap<>(Reason.class);

        private Page() {
            for (Reason reason : Reason.values()) {
                rejected.put(reason, new LongAdder());
            }
        }

        public void accept() {
            accepted.increment();
        }

        public void duplicate() {
            duplicate.increment();
        }

        public void reject(Reason reason) {
            rejected.get(reason).increment();
        }

        public Balance balance() {
            Map<Reason, Long> byReason = new EnumMap<>(Reason.class);
            rejected.forEach((reason, count) -> {
                if (count.sum() > 0) {
                    byReason.put(reason, count.sum());
                }
            });
            return new Balance(accepted.sum(), duplicate.sum(), byReason);
        }
    }

    /** Counts at one moment. */
    public record Balance(long accepted, long duplicate, Map<Reason, Long> rejected) {

        public long in() {
            return accepted
                    + duplicate
                    + rejected.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
