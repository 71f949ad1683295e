package io.millrace.sports.fans;

import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;

/**
 * A fan in a shard of a target.
 *
 * @param preferences empty for one who does not follow any more
 * @param since wall clock of that change, epoch milliseconds
 */
record Follower(Optional<Preferences> preferences, long since) {

    private static final int VERSION = 1;

    boolean isFormer() {
        return preferences.isEmpty();
    }

    byte[] encode() {
        StateWriter out = new StateWriter(32);
        out.writeByte(VERSION);
        out.writeOptional(preferences, (to, wanted) -> wanted.write(to));
        out.writeVarLong(since);
        return out.toBytes();
    }

    static Follower decode(byte[] bytes) {
        StateReader in = new StateReader(bytes);
        in.expectVersion(VERSION, "a follower");
        return new Follower(in.readOptional(Preferences::read), in.readVarLong());
    }

    /** The shard with its length, so that followers of one shard stand together and of no other, then the fan. */
    static Bytes key(String shard, String fan) {
        StateWriter out = new StateWriter();
        out.writeText(shard);
        out.writeText(fan);
        return Bytes.wrap(out.toBytes());
    }

    static Bytes prefix(String shard) {
        StateWriter out = new StateWriter();
        out.writeText(shard);
        return Bytes.wrap(out.toBytes());
    }

    static String fan(Bytes key) {
        StateReader in = new StateReader(key.get());
        in.readText();
        return in.readText();
    }

    /** A key as text, for {@link io.millrace.processors.deadlines.Deadlines}. */
    static String text(Bytes key) {
        return new String(key.get(), StandardCharsets.ISO_8859_1);
    }

    static Bytes key(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
