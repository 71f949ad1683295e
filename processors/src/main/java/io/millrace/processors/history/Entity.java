package io.millrace.processors.history;

import io.millrace.processors.state.StateWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The state of one entity in memory: its head, which its owner changes, and its history. */
public final class Entity<H, E extends Entry> {

    /** A part of the history that is written and will not be written again. */
    record Sealed(long number, long newest) {}

    private final String key;
    private final H head;
    private final History<E> history = new History<>();
    private final boolean created;

    /** What has been put since the last chunk was sealed, in the order in which it was learnt, and its encoding. */
    final List<E> tail = new ArrayList<>(4);

    final StateWriter encodedTail = new StateWriter(64);
    final Deque<Sealed> chunks = new ArrayDeque<>(0);
    long nextChunk;

    Entity(String key, H head, boolean created) {
        this.key = key;
        this.head = head;
        this.created = created;
    }

    public String key() {
        return key;
    }

    public H head() {
        return head;
    }

    /** To be looked at; what is to be kept goes through {@link HistoryStore#put}. */
    public History<E> history() {
        return history;
    }

    /** True for an entity that had no state when it was asked for. */
    public boolean isNew() {
        return created && history.kept() == 0;
    }
}
