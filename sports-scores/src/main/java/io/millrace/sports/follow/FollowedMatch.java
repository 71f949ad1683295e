package io.millrace.sports.follow;

import io.millrace.contracts.sports.TrackingFrame;
import io.millrace.sports.tracking.MatchTracking;
import java.util.Map;
import java.util.TreeMap;

/** The tracking of one match in the memory of a task. */
final class FollowedMatch {

    static final long NOTHING = Long.MIN_VALUE;

    final String matchId;
    final MatchTracking tracking;
    /** How many numbers below the highest a frame may come. A match that has begun keeps its own. */
    final int patience;
    /** The frames that are in the totals. */
    final FrameNumbers taken = new FrameNumbers();
    /** Frames that wait for those before them, by number. */
    final TreeMap<Long, TrackingFrame> waiting = new TreeMap<>();
    /** The highest number that has come. */
    long highest = NOTHING;
    /** Up to here all that was to come has come: frames after it may still come. */
    long settled = NOTHING;
    /** Settled when the state was last written as a whole. */
    long written = NOTHING;
    /** The last frame whose totals were given. */
    long told = NOTHING;
    /** By the wall clock. */
    long lastArrival;

    FollowedMatch(String matchId, MatchTracking tracking, int patience) {
        this.matchId = matchId;
        this.tracking = tracking;
        this.patience = patience;
    }

    /** Whether there is something that has not been told. */
    boolean hasNews() {
        return !tracking.isEmpty() && told != tracking.lastFrame();
    }

    /** A frame that is to wait. */
    void await(TrackingFrame frame) {
        waiting.put(frame.getFrame(), frame);
        if (frame.getFrame() > highest) {
            highest = frame.getFrame();
            settled = Math.max(settled, highest - patience - 1);
        }
    }

    /** The next frame of those that wait, if it is settled; it is in the totals then. */
    TrackingFrame peekSettled() {
        Map.Entry<Long, TrackingFrame> next = waiting.firstEntry();
        return next == null || next.getKey() > settled ? null : next.getValue();
    }

    void take(TrackingFrame frame) {
        waiting.remove(frame.getFrame());
        taken.add(frame.getFrame());
        tracking.see(frame);
    }
}
