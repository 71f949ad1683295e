package io.millrace.local.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GuaranteeTest {

    private record Line(String id, int revision, String state) {}

    private static final Line A1 = new Line("a", 1, "open");
    private static final Line A2 = new Line("a", 2, "closed");
    private static final Line B1 = new Line("b", 1, "open");

    @Test
    void what_is_not_there_is_lost() {
        assertThat(new NoLoss<>("lines", List.of(A1), Line::id, List.of("a", "b")).violations())
                .containsExactly("b is missing");
        assertThat(new NoLoss<>("lines", List.of(A1, B1), Line::id, List.of("a", "b")).violations())
                .isEmpty();
    }

    @Test
    void the_same_record_must_not_come_twice() {
        assertThat(once(A1, B1, A1).violations()).containsExactly("a1 came out 2 times");
        assertThat(once(A1, A2, B1).violations()).isEmpty();
    }

    @Test
    void a_record_must_have_a_cause() {
        assertThat(once(A1, new Line("c", 1, "open")).violations()).containsExactly("c1 has no cause");
    }

    @Test
    void a_revision_must_not_be_left_out_repeated_or_overtaken() {
        assertThat(ordered(A1, B1, A2).violations()).isEmpty();
        assertThat(ordered(A2).violations()).containsExactly("a has revision 2 where 1 was expected");
        assertThat(ordered(A1, A1).violations()).containsExactly("a has revision 1 where 2 was expected");
        assertThat(ordered(A2, A1).violations()).hasSize(2);
    }

    @Test
    void the_last_word_must_be_that_of_the_reference() {
        assertThat(states(Map.of("a", "closed", "b", "open"), A1, B1, A2).violations())
                .isEmpty();
        assertThat(states(Map.of("a", "open"), A1, A2).violations())
                .containsExactly("a is closed; the reference says open");
        assertThat(states(Map.of("a", "open", "b", "open"), A1).violations())
                .containsExactly("b is null; the reference says open");
        assertThat(states(Map.of(), A1).violations()).containsExactly("a is open; the reference has none");
    }

    @Test
    void a_state_that_is_the_same_as_none_need_not_be_in_the_reference() {
        assertThat(new StateEqualsReference<>(
                                "lines",
                                List.of(A1, A2),
                                Line::id,
                                line -> Optional.of(line.state()).filter(state -> !state.equals("closed")),
                                Map.of())
                        .violations())
                .isEmpty();
    }

    @Test
    void all_broken_promises_are_told_at_once() {
        assertThatThrownBy(() -> Guarantee.mustHold(ordered(A2), once(A1, A1)))
                .hasMessageContaining("revisions of lines")
                .hasMessageContaining("a1 came out 2 times");
        assertThatCode(() -> Guarantee.mustHold(ordered(A1), once(A1))).doesNotThrowAnyException();
    }

    private static Guarantee once(Line... lines) {
        return new ExactlyOnceOutput<>(
                "lines", List.of(lines), line -> line.id() + line.revision(), Line::id, List.of("a", "b"));
    }

    private static Guarantee ordered(Line... lines) {
        return new OrderedRevisions<>("lines", List.of(lines), Line::id, Line::revision);
    }

    private static Guarantee states(Map<String, String> reference, Line... lines) {
        return new StateEqualsReference<>(
                "lines", List.of(lines), Line::id, line -> Optional.of(line.state()), reference);
    }
}
