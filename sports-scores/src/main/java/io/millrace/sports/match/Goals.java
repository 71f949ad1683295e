package io.millrace.sports.match;

/** Goals of both sides: of the match, or of a shoot-out. */
public record Goals(int home, int away) {

    public static final Goals NONE = new Goals(0, 0);

    public int of(Side side) {
        return side == Side.HOME ? home : away;
    }

    public boolean level() {
        return home == away;
    }

    Goals plus(Side side) {
        return side == Side.HOME ? new Goals(home + 1, away) : new Goals(home, away + 1);
    }

    @Override
    public String toString() {
        return home + "-" + away;
    }
}
