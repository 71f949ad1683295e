package io.millrace.ingest.stadium;

/** The ball: metres from the centre spot, fixed to the pitch. */
final class Ball {

    /** How fast it is carried, by a foot or by a hand. */
    private static final double CARRIED = 13;

    private static final double SHORTEST_FLIGHT_MILLIS = 250;

    private double x;
    private double y;
    private double z;

    private double fromX;
    private double fromY;
    private double toX;
    private double toY;
    private double height;
    private long kicked;
    private long lands;

    double x() {
        return x;
    }

    double y() {
        return y;
    }

    double z() {
        return z;
    }

    /** Lies where it is. */
    void rest() {
        toX = x;
        toY = y;
        z = 0;
    }

    double landingX() {
        return toX;
    }

    double landingY() {
        return toY;
    }

    void place(double atX, double atY) {
        x = atX;
        y = atY;
        z = 0;
    }

    /** @param speed metres a second */
    void kick(double targetX, double targetY, double apex, double speed, long now) {
        fromX = x;
        fromY = y;
        toX = targetX;
        toY = targetY;
        height = apex;
        kicked = now;
        double distance = Geometry.distance(x, y, targetX, targetY);
        lands = now + Math.round(Math.max(SHORTEST_FLIGHT_MILLIS, distance / speed * 1_000));
    }

    /** Milliseconds from the kick to the landing. */
    int flight() {
        return (int) (lands - kicked);
    }

    /** True when it has landed. */
    boolean fly(long now) {
        double share = Math.min(1, (now - kicked) / (double) (lands - kicked));
        x = fromX + (toX - fromX) * share;
        y = fromY + (toY - fromY) * share;
        z = 4 * height * share * (1 - share);
        return share >= 1;
    }

    /** Moves towards the place. True when it is there. */
    boolean carry(double targetX, double targetY, double seconds) {
        double distance = Geometry.distance(x, y, targetX, targetY);
        double step = CARRIED * seconds;
        z = 0;
        if (distance <= step) {
            x = targetX;
            y = targetY;
            return true;
        }
        x += (targetX - x) / distance * step;
        y += (targetY - y) / distance * step;
        return false;
    }
}
