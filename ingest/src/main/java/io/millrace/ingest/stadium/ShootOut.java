package io.millrace.ingest.stadium;

import io.millrace.ingest.stadium.Restart.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Kicks from the penalty mark: five each in turns, ended as soon as one side cannot be reached, then one each until there
 * is a difference (IFAB Laws of the Game, Law 10.3).
 */
final class ShootOut {

    private static final int KICKS = 5;
    private static final long BETWEEN_MILLIS = 25_000;

    private final Play play;
    private final Story story;
    private final Side first;
    private final Side second;
    private final Map<Side, Integer> taken = new HashMap<>();
    private boolean over;

    ShootOut(Play play, Story story, Side home, Side away, SplittableRandom random) {
        this.play = play;
        this.story = story;
        boolean homeBegins = random.nextBoolean();
        this.first = homeBegins ? home : away;
        this.second = homeBegins ? away : home;
    }

    /** All kicks are taken at one goal. */
    void begin() {
        for (Side side : List.of(first, second)) {
            side.face(1);
            Shape.forShootOut(side, side == first, true);
        }
        play.ball().place(Geometry.PENALTY_SPOT, 0);
        play.moves().onShootOutKick(this::next);
        next();
    }

    boolean isOver() {
        return over;
    }

    private void next() {
        over = isDecided();
        Side side = taken(first) == taken(second) ? first : second;
        long readyAt = over ? Long.MAX_VALUE : play.clock().millis() + BETWEEN_MILLIS;
        Slot taker = taker(side);
        if (!over) {
            taken.merge(side, 1, Integer::sum);
        }
        play.stop(new Restart(Kind.SHOOT_OUT_KICK, side, taker, Geometry.PENALTY_SPOT, 0, readyAt));
    }

    private boolean isDecided() {
        int firstScored = story.shootOut(first.id());
        int secondScored = story.shootOut(second.id());
        int firstLeft = Math.max(0, KICKS - taken(first));
        int secondLeft = Math.max(0, KICKS - taken(second));
        if (taken(first) >= KICKS && taken(first) == taken(second)) {
            return firstScored != secondScored;
        }
        return taken(first) <= KICKS
                && (firstScored > secondScored + secondLeft || secondScored > firstScored + firstLeft);
    }

    private int taken(Side side) {
        return taken.getOrDefault(side, 0);
    }

    /** Forwards first, the keeper last, and then again. */
    private Slot taker(Side side) {
        List<Slot> order = new ArrayList<>();
        for (int i = side.slots().size() - 1; i >= 0; i--) {
            if (side.slots().get(i).isPlaying()) {
                order.add(side.slots().get(i));
            }
        }
        return order.get(taken(side) % order.size());
    }
}
