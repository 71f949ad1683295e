package io.millrace.processors.deadlines;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * When entities are to be looked at by the wall clock: the side of idle close, of silence and of onset delays that event
 * time cannot serve, because nothing arrives. Lives in the memory of one task; its owner sets it again from the store when
 * the task starts.
 *
 * <p>Setting a deadline costs next to nothing when one is set already: the earliest stands, and whoever is called looks
 * at the state and sets the next one. So a record that moves a deadline back need not touch it.
 */
public final class Deadlines {

    private final long resolution;
    private final NavigableMap<Long, List<String>> due = new TreeMap<>();
    /** The slot that counts of each; an entry of a later slot is passed over. */
    private final Map<String, Long> waiting = new HashMap<>();

    /** @param resolutionMillis deadlines are met up to that much later */
    public Deadlines(long resolutionMillis) {
        if (resolutionMillis < 1) {
            throw new IllegalArgumentException("resolution of " + resolutionMillis + " ms; expected at least 1");
        }
        resolution = resolutionMillis;
    }

    /** Has the entity looked at at that time (epoch milliseconds of the wall clock), if nothing is set for it yet. */
    public void setIfNone(String key, long at) {
        if (!waiting.containsKey(key)) {
            set(key, slot(at));
        }
    }

    /** The same, also if something later is set: for a deadline that may come forward. */
    public void setNoLaterThan(String key, long at) {
        Long set = waiting.get(key);
        if (set == null || slot(at) < set) {
            set(key, slot(at));
        }
    }

    private void set(String key, long slot) {
        waiting.put(key, slot);
        due.computeIfAbsent(slot, time -> new ArrayList<>(2)).add(key);
    }

    private long slot(long at) {
        return Math.floorDiv(at + resolution - 1, resolution) * resolution;
    }

    /** Whether something is set for the entity. */
    public boolean isSet(String key) {
        return waiting.containsKey(key);
    }

    /**
     * The entities whose time has come, in the order of their deadlines; nothing is set for them any more.
     *
     * @param most so many at once, about: the others are due the next time, and the stream thread is not held up
     */
    public List<String> takeDue(long now, int most) {
        List<String> keys = new ArrayList<>();
        while (!due.isEmpty() && due.firstKey() <= now && keys.size() < most) {
            Map.Entry<Long, List<String>> slot = due.pollFirstEntry();
            for (String key : slot.getValue()) {
                if (waiting.remove(key, slot.getKey())) {
                    keys.add(key);
                }
            }
        }
        return keys;
    }
}
