package io.millrace.sports.tracking;

import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import java.util.Arrays;

/**
 * The metres of one player by the speed at which they were made. The speed at a frame is the mean velocity over a window with the
 * frame in its middle, so it is known half a window later; at the ends of a track the window is what there is of it.
 */
final class Pace {

    private final Yardstick yard;
    private final double[] zones;
    private double highSpeed;
    private double sprint;
    private int sprints;
    /** The last frame that has a speed. */
    private long rated;
    /** Its speed; NaN where a track begins. */
    private double speed = Double.NaN;
    /** For so many frames the speed has been that of a sprint. */
    private int sprintingFor;

    Pace(Yardstick yard) {
        this.yard = yard;
        this.zones = new double[yard.zoneCount()];
    }

    Pace copy() {
        Pace copy = new Pace(yard);
        System.arraycopy(zones, 0, copy.zones, 0, zones.length);
        copy.highSpeed = highSpeed;
        copy.sprint = sprint;
        copy.sprints = sprints;
        copy.rated = rated;
        copy.speed = speed;
        copy.sprintingFor = sprintingFor;
        return copy;
    }

    void begin(long frame) {
        rated = frame;
        speed = Double.NaN;
        sprintingFor = 0;
    }

    /** Rates the steps of the track up to that frame. */
    void rate(Track track, long through) {
        while (rated < through) {
            rate(track);
        }
    }

    private void rate(Track track) {
        rated++;
        long from = Math.max(track.first(), rated - yard.half - 1);
        long to = Math.min(track.last(), rated + yard.half);
        double mean = track.distance(from, to) * yard.rate / (to - from);
        speed = Double.isNaN(speed) ? mean : Math.max(speed - yard.steepest, Math.min(speed + yard.steepest, mean));
        double metres = track.distance(rated - 1, rated);
        zones[yard.zoneOf(speed)] += metres;
        if (speed >= yard.highSpeed) {
            highSpeed += metres;
        }
        if (speed >= yard.sprint) {
            sprint += metres;
            sprintingFor++;
            if (sprintingFor == yard.rate) {
                sprints++;
            }
        } else {
            sprintingFor = 0;
        }
    }

    double highSpeedDistance() {
        return highSpeed;
    }

    double sprintDistance() {
        return sprint;
    }

    int sprints() {
        return sprints;
    }

    double[] zones() {
        return Arrays.copyOf(zones, zones.length);
    }

    void write(StateWriter out) {
        for (double zone : zones) {
            out.writeDouble(zone);
        }
        out.writeDouble(highSpeed);
        out.writeDouble(sprint);
        out.writeVarInt(sprints);
        out.writeVarLong(rated);
        out.writeDouble(speed);
        out.writeVarInt(sprintingFor);
    }

    void read(StateReader in) {
        for (int zone = 0; zone < zones.length; zone++) {
            zones[zone] = in.readDouble();
        }
        highSpeed = in.readDouble();
        sprint = in.readDouble();
        sprints = in.readVarInt();
        rated = in.readVarLong();
        speed = in.readDouble();
        sprintingFor = in.readVarInt();
    }
}
