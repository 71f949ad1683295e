package io.millrace.ingest.stadium;

import java.util.ArrayList;
import java.util.List;

/** Who plays whom: each club another one in every round, by the circle method, so that all meet in turn. */
final class Round {

    private static final long FIRST_KICK_OFF_MILLIS = 3_000;

    private final Habits habits;
    private final List<Club> clubs;

    Round(Habits habits, List<Club> clubs) {
        this.habits = habits;
        this.clubs = clubs;
    }

    /**
     * @param number from 0
     * @param begin when its fixtures are announced, milliseconds since 1970
     */
    List<Pairing> draw(int number, long begin) {
        List<Pairing> pairings = new ArrayList<>();
        int turning = clubs.size() - 1;
        for (int i = 0; i < habits.matches(); i++) {
            Club one = i == 0 ? clubs.get(turning) : clubs.get((number + i) % turning);
            Club other = clubs.get((number + turning - i) % turning);
            boolean swapped = (number + i) % 2 == 1;
            boolean cup = Math.floor((i + 1) * habits.cup() + 1e-9) > Math.floor(i * habits.cup() + 1e-9);
            pairings.add(new Pairing(
                    id(number * habits.matches() + i + 1),
                    number,
                    i,
                    cup ? habits.league() + " Cup" : habits.league(),
                    swapped ? other : one,
                    swapped ? one : other,
                    begin,
                    begin + FIRST_KICK_OFF_MILLIS + i * habits.stagger().toMillis(),
                    habits.halfMinutes(),
                    cup));
        }
        return pairings;
    }

    private String id(int number) {
        String digits = String.valueOf(number);
        return "match-" + habits.tag() + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }
}
