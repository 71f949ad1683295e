package io.millrace.ingest.stadium;

/** How likely a shot is to be a goal: a logistic model of the distance and the angle. */
final class Chance {

    static final double OF_A_PENALTY = 0.76;

    private static final double HEADED = 0.6;

    private Chance() {}

    /** @param ahead place of the shot, as seen by who shoots */
    static double of(double ahead, double left, boolean header) {
        double distance = Geometry.distance(ahead, left, Geometry.GOAL_LINE, 0);
        double straight = Math.max(0, Geometry.GOAL_LINE - ahead) / Math.max(distance, 0.1);
        double odds = StrictMath.exp(0.35 - 0.175 * distance) * (0.25 + 0.75 * straight) * (header ? HEADED : 1);
        return odds / (1 + odds);
    }
}
