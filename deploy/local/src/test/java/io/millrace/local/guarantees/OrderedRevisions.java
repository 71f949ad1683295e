package io.millrace.local.guarantees;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * The revisions of each thing stand in the log as 1, 2, 3 and so on: none is left out, repeated or overtaken.
 *
 * @param what of the records, for messages
 * @param id what a record is a revision of; all of one are in one partition
 */
public record OrderedRevisions<V>(String what, List<V> records, Function<V, String> id, ToIntFunction<V> revision)
        implements Guarantee {

    @Override
    public String promise() {
        return "the revisions of " + what + " are 1, 2, 3, in that order";
    }

    @Override
    public List<String> violations() {
        List<String> violations = new ArrayList<>();
        Map<String, Integer> last = new HashMap<>();
        for (V record : records) {
            int expected = last.getOrDefault(id.apply(record), 0) + 1;
            int found = revision.applyAsInt(record);
            if (found != expected) {
                violations.add(id.apply(record) + " has revision " + found + " where " + expected + " was expected");
            }
            last.put(id.apply(record), found);
        }
        return violations;
    }
}
