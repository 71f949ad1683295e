package io.millrace.processors.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.processors.state.StateException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class HistoryStoreTest {

    private static final long KEEP_ALL = Long.MIN_VALUE;

    @Property(tries = 200)
    void an_entity_read_again_is_the_entity_that_was_saved(
            @ForAll @From("events") List<Event> events, @ForAll @IntRange(min = 1, max = 9) int tailCapacity) {
        KeyValueStore<Bytes, byte[]> bytes = emptyStore();
        HistoryStore<long[], Event> histories = new HistoryStore<>(bytes, new Event.Format(), tailCapacity, 1000);
        for (Event event : events) {
            Entity<long[], Event> entity = histories.get("a");
            entity.head()[0]++;
            histories.put(entity, event);
            histories.save(entity, KEEP_ALL);
        }

        Entity<long[], Event> again = HistoryStore.read(bytes, new Event.Format(), "a");

        assertThat(again.head()[0]).isEqualTo(events.size());
        assertThat(HistoryTest.content(again.history())).isEqualTo(HistoryTest.reference(events));
        assertThat(again.history().kept())
                .isEqualTo((int) events.stream().mapToLong(Event::id).distinct().count());
    }

    @Property(tries = 100)
    void a_cache_too_small_for_anything_changes_nothing(@ForAll @From("events") List<Event> events) {
        KeyValueStore<Bytes, byte[]> bytes = emptyStore();
        HistoryStore<long[], Event> histories = new HistoryStore<>(bytes, new Event.Format(), 4, 0);
        for (Event event : events) {
            for (String key : List.of("a", "b")) {
                Entity<long[], Event> entity = histories.get(key);
                histories.put(entity, event);
                histories.save(entity, KEEP_ALL);
            }
        }

        for (String key : List.of("a", "b")) {
            assertThat(HistoryTest.content(histories.get(key).history())).isEqualTo(HistoryTest.reference(events));
        }
    }

    @Test
    void old_chunks_leave_the_store() {
        KeyValueStore<Bytes, byte[]> bytes = emptyStore();
        HistoryStore<long[], Event> histories = new HistoryStore<>(bytes, new Event.Format(), 4, 1000);
        for (int i = 0; i < 1000; i++) {
            Entity<long[], Event> entity = histories.get("a");
            histories.put(entity, new Event(i, i, 1, true));
            histories.save(entity, i - 10);
        }

        assertThat(size(bytes)).isLessThanOrEqualTo(6);
        assertThat(HistoryTest.content(
                        HistoryStore.read(bytes, new Event.Format(), "a").history()))
                .contains(new Event(990, 990, 1, true), new Event(999, 999, 1, true));
    }

    @Test
    void one_change_of_a_long_history_is_one_small_write() {
        KeyValueStore<Bytes, byte[]> bytes = emptyStore();
        HistoryStore<long[], Event> histories = new HistoryStore<>(bytes, new Event.Format(), 16, 100_000);
        for (int i = 0; i < 10_000; i++) {
            Entity<long[], Event> entity = histories.get("a");
            histories.put(entity, new Event(i, i, 1, true));
            histories.save(entity, KEEP_ALL);
        }

        try (KeyValueIterator<Bytes, byte[]> all = bytes.all()) {
            while (all.hasNext()) {
                assertThat(all.next().value).hasSizeLessThan(16 * 20);
            }
        }
    }

    @Test
    void the_start_of_a_task_sees_each_entity_once() {
        HistoryStore<long[], Event> histories = new HistoryStore<>(emptyStore(), new Event.Format(), 2, 1000);
        for (int i = 0; i < 9; i++) {
            Entity<long[], Event> entity = histories.get("k" + i % 3);
            entity.head()[0]++;
            histories.put(entity, new Event(i, i, 1, true));
            histories.save(entity, KEEP_ALL);
        }

        List<String> keys = new ArrayList<>();
        histories.forEachHead((key, head) -> {
            keys.add(key);
            assertThat(head[0]).isEqualTo(3);
        });
        assertThat(keys).containsExactlyInAnyOrder("k0", "k1", "k2");
    }

    @Test
    void state_of_a_newer_program_is_refused() {
        KeyValueStore<Bytes, byte[]> bytes = emptyStore();
        HistoryStore<long[], Event> newer = new HistoryStore<>(bytes, new Event.Format((byte) 2), 4, 1000);
        Entity<long[], Event> entity = newer.get("a");
        newer.put(entity, new Event(1, 1, 1, true));
        newer.save(entity, KEEP_ALL);

        assertThatThrownBy(() -> new HistoryStore<>(bytes, new Event.Format(), 4, 1000).get("a"))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("version 2")
                .hasMessageContaining("reads version 1");
    }

    @net.jqwik.api.Provide
    static net.jqwik.api.Arbitrary<List<Event>> events() {
        return HistoryTest.events();
    }

    private static KeyValueStore<Bytes, byte[]> emptyStore() {
        KeyValueStore<Bytes, byte[]> store =
                Stores.inMemoryKeyValueStore("histories").get();
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        return store;
    }

    private static int size(KeyValueStore<Bytes, byte[]> store) {
        int size = 0;
        try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
            for (; all.hasNext(); all.next()) {
                size++;
            }
        }
        return size;
    }
}
