package io.millrace.sports.follow;

import io.millrace.contracts.sports.Physical;
import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateSerde;
import io.millrace.processors.state.StateWriter;
import io.millrace.sports.tracking.Tracked;
import io.millrace.sports.tracking.TrackedPlayer;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;

/** What tracking says of the players of a match, on its way to the task that follows the match. */
public record TrackedTotals(List<TrackedPlayer> players) {

    public static final Serde<TrackedTotals> SERDE =
            StateSerde.of("the totals of tracking", 1, TrackedTotals::write, TrackedTotals::read);

    public static TrackedTotals of(Tracked tracked) {
        return new TrackedTotals(tracked.players());
    }

    private void write(StateWriter out) {
        out.writeEach(players, (to, player) -> {
            Physical physical = player.physical();
            to.writeText(player.player());
            to.writeBoolean(player.home());
            to.writeText(physical.getDefinition());
            writeDouble(to, physical.getDistance());
            writeDouble(to, physical.getTopSpeed());
            writeDouble(to, physical.getHighSpeedDistance());
            writeDouble(to, physical.getSprintDistance());
            to.writeVarInt(physical.getSprints());
            to.writeEach(physical.getZoneDistances(), TrackedTotals::writeDouble);
            to.writeVarLong(physical.getFrames());
            to.writeVarLong(physical.getFramesDropped());
        });
    }

    private static TrackedTotals read(StateReader in) {
        return new TrackedTotals(in.readEach(from -> new TrackedPlayer(
                from.readText(),
                from.readBoolean(),
                new Physical(
                        from.readText(),
                        readDouble(from),
                        readDouble(from),
                        readDouble(from),
                        readDouble(from),
                        from.readVarInt(),
                        from.readEach(TrackedTotals::readDouble),
                        from.readVarLong(),
                        from.readVarLong()))));
    }

    private static void writeDouble(StateWriter out, double value) {
        out.writeLong(Double.doubleToRawLongBits(value));
    }

    private static double readDouble(StateReader in) {
        return Double.longBitsToDouble(in.readLong());
    }
}
