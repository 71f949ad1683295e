package io.millrace.ingest.tracking;

/**
 * Where a number of a line belongs, and how it becomes metres.
 *
 * @param object 0 for the ball, then the players in the order of the metadata
 * @param axis 0 for x, 1 for y, 2 for z
 * @param origin of the centre spot in the number's own unit
 * @param metres of one such unit; negative where the axis runs the other way
 */
record EptsPlace(int object, int axis, double origin, double metres) {

    static final int AXES = 3;

    int index() {
        return object * AXES + axis;
    }

    double inMetres(double number) {
        return (number - origin) * metres;
    }

    EptsPlace of(int other) {
        return new EptsPlace(other, axis, origin, metres);
    }
}
