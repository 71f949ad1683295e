package io.millrace.processors.state;

import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** How a value travels on an internal topic of an application: written as state is, a version byte first. */
public final class StateSerde {

    private StateSerde() {}

    /**
     * @param what the value, for the message of an error
     * @param version of the form; records of another version are refused
     */
    public static <T> Serde<T> of(
            String what, int version, BiConsumer<T, StateWriter> write, Function<StateReader, T> read) {
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : encoded(version, value, write),
                (topic, bytes) -> bytes == null ? null : decoded(what, version, bytes, read));
    }

    private static <T> byte[] encoded(int version, T value, BiConsumer<T, StateWriter> write) {
        StateWriter out = new StateWriter(256);
        out.writeByte(version);
        write.accept(value, out);
        return out.toBytes();
    }

    private static <T> T decoded(String what, int version, byte[] bytes, Function<StateReader, T> read) {
        try {
            StateReader in = new StateReader(bytes);
            in.expectVersion(version, what);
            T value = read.apply(in);
            in.expectEnd();
            return value;
        } catch (StateException | IllegalArgumentException e) {
            throw new SerializationException(what + " cannot be read: " + e.getMessage(), e);
        }
    }
}
