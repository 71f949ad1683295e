package io.millrace.sports.stats;

import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Period;
import io.millrace.sports.clock.PlayingTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Actions that press, by team, kind and minute. Kinds and weights as KoraStats publishes them ("Game Momentum"). */
final class Momentum {

    /** Metres from the centre spot at which the last third of a pitch of 105 m begins. */
    private static final double FINAL_THIRD = 17.5;

    enum Kind {
        SHOT(25),
        FINAL_THIRD_ENTRY(25),
        POSSESSION(20),
        RECOVERY(15),
        CROSS(10),
        FOUL_WON(5);

        /** Per cent. */
        final int weight;

        Kind(int weight) {
            this.weight = weight;
        }
    }

    private final Map<String, Map<Kind, PerMinute>> actions = new HashMap<>();

    void count(MatchEvent event, int sign) {
        if (event.getPeriod() == null || event.getClock() == null || event.getPeriod() == Period.SHOOT_OUT) {
            return;
        }
        switch (event.getType()) {
            case GOAL, SHOT -> count(event, Kind.SHOT, sign);
            case RECOVERY -> count(event, Kind.RECOVERY, sign);
            // kept under the team that fouled, read as won by the other
            case FOUL -> count(event, Kind.FOUL_WON, sign);
            case PASS -> {
                if (event.getCross()) {
                    count(event, Kind.CROSS, sign);
                }
                if (entersFinalThird(event)) {
                    count(event, Kind.FINAL_THIRD_ENTRY, sign);
                }
            }
            default -> {}
        }
    }

    /** Adds what the team did of the kind in each minute of the nominal clock. */
    void addTo(long[] nominal, String team, Kind kind, PlayingTime time) {
        PerMinute minutes = actions.getOrDefault(team, Map.of()).get(kind);
        if (minutes != null) {
            minutes.addTo(nominal, time);
        }
    }

    private void count(MatchEvent event, Kind kind, int sign) {
        actions.computeIfAbsent(event.getTeam(), any -> new EnumMap<>(Kind.class))
                .computeIfAbsent(kind, any -> new PerMinute())
                .add(event.getPeriod(), event.getClock(), sign);
    }

    /** A pass that is not known to have failed, from before the last third into it. */
    private static boolean entersFinalThird(MatchEvent event) {
        return event.getType() == EventType.PASS
                && !Boolean.FALSE.equals(event.getSuccess())
                && event.getX() != null
                && event.getEndX() != null
                && event.getX() < FINAL_THIRD
                && event.getEndX() >= FINAL_THIRD;
    }
}
