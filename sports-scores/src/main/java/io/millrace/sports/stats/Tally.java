package io.millrace.sports.stats;

/** What is counted of a player or a team. */
final class Tally {

    /** Expected goals are summed in billionths: a sum of doubles would depend on the order. */
    private static final double BILLION = 1e9;

    static final Tally NONE = new Tally();

    int goals;
    int ownGoals;
    int assists;
    int shots;
    int shotsOnTarget;
    long expectedGoals;
    int passes;
    int passesCompleted;
    int fouls;
    int corners;
    int offsides;
    int yellowCards;
    int secondYellowCards;
    int redCards;
    int substitutions;

    void shot(Double expected, boolean onTarget, int sign) {
        shots += sign;
        shotsOnTarget += onTarget ? sign : 0;
        expectedGoals += expected == null ? 0 : sign * Math.round(expected * BILLION);
    }

    static double expectedGoals(Tally one, Tally other) {
        return (one.expectedGoals + other.expectedGoals) / BILLION;
    }
}
