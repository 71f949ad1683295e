package io.millrace.processors.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.processors.history.HistoryTest.Change;
import io.millrace.processors.state.StateException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class HistoryStoreTest {

    private static final long KEEP_ALL = Long.MIN_VALUE;

    @Property(tries = 200)
    void a_query_reads_what_was_saved(@ForAll("changes") List<Change> changes) {
        KeyValueStore<Bytes, byte[]> bytes = HistoryTest.emptyStore();
        HistoryStore<long[]> histories = new HistoryStore<>(bytes, new Event.Format(), 4);
        changes.forEach(change -> HistoryTest.tell(histories, change, KEEP_ALL));

        Entity<long[]> again = HistoryStore.read(bytes, new Event.Format(), "a");

        assertThat(again.head()[0]).isEqualTo(changes.size());
        assertThat(HistoryTest.content(again.history())).isEqualTo(HistoryTest.reference(changes));
    }

    @Test
    void entities_do_not_mix() {
        HistoryStore<long[]> histories = HistoryTest.store(2);
        for (int i = 0; i < 300; i++) {
            histories.get("k" + i % 3);
            histories.add(i, i, new long[] {i});
            histories.save(KEEP_ALL);
        }

        for (int key = 0; key < 3; key++) {
            History history = histories.get("k" + key).history();
            assertThat(history.size()).isEqualTo(100);
            for (int position = 0; position < 100; position++) {
                assertThat(history.value(0, position)).isEqualTo(3L * position + key);
            }
        }
    }

    @Test
    void old_chunks_leave_the_store() {
        KeyValueStore<Bytes, byte[]> bytes = HistoryTest.emptyStore();
        HistoryStore<long[]> histories = new HistoryStore<>(bytes, new Event.Format(), 4);
        for (int i = 0; i < 10_000; i++) {
            histories.get("a");
            histories.add(i, i, new long[] {1});
            histories.save(i - 10);
        }

        assertThat(size(bytes)).isLessThanOrEqualTo(3);
        assertThat(HistoryTest.content(
                        HistoryStore.read(bytes, new Event.Format(), "a").history()))
                .contains(new Event(9_990, 9_990, 1), new Event(9_999, 9_999, 1));
    }

    @Test
    void a_change_of_a_long_history_writes_a_small_head_and_now_and_then_a_chunk() {
        KeyValueStore<Bytes, byte[]> bytes = HistoryTest.emptyStore();
        HistoryStore<long[]> histories = new HistoryStore<>(bytes, new Event.Format(), 16);
        for (int i = 0; i < 20_000; i++) {
            histories.get("a");
            histories.add(i * 0x9E3779B97F4A7C15L, i, new long[] {i % 100});
            histories.save(KEEP_ALL);
        }

        try (KeyValueIterator<Bytes, byte[]> all = bytes.all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> next = all.next();
                boolean head = next.key.get()[0] == 0;
                assertThat(next.value).hasSizeLessThan(head ? 16 * 20 : 1024 * 12);
            }
        }
    }

    @Test
    void an_attachment_is_there_until_it_is_removed() {
        KeyValueStore<Bytes, byte[]> bytes = HistoryTest.emptyStore();
        HistoryStore<long[]> histories = new HistoryStore<>(bytes, new Event.Format(), 4);
        histories.get("a");
        histories.attach(7, new byte[] {1, 2});
        histories.get("b");
        assertThat(histories.attachment(7)).isNull();
        histories.get("a");
        assertThat(histories.attachment(7)).containsExactly(1, 2);
        histories.attach(7, null);
        assertThat(size(bytes)).isZero();
    }

    @Test
    void the_start_of_a_task_sees_each_entity_once() {
        HistoryStore<long[]> histories = HistoryTest.store(2);
        for (int i = 0; i < 9; i++) {
            Entity<long[]> entity = histories.get("k" + i % 3);
            entity.head()[0]++;
            histories.add(i, i, new long[] {1});
            histories.save(KEEP_ALL);
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
        KeyValueStore<Bytes, byte[]> bytes = HistoryTest.emptyStore();
        HistoryStore<long[]> newer = new HistoryStore<>(bytes, new Event.Format((byte) 2), 4);
        newer.get("a");
        newer.add(1, 1, new long[] {1});
        newer.save(KEEP_ALL);

        assertThatThrownBy(() -> new HistoryStore<>(bytes, new Event.Format(), 4).get("a"))
                .isInstanceOf(StateException.class)
                .hasMessageContaining("version 2")
                .hasMessageContaining("reads version 1");
    }

    @net.jqwik.api.Provide
    static net.jqwik.api.Arbitrary<List<Change>> changes() {
        return HistoryTest.changes();
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
