package io.millrace.ingest.tracking;

import io.millrace.contracts.sports.PlayerPosition;
import io.millrace.contracts.sports.TrackingFrame;
import java.util.List;
import java.util.Optional;

/** Lines of EPTS data, each read by the layout that is declared for its frame. */
final class EptsLines implements LineFrames.Parser {

    private final EptsMatch match;
    private EptsLayout layout;

    EptsLines(EptsMatch match) {
        this.match = match;
        this.layout = match.layouts().get(0);
    }

    @Override
    public Optional<TrackingFrame> frame(String line) throws BadFrame {
        long number = layout.frame(line);
        if (!layout.holds(number)) {
            layout = match.layouts().stream()
                    .filter(other -> other.holds(number))
                    .findFirst()
                    .orElse(layout);
        }
        Optional<TrackingFrame> frame = match.times().frame(number);
        if (frame.isPresent()) {
            setPositions(layout.positions(line), frame.get());
        }
        return frame;
    }

    private void setPositions(double[] positions, TrackingFrame frame) {
        List<EptsChannels.Player> players = layout.channels().players();
        if (isThere(positions, 0)) {
            frame.setBallX((float) positions[0]);
            frame.setBallY((float) positions[1]);
            frame.setBallZ(Double.isNaN(positions[2]) ? null : (float) positions[2]);
        }
        for (int player = 0; player < players.size(); player++) {
            int at = (player + 1) * EptsPlace.AXES;
            if (isThere(positions, at)) {
                EptsChannels.Player who = players.get(player);
                (who.home() ? frame.getHome() : frame.getAway())
                        .add(new PlayerPosition(who.id(), (float) positions[at], (float) positions[at + 1]));
            }
        }
    }

    private static boolean isThere(double[] positions, int at) {
        return !Double.isNaN(positions[at]) && !Double.isNaN(positions[at + 1]);
    }
}
