package io.millrace.local.guarantees;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What the last record of each thing says is what a reference says that knows nothing of the application.
 *
 * @param what of the records, for messages
 * @param id what a record tells the state of
 * @param state what it says; empty if that is the same as no record at all
 * @param reference the state of each thing that has one
 */
public record StateEqualsReference<V, S>(
        String what, List<V> records, Function<V, String> id, Function<V, Optional<S>> state, Map<String, S> reference)
        implements Guarantee {

    @Override
    public String promise() {
        return "the last word on each of the " + what + " is that of the reference";
    }

    @Override
    public List<String> violations() {
        Map<String, S> found = states();
        List<String> violations = new ArrayList<>();
        reference.forEach((thing, expected) -> {
            if (!expected.equals(found.get(thing))) {
                violations.add(thing + " is " + found.get(thing) + "; the reference says " + expected);
            }
        });
        found.forEach((thing, there) -> {
            if (!reference.containsKey(thing)) {
                violations.add(thing + " is " + there + "; the reference has none");
            }
        });
        return violations;
    }

    private Map<String, S> states() {
        Map<String, Optional<S>> last = new TreeMap<>();
        records.forEach(record -> last.put(id.apply(record), state.apply(record)));
        Map<String, S> states = new TreeMap<>();
        last.forEach((thing, there) -> there.ifPresent(present -> states.put(thing, present)));
        return states;
    }
}
