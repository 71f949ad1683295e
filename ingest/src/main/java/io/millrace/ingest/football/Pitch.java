package io.millrace.ingest.football;

import io.millrace.contracts.sports.MatchEvent;

/**
 * Coordinates of a source on the pitch of {@link MatchEvent}: metres from the centre spot, x towards the goal that the
 * team attacks, y to its left. A source whose pitch has other units is laid over one of 105 by 68 metres.
 *
 * @param originX of the centre spot in the source's units
 * @param originY of the centre spot in the source's units
 * @param metresX for one unit of the source's x; negative where x grows away from the goal that is attacked
 * @param metresY for one unit of the source's y; negative where y grows to the right
 */
public record Pitch(double originX, double originY, double metresX, double metresY) {

    public static final double LENGTH = 105;
    public static final double WIDTH = 68;

    /**
     * A pitch with its origin in the corner to the left behind the attacking team.
     *
     * @param length of the source's pitch in its units
     */
    public static Pitch fromTopLeft(double length, double width) {
        return new Pitch(length / 2, width / 2, LENGTH / length, -WIDTH / width);
    }

    /** The same pitch as the other team sees it. */
    public Pitch turned() {
        return new Pitch(originX, originY, -metresX, -metresY);
    }

    public float x(double x) {
        return (float) ((x - originX) * metresX);
    }

    public float y(double y) {
        return (float) ((y - originY) * metresY);
    }
}
