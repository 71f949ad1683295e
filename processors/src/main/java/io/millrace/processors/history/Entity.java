package io.millrace.processors.history;

import org.apache.kafka.common.utils.Bytes;

/** The state of one entity in memory: its head, which its owner changes, and its history. */
public final class Entity<H> {

    private final History history;
    private String key;
    private H head;

    Bytes storeKey;
    /** Number of the first chunk; they are numbered without a gap. */
    long firstChunk;

    Entity(int columns) {
        history = new History(columns);
    }

    void become(String nextKey, Bytes nextStoreKey, H nextHead) {
        key = nextKey;
        storeKey = nextStoreKey;
        head = nextHead;
        firstChunk = 0;
        history.clear();
    }

    public String key() {
        return key;
    }

    public H head() {
        return head;
    }

    /** To be looked at; what changes it goes through {@link HistoryStore}. */
    public History history() {
        return history;
    }
}
