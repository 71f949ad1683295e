package io.millrace.sports.tracking;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * By which rules positions become metres, speeds and sprints. There is no consensus on them in the field, so each row names
 * its own ({@link #text}).
 *
 * <p>The same in every preset: distance is the sum of the straight lines between the positions that are believed, one after
 * the other; top speed is the longest way from a frame to the one a second later, both seen. A line is not drawn from one
 * period to the next, nor over a gap longer than {@link #LONGEST_GAP_MILLIS}. A sprint is a second without a break at or
 * above the sprint threshold.
 *
 * <p>What differs is by what speed the metres are put into zones. The presets but RAW take the mean velocity over seven frames
 * at 25 Hz, which is a Savitzky-Golay filter of order 1 (LaurieOnTracking, Metrica_Velocities), believe no step of a player
 * above 12 m/s and of the ball above 28 m/s, and let a player's speed change by 6 m/s² at most: what is beyond is cut off. The
 * ball's speed may change as it likes: a kick is such a change.
 *
 * @param smoothedOverMillis length of the mean, at the frame rate nearest to it; 0: the speed of each step by itself
 * @param playerLimit m/s: a position that asks for more is dropped; infinite for none
 * @param ballLimit the same of the ball
 * @param accelerationLimit m/s² of a player; infinite for none
 * @param zones km/h at which the second zone, the third and so on begin
 * @param highSpeed km/h
 * @param sprint km/h
 */
public record Definition(
        String name,
        int smoothedOverMillis,
        double playerLimit,
        double ballLimit,
        double accelerationLimit,
        List<Double> zones,
        double highSpeed,
        double sprint) {

    /** Over this and less, lost frames are bridged by a straight line. */
    public static final int LONGEST_GAP_MILLIS = 1000;

    /** Seven frames at 25 Hz. */
    private static final int SEVEN_FRAMES = 280;

    private static final double NO_LIMIT = Double.POSITIVE_INFINITY;

    /** FIFA's five zones; high speed from the fourth, sprint in the fifth. */
    public static final Definition FIFA = smoothed("FIFA", List.of(7.0, 15.0, 20.0, 25.0), 20, 25);

    /** The thresholds most used in the literature: 5.5 and 7 m/s. */
    public static final Definition LIT = smoothed("LIT", List.of(19.8, 25.2), 19.8, 25.2);

    /** Friends of Tracking: walk, jog, run, sprint from 2, 4 and 7 m/s; high speed is a run. */
    public static final Definition FOTD = smoothed("FoTD", List.of(7.2, 14.4, 25.2), 14.4, 25.2);

    /** FIFA's zones by the speed of each step; nothing is smoothed, dropped or cut. */
    public static final Definition RAW =
            new Definition("RAW", 0, NO_LIMIT, NO_LIMIT, NO_LIMIT, List.of(7.0, 15.0, 20.0, 25.0), 20, 25);

    private static final List<Definition> PRESETS = List.of(FIFA, LIT, FOTD, RAW);

    public Definition {
        zones = List.copyOf(zones);
        for (int zone = 1; zone < zones.size(); zone++) {
            if (zones.get(zone) <= zones.get(zone - 1)) {
                throw new IllegalArgumentException(
                        "zones begin at " + zones + " km/h; expected each faster than the last");
            }
        }
    }

    private static Definition smoothed(String name, List<Double> zones, double highSpeed, double sprint) {
        return new Definition(name, SEVEN_FRAMES, 12, 28, 6, zones, highSpeed, sprint);
    }

    /**
     * The preset of that name, in capitals or not.
     *
     * @throws IllegalArgumentException that says what was expected
     */
    public static Definition named(String name) {
        return PRESETS.stream()
                .filter(preset -> preset.name.equalsIgnoreCase(name.trim()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected one of "
                        + PRESETS.stream().map(Definition::name).collect(Collectors.joining(", "))));
    }

    /** For a row: the name and the parameters. */
    public String text() {
        StringBuilder text = new StringBuilder(name).append(": zones from ");
        text.append(zones.stream().map(Definition::plain).collect(Collectors.joining("/")));
        text.append(" km/h, high speed ").append(plain(highSpeed));
        text.append(", sprint ").append(plain(sprint)).append(" for 1 s; ");
        text.append(
                smoothedOverMillis == 0 ? "no smoothing" : "mean over " + plain(smoothedOverMillis / 1000.0) + " s");
        limit(text, "step", playerLimit, "m/s");
        limit(text, "acceleration", accelerationLimit, "m/s2");
        return text.append("; gaps to ")
                .append(plain(LONGEST_GAP_MILLIS / 1000.0))
                .append(" s bridged")
                .toString();
    }

    private static void limit(StringBuilder text, String what, double limit, String unit) {
        if (limit != NO_LIMIT) {
            text.append(", ")
                    .append(what)
                    .append(" to ")
                    .append(plain(limit))
                    .append(' ')
                    .append(unit);
        }
    }

    private static String plain(double number) {
        return number == Math.rint(number)
                ? String.format(Locale.ROOT, "%.0f", number)
                : String.format(Locale.ROOT, "%s", number);
    }
}
