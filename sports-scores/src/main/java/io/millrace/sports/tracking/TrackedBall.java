package io.millrace.sports.tracking;

import java.util.Map;

/**
 * What is known of the ball so far. Frames are those of the match that arrived; each is in one of alive, dead and neither,
 * where the feed does not say.
 *
 * @param distance metres, in play or not
 * @param topSpeed metres a second, over one second
 * @param seen frames with a position of the ball
 * @param dropped positions that were not believed
 * @param alive frames with the ball in play
 * @param dead frames with the ball out of play
 * @param possession frames with the ball in play, by the team that had it
 */
public record TrackedBall(
        double distance,
        double topSpeed,
        long seen,
        long dropped,
        long alive,
        long dead,
        Map<String, Long> possession) {

    public TrackedBall {
        possession = Map.copyOf(possession);
    }
}
