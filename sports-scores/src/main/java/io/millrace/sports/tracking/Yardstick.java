package io.millrace.sports.tracking;

/** A definition at a frame rate, for players or for the ball: limits and thresholds in the units of the reckoning. */
final class Yardstick {

    private static final double KMH = 3.6;

    final int rate;
    /** Frames on each side of the one whose speed is asked for. */
    final int half;
    /** Frames from one position to the next that are still bridged. */
    final int longestGap;
    /** Metres in a frame. */
    final double longestStep;
    /** Metres a second in a frame. */
    final double steepest;
    /** Metres a second. */
    final double highSpeed;

    final double sprint;
    private final double[] zones;

    private Yardstick(Definition definition, int rate, double limit, double accelerationLimit) {
        this.rate = rate;
        this.half = (int) Math.max(0, Math.round((definition.smoothedOverMillis() * rate / 1000.0 - 1) / 2));
        this.longestGap = Math.max(1, Definition.LONGEST_GAP_MILLIS * rate / 1000);
        this.longestStep = limit / rate;
        this.steepest = accelerationLimit / rate;
        this.highSpeed = definition.highSpeed() / KMH;
        this.sprint = definition.sprint() / KMH;
        this.zones = definition.zones().stream().mapToDouble(from -> from / KMH).toArray();
    }

    static Yardstick ofPlayers(Definition definition, int rate) {
        return new Yardstick(definition, rate, definition.playerLimit(), definition.accelerationLimit());
    }

    static Yardstick ofTheBall(Definition definition, int rate) {
        return new Yardstick(definition, rate, definition.ballLimit(), Double.POSITIVE_INFINITY);
    }

    int zoneCount() {
        return zones.length + 1;
    }

    int zoneOf(double speed) {
        int zone = 0;
        while (zone < zones.length && speed >= zones[zone]) {
            zone++;
        }
        return zone;
    }

    /** Frames of the past that speeds are made of, a bridged gap included. */
    int memory() {
        return Math.max(rate, longestGap) + 2 * half + 2;
    }
}
