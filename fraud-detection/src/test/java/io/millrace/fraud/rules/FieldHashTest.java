package io.millrace.fraud.rules;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

final class FieldHashTest {

    @Test
    void anAbsentTextIsZero() {
        assertThat(FieldHash.of(null)).isZero();
        assertThat(FieldHash.of("")).isZero();
    }

    @Test
    void shortTextsAreTheirOwnCharacters() {
        assertThat(FieldHash.of("EUR")).isEqualTo(0x455552L);
        assertThat(FieldHash.of("5411")).isEqualTo(0x35343131L);
    }

    @Property
    void equalTextsHaveEqualCodesAndDifferentOnesDifferent(
            @ForAll @StringLength(max = 12) String one, @ForAll @StringLength(max = 12) String other) {
        assertThat(FieldHash.of(one) == FieldHash.of(other)).isEqualTo(one.equals(other));
    }
}
