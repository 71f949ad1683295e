package io.millrace.sports.follow;

import io.millrace.contracts.AvroFormat;
import io.millrace.contracts.sports.Score;
import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import java.util.Optional;

/**
 * What is kept of a match beside its entries.
 *
 * @param shown the row of the scoreboard that was published last; empty before the first
 * @param heardAt wall clock at which the head was written last, epoch milliseconds: with every row, so once for each minute
 *     of play
 */
record MatchHead(Optional<Score> shown, long heardAt) {

    private static final int VERSION = 1;
    private static final AvroFormat<Score> SCORES = AvroFormat.of(Score.class);

    static MatchHead unheardOf() {
        return new MatchHead(Optional.empty(), 0);
    }

    byte[] encode() {
        StateWriter out = new StateWriter(512);
        out.writeByte(VERSION);
        out.writeVarLong(heardAt);
        out.writeOptional(shown, (to, score) -> to.writeBytes(SCORES.encode(score)));
        return out.toBytes();
    }

    static MatchHead decode(byte[] bytes) {
        StateReader in = new StateReader(bytes);
        in.expectVersion(VERSION, "the head of a match");
        long heardAt = in.readVarLong();
        return new MatchHead(in.readOptional(from -> SCORES.decode(from.readBytes())), heardAt);
    }
}
