package io.millrace.fraud.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The variables that a part of a rule may use beside {@code tx}: one of a predicate over the history, and those of loops
 * over lists. A predicate over the history sees no variable of a loop around it, so that what it gives depends on the
 * transaction alone.
 *
 * @param each name of the history's variable; empty outside of such predicates
 */
record Scope(Optional<String> each, Map<String, Term.Local> locals, boolean top) {

    private static final int DEEPEST = 3;

    static Scope outermost() {
        return new Scope(Optional.empty(), Map.of(), true);
    }

    Scope ofHistory(String variable) {
        return new Scope(Optional.of(variable), Map.of(), false);
    }

    Scope ofList(String variable, Kind kind) {
        Map<String, Term.Local> inner = new LinkedHashMap<>(locals);
        inner.put(variable, new Term.Local(level(), kind));
        return new Scope(each.filter(name -> !name.equals(variable)), Map.copyOf(inner), false);
    }

    /** Of the next loop over a list. */
    int level() {
        return locals.values().stream()
                .mapToInt(local -> local.level() + 1)
                .max()
                .orElse(0);
    }

    boolean full() {
        return level() >= DEEPEST;
    }

    boolean isEach(String name) {
        return each.filter(name::equals).isPresent();
    }
}
