package io.millrace.sports.follow;

import io.millrace.contracts.AvroFormat;
import io.millrace.contracts.sports.Score;
import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import java.time.Instant;

/**
 * A row of the scoreboard as it was published.
 *
 * @param at by the wall clock of the instance that published it
 */
public record Shown(Instant at, Score score) {

    private static final int VERSION = 1;
    private static final AvroFormat<Score> SCORES = AvroFormat.of(Score.class);

    byte[] encode() {
        StateWriter out = new StateWriter(512);
        out.writeByte(VERSION);
        out.writeTime(at);
        out.writeBytes(SCORES.encode(score));
        return out.toBytes();
    }

    static Shown decode(byte[] bytes) {
        StateReader in = new StateReader(bytes);
        in.expectVersion(VERSION, "a published score");
        Instant at = in.readTime();
        return new Shown(at, SCORES.decode(in.readBytes()));
    }
}
