package io.millrace.sports.stats;

import io.millrace.contracts.sports.MatchEvent;
import io.millrace.sports.clock.PlayingTime;
import io.millrace.sports.stats.Momentum.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Statistics of a match. Events that nothing but their source can take back are counted as they come; goals and cards are counted
 * anew by whoever knows which of them stand, see {@link #recount}.
 */
public final class Statistics {

    /** Minutes of a window of momentum. */
    private static final int WINDOW = 5;

    private final Counts running = new Counts();
    private final Possession possession = new Possession();
    private final Roll roll = new Roll();
    private Counts standing = new Counts();

    /** @param counts whether it counts here; what can be disallowed is left to {@link #recount} */
    public void add(MatchEvent event, boolean counts) {
        if (counts) {
            running.add(event);
        }
        possession.add(event);
        roll.add(event);
    }

    public void remove(MatchEvent event, boolean counts) {
        if (counts) {
            running.remove(event);
        }
        possession.remove(event);
        roll.remove(event);
    }

    /** Replaces the counts of what can be disallowed by these. */
    public void recount(Counts standing) {
        this.standing = standing;
    }

    public Roll roll() {
        return roll;
    }

    public PlayerLine player(String player, String name, String team, Optional<Integer> minutes) {
        Tally one = running.player(player);
        Tally other = standing.player(player);
        return new PlayerLine(
                player,
                name,
                team,
                one.goals + other.goals,
                one.ownGoals + other.ownGoals,
                one.assists + other.assists,
                one.shots + other.shots,
                one.shotsOnTarget + other.shotsOnTarget,
                Tally.expectedGoals(one, other),
                one.passes + other.passes,
                one.passesCompleted + other.passesCompleted,
                one.fouls + other.fouls,
                one.yellowCards + other.yellowCards,
                one.secondYellowCards + other.secondYellowCards,
                one.redCards + other.redCards,
                minutes);
    }

    /**
     * @param opponent empty while nothing has named it
     * @param time by the rules of the match
     * @param minutes of the nominal clock so far
     */
    public TeamLine team(String team, String name, String opponent, PlayingTime time, int minutes) {
        Tally one = running.team(team);
        Tally other = standing.team(team);
        Tally opposed = running.team(opponent);
        return new TeamLine(
                team,
                name,
                running.events() + standing.events(),
                one.goals + other.goals,
                opposed.ownGoals + standing.team(opponent).ownGoals,
                one.shots + other.shots,
                one.shotsOnTarget + other.shotsOnTarget,
                Tally.expectedGoals(one, other),
                one.passes + other.passes,
                one.passesCompleted + other.passesCompleted,
                one.fouls + other.fouls,
                one.corners + other.corners,
                one.offsides + other.offsides,
                one.yellowCards + other.yellowCards,
                one.secondYellowCards + other.secondYellowCards,
                one.redCards + other.redCards,
                one.substitutions + other.substitutions,
                share(possession.held(team), possession.held(opponent)),
                share(one.passes, opposed.passes),
                momentum(team, opponent, time, minutes));
    }

    private List<Float> momentum(String team, String opponent, PlayingTime time, int minutes) {
        double[] weighted = new double[minutes];
        for (Kind kind : Kind.values()) {
            long[] own = minutes(team, opponent, kind, time, minutes);
            long[] others = minutes(opponent, team, kind, time, minutes);
            long ownInWindow = 0;
            long othersInWindow = 0;
            for (int minute = 0; minute < minutes; minute++) {
                ownInWindow += own[minute] - (minute < WINDOW ? 0 : own[minute - WINDOW]);
                othersInWindow += others[minute] - (minute < WINDOW ? 0 : others[minute - WINDOW]);
                weighted[minute] +=
                        kind.weight * share(ownInWindow, othersInWindow).orElse(0.5);
            }
        }
        List<Float> momentum = new ArrayList<>(minutes);
        for (double sum : weighted) {
            momentum.add((float) (sum / 100));
        }
        return momentum;
    }

    private long[] minutes(String team, String opponent, Kind kind, PlayingTime time, int minutes) {
        long[] nominal = new long[minutes];
        if (kind == Kind.POSSESSION) {
            possession.addTo(nominal, team, time);
            return nominal;
        }
        String by = kind == Kind.FOUL_WON ? opponent : team;
        running.momentum().addTo(nominal, by, kind, time);
        standing.momentum().addTo(nominal, by, kind, time);
        return nominal;
    }

    private static Optional<Double> share(long own, long others) {
        return own + others == 0 ? Optional.empty() : Optional.of((double) own / (own + others));
    }
}
