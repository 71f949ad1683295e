package io.millrace.ingest.stadium;

import io.millrace.ingest.stadium.Formation.Place;

/** One of the eleven of a side: a body that runs, and the player whose body it is. */
final class Slot {

    /** Metres a second squared; below it every step looks human. */
    private static final double ACCELERATION = 4.5;

    private static final double TOP_SPEED = 9;

    private final Side side;
    private final Place place;
    private Player player;
    private State state = State.PLAYING;

    private double x;
    private double y;
    private double vx;
    private double vy;
    private double targetX;
    private double targetY;
    private double pace;

    enum State {
        PLAYING,
        /** On the way to the touchline, to be replaced there. */
        CHANGING,
        /** Sent off, and on the way to the touchline. */
        SENT_OFF,
        GONE
    }

    Slot(Side side, Place place, Player player) {
        this.side = side;
        this.place = place;
        this.player = player;
    }

    Side side() {
        return side;
    }

    Place place() {
        return place;
    }

    Player player() {
        return player;
    }

    State state() {
        return state;
    }

    boolean isPlaying() {
        return state == State.PLAYING;
    }

    boolean isKeeper() {
        return place.position() == Position.GOALKEEPER;
    }

    void become(State next) {
        state = next;
    }

    /** Somebody else comes on, at the touchline. */
    void replaceBy(Player other) {
        player = other;
        state = State.PLAYING;
        place(0, -Geometry.TOUCHLINE);
    }

    void place(double atX, double atY) {
        x = atX;
        y = atY;
        vx = 0;
        vy = 0;
        run(atX, atY, 0);
    }

    void run(double toX, double toY, double speed) {
        targetX = toX;
        targetY = toY;
        pace = Math.min(TOP_SPEED, speed * player.fitness());
    }

    /** @param seconds of a frame */
    void step(double seconds) {
        double dx = targetX - x;
        double dy = targetY - y;
        double distance = Math.sqrt(dx * dx + dy * dy);
        double speed = distance < 0.05 ? 0 : Math.min(pace, distance * 1.4);
        double changeX = (distance < 0.05 ? 0 : dx / distance * speed) - vx;
        double changeY = (distance < 0.05 ? 0 : dy / distance * speed) - vy;
        double change = Math.sqrt(changeX * changeX + changeY * changeY);
        double most = ACCELERATION * seconds;
        double share = change > most ? most / change : 1;
        vx += changeX * share;
        vy += changeY * share;
        x += vx * seconds;
        y += vy * seconds;
    }

    double distanceTo(double otherX, double otherY) {
        return Geometry.distance(x, y, otherX, otherY);
    }

    double x() {
        return x;
    }

    double y() {
        return y;
    }

    double vx() {
        return vx;
    }

    double vy() {
        return vy;
    }

    /** Towards the goal that the side attacks. */
    double ahead() {
        return side.direction() * x;
    }

    /** To the left as seen in that direction. */
    double left() {
        return side.direction() * y;
    }
}
