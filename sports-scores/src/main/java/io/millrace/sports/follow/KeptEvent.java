package io.millrace.sports.follow;

import io.millrace.contracts.AvroFormat;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import java.util.List;

/**
 * What is stored of one event.
 *
 * @param partition of the record that told it last, with {@code offset} its place in {@code match_events}
 * @param revisions those that a rebuilt match has to learn
 */
record KeptEvent(int partition, long offset, List<MatchEvent> revisions) {

    private static final int VERSION = 1;
    private static final AvroFormat<MatchEvent> EVENTS = AvroFormat.of(MatchEvent.class);

    byte[] encode() {
        StateWriter out = new StateWriter(256);
        out.writeByte(VERSION);
        out.writeVarInt(partition);
        out.writeVarLong(offset);
        out.writeEach(revisions, (to, event) -> to.writeBytes(EVENTS.encode(event)));
        return out.toBytes();
    }

    static KeptEvent decode(byte[] bytes) {
        StateReader in = new StateReader(bytes);
        in.expectVersion(VERSION, "an event of a match");
        int partition = in.readVarInt();
        long offset = in.readVarLong();
        return new KeptEvent(partition, offset, in.readEach(from -> EVENTS.decode(from.readBytes())));
    }
}
