package io.millrace.ingest.stadium;

import io.millrace.ingest.stadium.Formation.Place;
import java.util.SplittableRandom;

/** Where those go who do not play the ball: their place of the formation, drawn to the ball, and never quite still. */
final class Shape {

    private static final double WANDER = 6;
    private static final double CENTRE_CIRCLE = 9.15;

    private final SplittableRandom random;
    private final double[] wander = new double[44];

    Shape(SplittableRandom random) {
        this.random = random;
    }

    /** Called a few times a second, so that a player changes his mind about his place every few seconds. */
    void follow(Side side, Ball ball, boolean attacking, boolean alive) {
        double ahead = side.direction() * ball.x();
        double left = side.direction() * ball.y();
        int first = side.direction() > 0 ? 0 : 22;
        for (int i = 0; i < side.slots().size(); i++) {
            Slot slot = side.slots().get(i);
            if (!slot.isPlaying()) {
                continue;
            }
            Place place = slot.place();
            if (slot.isKeeper()) {
                run(slot, -49.5 + 0.16 * (ahead + Geometry.GOAL_LINE), Geometry.within(3.2, left * 0.12), 4);
                continue;
            }
            int at = first + 2 * i;
            if (random.nextInt(20) == 0) {
                wander[at] = WANDER * (random.nextDouble() * 2 - 1);
                wander[at + 1] = WANDER * (random.nextDouble() * 2 - 1);
            }
            double x = place.x() + 0.58 * ahead + (attacking ? 6 : -4) + wander[at];
            double y = place.y() * (attacking ? 1 : 0.8) + 0.26 * left + wander[at + 1];
            double goX = Geometry.within(-47, 49, x);
            double goY = Geometry.within(32.5, y);
            double away = Geometry.distance(slot.ahead(), slot.left(), goX, goY);
            run(slot, goX, goY, alive ? Math.min(6.8, 0.4 + 0.285 * away) : Math.min(2.6, 0.3 + 0.22 * away));
        }
    }

    /** Everybody in the own half, and the side that does not kick off outside the circle. */
    static void forKickOff(Side side, boolean kicksOff, boolean atOnce) {
        for (Slot slot : side.slots()) {
            if (!slot.isPlaying()) {
                continue;
            }
            double x =
                    slot.isKeeper() ? slot.place().x() : Math.min(slot.place().x() * 0.75 - 6, -1);
            double y = slot.place().y();
            if (!kicksOff && Geometry.distance(x, y, 0, 0) < CENTRE_CIRCLE + 1) {
                x = -CENTRE_CIRCLE - 1;
            }
            if (atOnce) {
                slot.place(side.direction() * x, side.direction() * y);
            } else {
                run(slot, x, y, slot.isKeeper() ? 3 : 3.4);
            }
        }
    }

    /** Everybody in the circle, but the keeper who has to save. */
    static void forShootOut(Side side, boolean kicks, boolean atOnce) {
        for (int i = 0; i < side.slots().size(); i++) {
            Slot slot = side.slots().get(i);
            if (!slot.isPlaying()) {
                continue;
            }
            boolean saves = slot.isKeeper() && !kicks;
            double x = saves ? Geometry.GOAL_LINE - 0.3 : -2 + i * 0.3;
            double y = saves ? 0 : side.direction() * (i - 5) * 1.2;
            if (atOnce) {
                slot.place(x, y);
            } else {
                slot.run(x, y, 3.5);
            }
        }
    }

    private static void run(Slot slot, double ahead, double left, double pace) {
        slot.run(slot.side().direction() * ahead, slot.side().direction() * left, pace);
    }
}
