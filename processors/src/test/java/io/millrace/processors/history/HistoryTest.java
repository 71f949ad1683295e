package io.millrace.processors.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HistoryTest {

    @Property(tries = 500)
    void is_in_the_order_of_event_time_whatever_the_order_of_arrival(@ForAll("events") List<Event> events) {
        History<Event> history = new History<>();
        events.forEach(history::put);

        assertThat(content(history)).isEqualTo(reference(events));
    }

    @Property(tries = 500)
    void looks_back_exactly(@ForAll("events") List<Event> events) {
        History<Event> history = new History<>();
        events.forEach(history::put);

        for (long time = -1; time <= 41; time++) {
            long from = time;
            long expected = reference(events).stream()
                    .filter(event -> event.time() < from)
                    .count();
            assertThat(history.firstAtOrAfter(time)).isEqualTo((int) expected);
        }
    }

    @Property(tries = 300)
    void forgets_what_is_old_and_nothing_else(@ForAll("events") List<Event> events) {
        History<Event> history = new History<>();
        events.forEach(history::put);
        int kept = history.kept();

        int forgotten = history.forgetBefore(20);

        assertThat(content(history))
                .isEqualTo(reference(events).stream()
                        .filter(event -> event.time() >= 20)
                        .toList());
        assertThat(history.kept()).isEqualTo(kept - forgotten);
        assertThat(history.uncounted()).allMatch(event -> event.time() >= 20);
        for (Event event : events) {
            Event found = history.byId(event.id());
            assertThat(history.contains(event.id())).isEqualTo(found != null);
            assertThat(found == null || found.time() >= 20).isTrue();
        }
    }

    @Provide
    static Arbitrary<List<Event>> events() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 30),
                        Arbitraries.longs().between(0, 40),
                        Arbitraries.longs().between(0, 1000),
                        Arbitraries.frequency(net.jqwik.api.Tuple.of(5, true), net.jqwik.api.Tuple.of(1, false)))
                .as(Event::new)
                .list()
                .ofMaxSize(60);
    }

    static List<Event> content(History<Event> history) {
        List<Event> content = new ArrayList<>();
        for (int position = 0; position < history.size(); position++) {
            content.add(history.at(position));
        }
        return content;
    }

    /** The last entry of each id, if it counts, sorted. */
    static List<Event> reference(List<Event> events) {
        Map<Long, Event> byId = new LinkedHashMap<>();
        events.forEach(event -> byId.put(event.id(), event));
        return byId.values().stream()
                .filter(Event::counted)
                .sorted(Comparator.comparingLong(Event::time).thenComparingLong(Event::id))
                .toList();
    }
}
