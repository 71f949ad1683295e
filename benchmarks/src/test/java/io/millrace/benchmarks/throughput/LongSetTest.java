package io.millrace.benchmarks.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class LongSetTest {

    @Property(tries = 50)
    void it_holds_what_a_set_of_objects_holds(
            @ForAll @Size(max = 3000) List<@LongRange(min = -2000, max = 2000) Long> numbers) {
        LongSet set = new LongSet();
        Set<Long> model = new HashSet<>();
        for (long number : numbers) {
            assertThat(set.add(number)).isEqualTo(model.add(number));
        }
        for (long number = -2000; number <= 2000; number++) {
            assertThat(set.contains(number)).isEqualTo(model.contains(number));
        }
    }
}
