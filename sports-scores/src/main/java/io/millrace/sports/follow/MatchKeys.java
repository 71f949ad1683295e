package io.millrace.sports.follow;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of the store of matches: the kind of entry, the match, and what within the match. The match is written with its
 * length, so that ids of whatever characters never run into each other, and all entries of a kind of one match stand together.
 */
final class MatchKeys {

    /** What is shown of a match now, and when it was last heard of. */
    static final byte HEAD = 'M';

    static final byte FIXTURE = 'F';
    static final byte EVENT = 'E';
    static final byte PLAYER = 'P';
    static final byte TEAM = 'T';
    static final byte COMMENTARY = 'C';
    /** A row of the scoreboard that was published, by revision. */
    static final byte SHOWN = 'S';

    static final byte[] KINDS = {HEAD, FIXTURE, EVENT, PLAYER, TEAM, COMMENTARY, SHOWN};

    private MatchKeys() {}

    /** The entry of which a match has one; for the other kinds what all keys of the match begin with. */
    static Bytes of(byte kind, String match) {
        byte[] id = match.getBytes(StandardCharsets.UTF_8);
        return Bytes.wrap(ByteBuffer.allocate(5 + id.length)
                .put(kind)
                .putInt(id.length)
                .put(id)
                .array());
    }

    static Bytes of(byte kind, String match, String within) {
        return append(of(kind, match), within.getBytes(StandardCharsets.UTF_8));
    }

    /** In the order of the numbers, which are not negative. */
    static Bytes of(byte kind, String match, int number) {
        return append(of(kind, match), ByteBuffer.allocate(4).putInt(number).array());
    }

    /** What the keys of all matches begin with. */
    static Bytes all(byte kind) {
        return Bytes.wrap(new byte[] {kind});
    }

    /** The match that a key is about. */
    static String match(Bytes key) {
        ByteBuffer bytes = ByteBuffer.wrap(key.get(), 1, key.get().length - 1);
        int length = bytes.getInt();
        return new String(key.get(), bytes.position(), length, StandardCharsets.UTF_8);
    }

    private static Bytes append(Bytes start, byte[] end) {
        return Bytes.wrap(ByteBuffer.allocate(start.get().length + end.length)
                .put(start.get())
                .put(end)
                .array());
    }
}
