package io.millrace.sports.tracking;

import io.millrace.contracts.sports.Physical;
import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import java.util.ArrayList;
import java.util.List;

/** What one player or the ball has covered, frame by frame, in the order of the frames. */
final class Movement {

    private final Yardstick yard;
    private final Track track;
    private final Pace pace;
    private double distance;
    private double topSpeed;
    private long frames;
    private long dropped;

    Movement(Yardstick yard) {
        this.yard = yard;
        this.track = new Track(yard.memory());
        this.pace = new Pace(yard);
    }

    /** @param frame higher than all before it */
    void see(long frame, float x, float y) {
        frames++;
        if (!track.isEmpty() && frame - track.last() > yard.longestGap) {
            breakOff();
        }
        if (track.isEmpty()) {
            track.reach(frame, x, y);
            pace.begin(frame);
            return;
        }
        double step = track.distance(track.last(), x, y);
        if (step > yard.longestStep * (frame - track.last())) {
            dropped++;
            return;
        }
        track.reach(frame, x, y);
        distance += step;
        long aSecondAgo = frame - yard.rate;
        if (track.wasSeen(aSecondAgo)) {
            topSpeed = Math.max(topSpeed, track.distance(aSecondAgo, frame));
        }
        pace.rate(track, frame - yard.half);
    }

    /** No line goes from here to what comes next. */
    void breakOff() {
        if (!track.isEmpty()) {
            pace.rate(track, track.last());
            track.breakOff();
        }
    }

    double distance() {
        return distance;
    }

    double topSpeed() {
        return topSpeed;
    }

    long frames() {
        return frames;
    }

    long dropped() {
        return dropped;
    }

    /** The totals so far, to the millimetre, with the last steps rated by what is known of them now. */
    Physical physical(String definition) {
        Pace now = pace.copy();
        if (!track.isEmpty()) {
            now.rate(track, track.last());
        }
        List<Double> zones = new ArrayList<>();
        for (double zone : now.zones()) {
            zones.add(rounded(zone));
        }
        return new Physical(
                definition,
                rounded(distance),
                rounded(topSpeed),
                rounded(now.highSpeedDistance()),
                rounded(now.sprintDistance()),
                now.sprints(),
                zones,
                frames,
                dropped);
    }

    static double rounded(double number) {
        return Math.rint(number * 1000) / 1000;
    }

    void write(StateWriter out) {
        track.write(out);
        pace.write(out);
        out.writeDouble(distance);
        out.writeDouble(topSpeed);
        out.writeVarLong(frames);
        out.writeVarLong(dropped);
    }

    void read(StateReader in) {
        track.read(in);
        pace.read(in);
        distance = in.readDouble();
        topSpeed = in.readDouble();
        frames = in.readVarLong();
        dropped = in.readVarLong();
    }
}
