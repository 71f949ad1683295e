package io.millrace.processors.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeadlinesTest {

    private final Deadlines deadlines = new Deadlines(1000);

    @Test
    void nothing_is_due_before_its_time() {
        deadlines.setIfNone("a", 5000);

        assertThat(deadlines.takeDue(4999, 100)).isEmpty();
        assertThat(deadlines.takeDue(5000, 100)).containsExactly("a");
        assertThat(deadlines.takeDue(6000, 100)).isEmpty();
    }

    @Test
    void a_deadline_is_never_met_early() {
        deadlines.setIfNone("a", 5001);

        assertThat(deadlines.takeDue(5999, 100)).isEmpty();
        assertThat(deadlines.takeDue(6000, 100)).containsExactly("a");
    }

    @Test
    void the_first_one_set_stands_until_it_is_met() {
        deadlines.setIfNone("a", 5000);
        deadlines.setIfNone("a", 9000);

        assertThat(deadlines.takeDue(20_000, 100)).containsExactly("a");
        deadlines.setIfNone("a", 30_000);
        assertThat(deadlines.isSet("a")).isTrue();
        assertThat(deadlines.takeDue(30_000, 100)).containsExactly("a");
    }

    @Test
    void a_deadline_comes_forward_and_is_met_once() {
        deadlines.setIfNone("a", 9000);
        deadlines.setNoLaterThan("a", 5000);
        deadlines.setNoLaterThan("a", 7000);

        assertThat(deadlines.takeDue(5000, 100)).containsExactly("a");
        assertThat(deadlines.isSet("a")).isFalse();
        assertThat(deadlines.takeDue(20_000, 100)).isEmpty();
    }

    @Test
    void what_is_due_comes_in_the_order_of_its_deadlines() {
        deadlines.setIfNone("late", 7000);
        deadlines.setIfNone("early", 2000);
        deadlines.setIfNone("later", 9000);

        assertThat(deadlines.takeDue(8000, 100)).containsExactly("early", "late");
    }

    @Test
    void a_crowd_is_taken_in_parts() {
        for (int i = 0; i < 10; i++) {
            deadlines.setIfNone("k" + i, i * 1000L);
        }

        assertThat(deadlines.takeDue(20_000, 4)).containsExactly("k0", "k1", "k2", "k3");
        assertThat(deadlines.takeDue(20_000, 100)).hasSize(6);
    }
}
