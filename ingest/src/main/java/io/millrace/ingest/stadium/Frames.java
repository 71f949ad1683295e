package io.millrace.ingest.stadium;

import io.millrace.contracts.sports.PlayerPosition;
import io.millrace.contracts.sports.SportsTopics;
import io.millrace.contracts.sports.TrackingFrame;
import io.millrace.ingest.FeedRecord;
import io.millrace.ingest.stadium.Slot.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What the cameras see: a frame for each step of the game, some lost, some without the ball. */
final class Frames {

    private static final int LONGEST_GAP = 24;
    private static final double AVERAGE_GAP = (LONGEST_GAP + 1) / 2.0;

    private final String matchId;
    private final Faults faults;
    private final SplittableRandom random;
    private final Arrivals arrivals;
    private long number;
    private int lost;
    private int blind;

    Frames(String matchId, Faults faults, SplittableRandom random, Arrivals arrivals) {
        this.matchId = matchId;
        this.faults = faults;
        this.random = random;
        this.arrivals = arrivals;
    }

    /** The frame of now, or null when it is lost. */
    FeedRecord<?, ?> take(MatchClock clock, Play play, Side home, Side away) {
        number++;
        lost = left(lost, faults.lostFrames());
        blind = left(blind, faults.missingBall());
        if (lost > 0) {
            return null;
        }
        TrackingFrame frame = new TrackingFrame(
                matchId,
                number,
                clock.rate(),
                clock.period(),
                clock.millis(),
                Instant.ofEpochMilli(clock.now()),
                blind > 0 ? null : (float) play.ball().x(),
                blind > 0 ? null : (float) play.ball().y(),
                blind > 0 ? null : (float) play.ball().z(),
                play.isAlive(),
                play.inPossession().id(),
                seen(home),
                seen(away));
        FeedRecord<String, TrackingFrame> record =
                new FeedRecord<>(SportsTopics.TRACKING_DATA, matchId, frame, frame.getEventTime());
        if (faults.duplicates() > 0 && random.nextDouble() < faults.duplicates() / 10) {
            arrivals.add(clock.now() + random.nextInt(500), record);
        }
        return record;
    }

    /** Frames of a gap that are still to come. Gaps begin so often that their frames are the share asked for. */
    private int left(int gap, double share) {
        if (gap > 0) {
            return gap - 1;
        }
        return share > 0 && random.nextDouble() < share / AVERAGE_GAP ? 1 + random.nextInt(LONGEST_GAP) : 0;
    }

    private static List<PlayerPosition> seen(Side side) {
        List<PlayerPosition> seen = new ArrayList<>(11);
        for (Slot slot : side.slots()) {
            if (slot.state() != State.GONE) {
                seen.add(new PlayerPosition(slot.player().id(), (float) slot.x(), (float) slot.y()));
            }
        }
        return seen;
    }
}
