package io.millrace.processors.intake;

import java.util.Optional;

/** The rules of a domain for one record, beyond what its schema says. */
@FunctionalInterface
public interface Check<V> {

    /**
     * What is wrong: what was found, and what was expected; empty when all is well.
     *
     * @param value null for a tombstone of a topic that allows them
     */
    Optional<String> fault(String key, V value);
}
