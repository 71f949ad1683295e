package io.millrace.ingest.stadium;

/** The pitch: 105 by 68 metres, measured from the centre spot. */
final class Geometry {

    static final double GOAL_LINE = 52.5;
    static final double TOUCHLINE = 34;
    static final double PENALTY_SPOT = 41.5;
    static final double BOX_LINE = 36;
    static final double BOX_SIDE = 20.16;
    static final double POST = 3.66;

    private Geometry() {}

    static double distance(double x, double y, double otherX, double otherY) {
        double dx = otherX - x;
        double dy = otherY - y;
        return Math.sqrt(dx * dx + dy * dy);
    }

    static double within(double most, double value) {
        return within(-most, most, value);
    }

    static double within(double least, double most, double value) {
        return Math.max(least, Math.min(most, value));
    }
}
