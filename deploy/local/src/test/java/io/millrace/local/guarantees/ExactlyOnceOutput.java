package io.millrace.local.guarantees;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Nothing came out twice, and nothing that had no reason to.
 *
 * @param what of the records, for messages
 * @param id no two records have the same
 * @param cause which of the causes a record has
 */
public record ExactlyOnceOutput<V>(
        String what, List<V> records, Function<V, String> id, Function<V, String> cause, Collection<String> causes)
        implements Guarantee {

    @Override
    public String promise() {
        return "each of the " + what + " comes out once, and for a cause";
    }

    @Override
    public List<String> violations() {
        List<String> violations = new ArrayList<>();
        Set<String> known = Set.copyOf(causes);
        Map<String, Integer> times = new HashMap<>();
        for (V record : records) {
            times.merge(id.apply(record), 1, Integer::sum);
            if (!known.contains(cause.apply(record))) {
                violations.add(id.apply(record) + " has no cause");
            }
        }
        times.forEach((record, count) -> {
            if (count > 1) {
                violations.add(record + " came out " + count + " times");
            }
        });
        return violations;
    }
}
