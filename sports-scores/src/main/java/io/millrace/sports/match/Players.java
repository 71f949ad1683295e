package io.millrace.sports.match;

import io.millrace.sports.stats.PlayerLine;
import io.millrace.sports.stats.Statistics;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The lines of the players as they stand: of everybody who started, came on or did something. */
final class Players {

    private final Statistics statistics;
    private final TreeMap<String, PlayerLine> lines = new TreeMap<>();

    Players(Statistics statistics) {
        this.statistics = statistics;
    }

    Collection<PlayerLine> lines() {
        return Collections.unmodifiableCollection(lines.values());
    }

    Optional<PlayerLine> line(String player) {
        return Optional.ofNullable(lines.get(player));
    }

    /** Draws up every line again. Returns whose lines differ. */
    Set<String> refresh(Course course, Now now) {
        Set<String> everybody = new HashSet<>(lines.keySet());
        everybody.addAll(statistics.roll().present());
        everybody.addAll(course.squads().members());
        return refresh(everybody, course, now);
    }

    Set<String> refresh(Set<String> players, Course course, Now now) {
        Set<String> changed = new HashSet<>();
        for (String player : players) {
            Optional<PlayerLine> line = draw(player, course, now);
            if (!line.equals(Optional.ofNullable(lines.get(player)))) {
                changed.add(player);
                line.ifPresentOrElse(drawn -> lines.put(player, drawn), () -> lines.remove(player));
            }
        }
        return changed;
    }

    private Optional<PlayerLine> draw(String player, Course course, Now now) {
        Squads squads = course.squads();
        if (!statistics.roll().isPresent(player) && !squads.cameOn(player)) {
            return Optional.empty();
        }
        return Optional.of(statistics.player(
                player,
                squads.name(player).orElseGet(() -> statistics.roll().name(player)),
                squads.team(player).orElseGet(() -> statistics.roll().team(player)),
                squads.minutes(player, now.nominal())));
    }
}
