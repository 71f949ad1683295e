package io.millrace.processors.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.Test;

class HeapStoreTest {

    private final HeapStore store = new HeapStore("accounts");

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Put(int key, byte[] value) {}

    @Property(tries = 200)
    void holds_the_last_value_of_each_key(@ForAll("puts") List<Put> puts) {
        HeapStore fresh = new HeapStore("accounts");
        Map<Bytes, byte[]> expected = new HashMap<>();
        for (Put put : puts) {
            Bytes key = key(put.key());
            fresh.put(key, put.value());
            if (put.value() == null) {
                expected.remove(key);
            } else {
                expected.put(key, put.value());
            }
        }

        Map<Bytes, byte[]> found = new HashMap<>();
        try (KeyValueIterator<Bytes, byte[]> all = fresh.all()) {
            while (all.hasNext()) {
                Bytes peeked = all.peekNextKey();
                KeyValue<Bytes, byte[]> next = all.next();
                assertThat(next.key).isEqualTo(peeked);
                found.put(next.key, next.value);
            }
            assertThatThrownBy(all::peekNextKey).isInstanceOf(NoSuchElementException.class);
        }
        assertThat(found).isEqualTo(expected);
        assertThat(fresh.approximateNumEntries()).isEqualTo(expected.size());
    }

    @Provide
    static Arbitrary<List<Put>> puts() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9),
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(3).injectNull(0.3))
                .as(Put::new)
                .list()
                .ofMaxSize(40);
    }

    @Test
    void a_first_value_stays_when_another_is_put_if_absent() {
        assertThat(store.putIfAbsent(key(1), new byte[] {1})).isNull();
        assertThat(store.putIfAbsent(key(1), new byte[] {2})).containsExactly(1);
        assertThat(store.delete(key(1))).containsExactly(1);
        assertThat(store.get(key(1))).isNull();
    }

    @Test
    void a_scan_in_the_order_of_keys_is_refused_with_what_to_do() {
        assertThatThrownBy(() -> store.range(key(1), key(2)))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("range of accounts, which keeps no order; build the store with StateStores.ordered");
    }

    private static Bytes key(int number) {
        return Bytes.wrap(new byte[] {(byte) number});
    }
}
