package io.millrace.local.guarantees;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whatever had to come out did.
 *
 * @param what of the records, for messages
 * @param id which of the expected ones a record is
 */
public record NoLoss<V>(String what, List<V> records, Function<V, String> id, Collection<String> expected)
        implements Guarantee {

    @Override
    public String promise() {
        return "none of the " + expected.size() + " " + what + " is lost";
    }

    @Override
    public List<String> violations() {
        Set<String> found = records.stream().map(id).collect(Collectors.toSet());
        return expected.stream()
                .filter(wanted -> !found.contains(wanted))
                .map(wanted -> wanted + " is missing")
                .toList();
    }
}
