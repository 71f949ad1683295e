package io.millrace.ingest.stadium;

import io.millrace.contracts.sports.EventType;
import java.util.SplittableRandom;

/** To whom the ball is passed, and how often it arrives. */
final class Passing {

    private static final double LONGEST = 55;

    private final SplittableRandom random;
    private final double[] weights = new double[11];

    Passing(SplittableRandom random) {
        this.random = random;
    }

    /** Rather near than far, rather forward than back, rather to one who stands free. */
    Slot choose(Slot from, Side others, EventType type) {
        double likes = type == EventType.GOAL_KICK ? 28 : type == EventType.THROW_IN ? 9 : 15;
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            Slot to = from.side().slots().get(i);
            weights[i] = 0;
            if (to == from || !to.isPlaying()) {
                continue;
            }
            double distance = to.distanceTo(from.x(), from.y());
            if (distance > LONGEST || distance < 2) {
                continue;
            }
            double off = (distance - likes) / 11;
            double near = 1 / (1 + off * off * off * off);
            double forward = StrictMath.exp(0.028 * (to.ahead() - from.ahead()));
            double free = 0.25 + Math.min(1, others.nearest(to.x(), to.y()).distanceTo(to.x(), to.y()) / 9);
            weights[i] = (0.02 + near) * forward * free * (to.isKeeper() ? 0.3 : 1);
            sum += weights[i];
        }
        double drawn = random.nextDouble() * sum;
        for (int i = 0; i < weights.length; i++) {
            drawn -= weights[i];
            if (drawn < 0 && weights[i] > 0) {
                return from.side().slots().get(i);
            }
        }
        return from.side().nearest(from.x(), from.y(), from);
    }

    /** The one farthest ahead who can be reached. */
    Slot straightAhead(Slot from) {
        Slot best = null;
        for (Slot to : from.side().slots()) {
            if (to != from
                    && to.isPlaying()
                    && to.distanceTo(from.x(), from.y()) < 32
                    && (best == null || to.ahead() > best.ahead())) {
                best = to;
            }
        }
        return best == null ? from.side().nearest(from.x(), from.y(), from) : best;
    }

    double success(Slot from, Slot to, EventType type) {
        double distance = to.distanceTo(from.x(), from.y());
        double forward = Math.max(0, to.ahead() - from.ahead());
        double attacking = Geometry.within(0, 1, (to.ahead() - 5) / 40);
        double base = type == EventType.THROW_IN ? 0.9 : 0.965;
        double share = base - 0.0035 * distance - 0.004 * forward - 0.22 * attacking;
        return Geometry.within(0.2, 0.97, share * from.side().club().strength());
    }
}
