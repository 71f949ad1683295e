package io.millrace.ingest.dfl;

import io.millrace.contracts.sports.Period;
import io.millrace.ingest.football.Periods;
import io.millrace.ingest.football.Pitch;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The parts of a match by the time of the day, from its kick-offs and final whistles. They are known before the first
 * event is told, because events are not entered in the order of play.
 */
final class Sections {

    /** DFL's origin is the corner to the right behind the team that attacks to the right; metres. */
    private static final Pitch ATTACKING_RIGHT = new Pitch(Pitch.LENGTH / 2, Pitch.WIDTH / 2, 1, 1);

    private final Map<Period, Instant> starts = new EnumMap<>(Period.class);
    private final Map<Period, Instant> ends = new EnumMap<>(Period.class);
    private final Map<Period, String> teamLeft = new EnumMap<>(Period.class);

    /**
     * @param entries all of the match
     * @param withdrawn ids that do not count
     */
    Sections(List<Entry> entries, Set<String> withdrawn) {
        for (Entry entry : entries) {
            Optional<Period> section = named(entry.what().get("GameSection"));
            if (section.isEmpty() || withdrawn.contains(entry.id())) {
                continue;
            }
            if (entry.what().name().equals("KickOff")) {
                starts.put(section.get(), entry.time());
                if (entry.what().get("TeamLeft") != null) {
                    teamLeft.put(section.get(), entry.what().get("TeamLeft"));
                }
            } else if (entry.what().name().equals("FinalWhistle")) {
                ends.put(section.get(), entry.time());
            }
        }
    }

    static Optional<Period> named(String section) {
        if (section == null) {
            return Optional.empty();
        }
        return switch (section) {
            case "firstHalf" -> Optional.of(Period.FIRST_HALF);
            case "secondHalf" -> Optional.of(Period.SECOND_HALF);
            case "firstHalfExtra" -> Optional.of(Period.EXTRA_FIRST);
            case "secondHalfExtra" -> Optional.of(Period.EXTRA_SECOND);
            case "penaltyShootOut" -> Optional.of(Period.SHOOT_OUT);
            default -> Optional.empty();
        };
    }

    /** The period in which this was; what happened in a break belongs to the period after it. Empty before the match. */
    Optional<Period> at(Instant time) {
        Period found = null;
        for (Map.Entry<Period, Instant> start : starts.entrySet()) {
            if (!start.getValue().isAfter(time) || (found != null && isOver(found, time))) {
                found = start.getKey();
            }
        }
        return Optional.ofNullable(found);
    }

    /** Since the period's kick-off, zero in the break before it. Empty when no kick-off of the period was entered. */
    Optional<Duration> clock(Period period, Instant time) {
        return Optional.ofNullable(starts.get(period))
                .map(start -> Duration.between(start, time))
                .map(clock -> clock.isNegative() ? Duration.ZERO : clock);
    }

    /** The pitch as the team sees it: teams change ends for each period. Empty when no kick-off says who was where. */
    Optional<Pitch> pitch(Period period, String team) {
        if (teamLeft.isEmpty()) {
            return Optional.empty();
        }
        Period known = teamLeft.containsKey(period)
                ? period
                : teamLeft.keySet().iterator().next();
        boolean turned = Periods.endsAsInFirstHalf(period) != Periods.endsAsInFirstHalf(known);
        boolean left = teamLeft.get(known).equals(team) != turned;
        return Optional.of(left ? ATTACKING_RIGHT : ATTACKING_RIGHT.turned());
    }

    private boolean isOver(Period period, Instant time) {
        return ends.containsKey(period) && time.isAfter(ends.get(period));
    }
}
