package io.millrace.sports.follow;

import io.millrace.contracts.sports.Score;
import io.millrace.sports.match.Board;
import io.millrace.sports.match.Incident;
import io.millrace.sports.match.Standing;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** When the scoreboard shows another row, and what it says about why. */
final class Scoreboard {

    private Scoreboard() {}

    /** The next row; empty when it would say what the last one says. */
    static Optional<Score> next(KnownMatch known, Board before, Set<String> incidents, boolean live, Instant at) {
        Board now = known.board;
        if (known.shown.isEmpty()) {
            return Optional.of(Rows.score(now, 1, Optional.empty(), at));
        }
        Score last = known.shown.get();
        Score same = Rows.score(now, last.getRevision(), Optional.ofNullable(last.getReason()), last.getEventTime());
        return same.equals(last)
                ? Optional.empty()
                : Optional.of(Rows.score(now, last.getRevision() + 1, reason(known, before, incidents, live), at));
    }

    /** Only for a row that takes something back or mends it: the goals say so. */
    private static Optional<String> reason(KnownMatch known, Board before, Set<String> incidents, boolean live) {
        Board now = known.board;
        if (now.goals().equals(before.goals())) {
            return Optional.empty();
        }
        boolean fewer = now.home().goals() < before.home().goals()
                || now.away().goals() < before.away().goals();
        if (fewer) {
            return Optional.of(incidents.stream()
                    .flatMap(id -> known.match.incident(id).stream())
                    .filter(incident -> incident.isGoal() && incident.standing() == Standing.VOID)
                    .max(Comparator.comparing(incident -> incident.event().getEventTime()))
                    .map(Scoreboard::takenBack)
                    .orElse("corrected by the source"));
        }
        return live ? Optional.empty() : Optional.of("mended by an event that came late");
    }

    private static String takenBack(Incident goal) {
        String who = goal.playerName().isEmpty() ? "" : " of " + goal.playerName();
        String when = goal.minute().map(minute -> " in minute " + minute).orElse("");
        return "goal" + who + when + " taken back"
                + goal.reason().map(reason -> ": " + reason).orElse("");
    }
}
