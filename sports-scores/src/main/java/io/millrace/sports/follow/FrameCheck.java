package io.millrace.sports.follow;

import io.millrace.contracts.sports.PlayerPosition;
import io.millrace.contracts.sports.TrackingFrame;
import io.millrace.processors.intake.Check;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must hold of a tracking frame beyond its schema. */
public final class FrameCheck implements Check<TrackingFrame> {

    private static final int FASTEST = 200;
    /** Metres from the centre spot. The pitch ends at 60, and players leave it. */
    private static final float FARTHEST = 250;

    @Override
    public Optional<String> fault(String match, TrackingFrame frame) {
        if (!match.equals(frame.getMatchId())) {
            return Optional.of("key " + match + ", but match " + frame.getMatchId() + "; expected the match as key");
        }
        if (frame.getRate() < 1 || frame.getRate() > FASTEST) {
            return Optional.of("rate " + frame.getRate() + "; expected frames a second from 1 to " + FASTEST);
        }
        if (frame.getFrame() < 0) {
            return Optional.of("frame " + frame.getFrame() + "; expected a number from 0");
        }
        if (frame.getClock() < 0) {
            return Optional.of("clock " + frame.getClock() + "; expected milliseconds since the start of the period");
        }
        return ball(frame).or(() -> players(frame));
    }

    private static Optional<String> ball(TrackingFrame frame) {
        if ((frame.getBallX() == null) != (frame.getBallY() == null)) {
            return Optional.of("half a position of the ball: x " + frame.getBallX() + ", y " + frame.getBallY()
                    + "; expected both, or neither where it was not seen");
        }
        return frame.getBallX() == null || isNear(frame.getBallX(), frame.getBallY())
                ? Optional.empty()
                : Optional.of(far("the ball", frame.getBallX(), frame.getBallY()));
    }

    private static Optional<String> players(TrackingFrame frame) {
        Set<String> seen = new HashSet<>(64);
        return players(frame.getHome(), seen).or(() -> players(frame.getAway(), seen));
    }

    private static Optional<String> players(List<PlayerPosition> positions, Set<String> seen) {
        for (PlayerPosition position : positions) {
            if (position.getPlayer().isEmpty()) {
                return Optional.of("a player without an id; expected one that no other player of the match has");
            }
            if (!seen.add(position.getPlayer())) {
                return Optional.of("player " + position.getPlayer() + " is twice in the frame; expected once");
            }
            if (!isNear(position.getX(), position.getY())) {
                return Optional.of(far("player " + position.getPlayer(), position.getX(), position.getY()));
            }
        }
        return Optional.empty();
    }

    /** Not a number is not near. */
    private static boolean isNear(float x, float y) {
        return Math.abs(x) <= FARTHEST && Math.abs(y) <= FARTHEST;
    }

    private static String far(String who, float x, float y) {
        return who + " at " + x + ", " + y + "; expected metres from the centre spot, at most " + (int) FARTHEST;
    }
}
