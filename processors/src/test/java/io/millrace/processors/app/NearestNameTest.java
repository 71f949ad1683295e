package io.millrace.processors.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NearestNameTest {

    @Test
    void finds_what_was_meant_and_nothing_where_nothing_is_near() {
        List<String> names = List.of("threads", "state.dir", "store.kind");
        assertThat(NearestName.of("thread", names)).contains("threads");
        assertThat(NearestName.of("sotre.kind", names)).contains("store.kind");
        assertThat(NearestName.of("favourite.colour", names)).isEmpty();
    }

    @Property
    void the_distance_is_symmetric_and_zero_only_for_equal_texts(
            @ForAll @AlphaChars @StringLength(max = 8) String a, @ForAll @AlphaChars @StringLength(max = 8) String b) {
        assertThat(NearestName.distance(a, b)).isEqualTo(NearestName.distance(b, a));
        assertThat(NearestName.distance(a, b) == 0).isEqualTo(a.equals(b));
        assertThat(NearestName.distance(a, b)).isLessThanOrEqualTo(Math.max(a.length(), b.length()));
    }
}
