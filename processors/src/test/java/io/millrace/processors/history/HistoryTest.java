package io.millrace.processors.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** A history through its store, read from the stored bytes at each change, against a list that is sorted. */
class HistoryTest {

    private static final long KEEP_ALL = Long.MIN_VALUE;

    /** What a history is told: something new, another number for what is there, or that it is taken back. */
    record Change(Event event, Kind kind) {
        enum Kind {
            NEWS,
            TAKEN_BACK
        }
    }

    @Property(tries = 500)
    void is_in_the_order_of_event_time_whatever_the_order_of_arrival(
            @ForAll("changes") List<Change> changes, @ForAll @IntRange(min = 1, max = 9) int openRows) {
        History history = told(changes, openRows);

        assertThat(content(history)).isEqualTo(reference(changes));
    }

    @Property(tries = 300)
    void looks_back_exactly(@ForAll("changes") List<Change> changes) {
        History history = told(changes, 3);

        for (long time = -1; time <= 41; time++) {
            long from = time;
            long expected = reference(changes).stream()
                    .filter(event -> event.time() < from)
                    .count();
            assertThat(history.firstAtOrAfter(time)).isEqualTo((int) expected);
        }
    }

    @Property(tries = 300)
    void knows_every_id_it_was_told_and_the_place_of_those_that_count(@ForAll("changes") List<Change> changes) {
        History history = told(changes, 3);

        TreeSet<Long> told = new TreeSet<>();
        changes.forEach(change -> told.add(change.event().id()));
        for (long id = 0; id <= 31; id++) {
            assertThat(history.knows(id)).isEqualTo(told.contains(id));
            int position = history.positionOf(id);
            assertThat(position >= 0 ? history.id(position) : -1)
                    .isEqualTo(reference(changes).stream().anyMatch(idOf(id)) ? id : -1);
        }
    }

    private static Predicate<Event> idOf(long id) {
        return event -> event.id() == id;
    }

    @Property(tries = 300)
    void forgets_what_is_old_but_for_what_shares_a_chunk_with_what_is_not(@ForAll("changes") List<Change> changes) {
        HistoryStore<long[]> store = store(3);
        changes.forEach(change -> tell(store, change, KEEP_ALL));
        store.get("a");
        store.save(20);
        History history = store.get("a").history();

        List<Event> left = content(history);
        List<Event> all = reference(changes);
        assertThat(left).isEqualTo(all.subList(all.size() - left.size(), all.size()));
        assertThat(left)
                .containsAll(all.stream().filter(event -> event.time() >= 20).toList());
        for (long id = 0; id <= 30; id++) {
            List<Event> told =
                    changes.stream().map(Change::event).filter(idOf(id)).toList();
            boolean young = !told.isEmpty() && told.stream().allMatch(event -> event.time() >= 20);
            assertThat(!young || history.knows(id)).isTrue();
        }
    }

    /** Enough for several chunks, with rows that come late to the first and to the last of them. */
    @Property(tries = 40)
    void a_long_history_is_that_of_a_list(@ForAll @From("latecomers") List<Event> late) {
        HistoryStore<long[]> store = store(8);
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            changes.add(new Change(new Event(1_000 + i, 10L * i, i * 1_000_003L * i), Change.Kind.NEWS));
        }
        late.forEach(event -> changes.add(new Change(event, Change.Kind.NEWS)));
        late.stream().limit(5).forEach(event -> changes.add(new Change(event, Change.Kind.TAKEN_BACK)));
        changes.add(new Change(new Event(1_001, 10, 0), Change.Kind.TAKEN_BACK));
        changes.forEach(change -> tell(store, change, KEEP_ALL));

        History history = store.get("a").history();

        assertThat(content(history)).isEqualTo(reference(changes));
        for (long time = 0; time <= 4_000; time += 7) {
            long from = time;
            assertThat(history.firstAtOrAfter(time)).isEqualTo((int) reference(changes).stream()
                    .filter(event -> event.time() < from)
                    .count());
        }
    }

    @Provide
    static Arbitrary<List<Event>> latecomers() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 60), Arbitraries.longs().between(0, 4_100), Arbitraries.longs())
                .as(Event::new)
                .list()
                .ofMaxSize(60);
    }

    @Provide
    static Arbitrary<List<Change>> changes() {
        Arbitrary<Event> events = Combinators.combine(
                        Arbitraries.longs().between(0, 30),
                        Arbitraries.longs().between(0, 40),
                        Arbitraries.longs().between(0, 1000))
                .as(Event::new);
        return Combinators.combine(
                        events,
                        Arbitraries.frequency(Tuple.of(5, Change.Kind.NEWS), Tuple.of(1, Change.Kind.TAKEN_BACK)))
                .as(Change::new)
                .list()
                .ofMaxSize(60);
    }

    static History told(List<Change> changes, int openRows) {
        HistoryStore<long[]> store = store(openRows);
        changes.forEach(change -> tell(store, change, KEEP_ALL));
        return store.get("a").history();
    }

    static HistoryStore<long[]> store(int openRows) {
        return new HistoryStore<>(emptyStore(), new Event.Format(), openRows);
    }

    static KeyValueStore<Bytes, byte[]> emptyStore() {
        KeyValueStore<Bytes, byte[]> store =
                Stores.inMemoryKeyValueStore("histories").get();
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        return store;
    }

    /** As a processor does: an id that is known is no news but for a new number. */
    static void tell(HistoryStore<long[]> store, Change change, long retainFrom) {
        Entity<long[]> entity = store.get("a");
        History history = entity.history();
        Event event = change.event();
        int position = history.positionOf(event.id());
        if (change.kind() == Change.Kind.TAKEN_BACK) {
            if (position >= 0) {
                store.takeBack(position);
            } else {
                store.know(event.id(), event.time());
            }
        } else if (position >= 0) {
            store.set(position, 0, event.amount());
        } else if (!history.knows(event.id())) {
            store.add(event.id(), event.time(), new long[] {event.amount()});
        }
        entity.head()[0]++;
        store.save(retainFrom);
    }

    static List<Event> content(History history) {
        List<Event> content = new ArrayList<>();
        for (int position = 0; position < history.size(); position++) {
            content.add(new Event(history.id(position), history.time(position), history.value(0, position)));
        }
        return content;
    }

    /** What counts, sorted. What was taken back once never counts again. */
    static List<Event> reference(List<Change> changes) {
        Map<Long, Event> byId = new LinkedHashMap<>();
        TreeSet<Long> gone = new TreeSet<>();
        for (Change change : changes) {
            Event event = change.event();
            if (change.kind() == Change.Kind.TAKEN_BACK) {
                byId.remove(event.id());
                gone.add(event.id());
            } else if (!gone.contains(event.id())) {
                byId.merge(event.id(), event, (old, now) -> new Event(old.id(), old.time(), now.amount()));
            }
        }
        return byId.values().stream()
                .sorted(Comparator.comparingLong(Event::time).thenComparingLong(Event::id))
                .toList();
    }
}
