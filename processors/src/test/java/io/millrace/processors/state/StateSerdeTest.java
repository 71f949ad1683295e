package io.millrace.processors.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class StateSerdeTest {

    private record Point(int x, String name) {

        void write(StateWriter out) {
            out.writeVarInt(x);
            out.writeText(name);
        }

        static Point read(StateReader in) {
            return new Point(in.readVarInt(), in.readText());
        }
    }

    private final Serde<Point> serde = StateSerde.of("a point", 2, Point::write, Point::read);

    @Test
    void what_was_written_is_read() {
        Point point = new Point(-7, "ö");

        assertThat(serde.deserializer().deserialize("t", serde.serializer().serialize("t", point)))
                .isEqualTo(point);
        assertThat(serde.serializer().serialize("t", null)).isNull();
        assertThat(serde.deserializer().deserialize("t", null)).isNull();
    }

    @Test
    void another_version_and_damage_are_refused_with_the_name_of_the_value() {
        byte[] bytes = serde.serializer().serialize("t", new Point(1, "a"));
        byte[] older = bytes.clone();
        older[0] = 1;
        byte[] longer = java.util.Arrays.copyOf(bytes, bytes.length + 1);

        assertThatThrownBy(() -> serde.deserializer().deserialize("t", older))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("a point")
                .hasMessageContaining("version 1");
        assertThatThrownBy(() -> serde.deserializer().deserialize("t", longer))
                .isInstanceOf(SerializationException.class);
        assertThatThrownBy(() -> serde.deserializer().deserialize("t", new byte[] {2}))
                .isInstanceOf(SerializationException.class);
    }
}
