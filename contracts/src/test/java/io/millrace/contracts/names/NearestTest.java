package io.millrace.contracts.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

    private static final List<String> NAMES = List.of("eventTime", "amount", "account");

    @Test
    void a_slip_of_the_hand_finds_the_name() {
        assertThat(Nearest.to("ammount", NAMES)).contains("amount");
        assertThat(Nearest.to("event_time", NAMES)).contains("eventTime");
        assertThat(Nearest.to("ACCONT", NAMES)).contains("account");
    }

    @Test
    void what_is_like_none_finds_none_and_the_hint_lists_all() {
        assertThat(Nearest.to("colour", NAMES)).isEmpty();
        assertThat(Nearest.hint("colour", NAMES)).isEqualTo("valid: eventTime, amount, account");
        assertThat(Nearest.hint("amont", NAMES)).isEqualTo("did you mean amount?");
    }
}
