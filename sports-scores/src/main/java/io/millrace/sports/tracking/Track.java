package io.millrace.sports.tracking;

import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;

/** The unbroken way of one player or the ball: a position for each frame, seen or bridged, as far back as speeds need it. */
final class Track {

    private static final long NOWHERE = Long.MIN_VALUE;

    private final float[] xs;
    private final float[] ys;
    private final boolean[] seen;
    private long first = NOWHERE;
    private long last = NOWHERE;

    Track(int memory) {
        xs = new float[memory];
        ys = new float[memory];
        seen = new boolean[memory];
    }

    boolean isEmpty() {
        return first == NOWHERE;
    }

    /** Where it began. Positions that are older than the memory are gone all the same. */
    long first() {
        return first;
    }

    long last() {
        return last;
    }

    void breakOff() {
        first = NOWHERE;
        last = NOWHERE;
    }

    /** A position that was seen; the frames since the last one are filled along the straight line. */
    void reach(long frame, float x, float y) {
        if (isEmpty()) {
            first = frame;
        } else {
            int from = at(last);
            float fromX = xs[from];
            float fromY = ys[from];
            long gap = frame - last;
            for (long between = 1; between < gap; between++) {
                float part = (float) between / gap;
                put(last + between, fromX + (x - fromX) * part, fromY + (y - fromY) * part, false);
            }
        }
        put(frame, x, y, true);
        last = frame;
    }

    boolean wasSeen(long frame) {
        return frame >= first && frame > last - seen.length && seen[at(frame)];
    }

    double distance(long from, long to) {
        return distance(from, xs[at(to)], ys[at(to)]);
    }

    double distance(long from, float x, float y) {
        double dx = x - xs[at(from)];
        double dy = y - ys[at(from)];
        return Math.sqrt(dx * dx + dy * dy);
    }

    private void put(long frame, float x, float y, boolean wasSeen) {
        int at = at(frame);
        xs[at] = x;
        ys[at] = y;
        seen[at] = wasSeen;
    }

    private int at(long frame) {
        return (int) Math.floorMod(frame, (long) xs.length);
    }

    void write(StateWriter out) {
        out.writeBoolean(!isEmpty());
        if (isEmpty()) {
            return;
        }
        out.writeVarLong(last);
        out.writeVarLong(last - first);
        for (long frame = oldest(); frame <= last; frame++) {
            int at = at(frame);
            out.writeFloat(xs[at]);
            out.writeFloat(ys[at]);
            out.writeBoolean(seen[at]);
        }
    }

    void read(StateReader in) {
        if (!in.readBoolean()) {
            breakOff();
            return;
        }
        last = in.readVarLong();
        first = last - in.readVarLong();
        for (long frame = oldest(); frame <= last; frame++) {
            put(frame, in.readFloat(), in.readFloat(), in.readBoolean());
        }
    }

    private long oldest() {
        return Math.max(first, last - xs.length + 1);
    }
}
