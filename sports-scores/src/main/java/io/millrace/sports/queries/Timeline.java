package io.millrace.sports.queries;

import io.millrace.contracts.sports.Commentary;
import io.millrace.sports.match.Goals;
import io.millrace.sports.match.Incident;
import io.millrace.sports.match.Match;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A match for somebody who reads it from the beginning.
 *
 * @param incidents in match order, what was taken back included
 * @param commentary lines that are about no incident, by time
 */
record Timeline(String matchId, List<Line> incidents, List<Said> commentary) {

    /** @param score of the match after it */
    record Line(
            String eventId,
            int revision,
            String type,
            String time,
            String minute,
            String side,
            String team,
            String player,
            String playerName,
            String secondPlayer,
            String secondPlayerName,
            String card,
            String varDecision,
            String about,
            String score,
            String shootOut,
            String standing,
            String reason,
            String decision,
            List<Said> commentary) {}

    record Said(String commentaryId, String time, String language, String text) {}

    static Timeline of(Match match, List<Commentary> lines) {
        List<Incident> incidents = match.timeline();
        Set<String> known = incidents.stream().map(Incident::eventId).collect(Collectors.toSet());
        Map<String, List<Said>> about = new HashMap<>();
        List<Said> others = new ArrayList<>();
        lines.stream()
                .filter(line -> line.getText() != null)
                .sorted(Comparator.comparing(Commentary::getEventTime).thenComparing(Commentary::getCommentaryId))
                .forEach(line -> {
                    boolean attached = line.getAbout() != null && known.contains(line.getAbout());
                    (attached ? about.computeIfAbsent(line.getAbout(), id -> new ArrayList<>()) : others)
                            .add(said(line));
                });
        return new Timeline(
                match.matchId(),
                incidents.stream()
                        .map(incident -> line(incident, about.getOrDefault(incident.eventId(), List.of())))
                        .toList(),
                others);
    }

    private static Said said(Commentary line) {
        return new Said(line.getCommentaryId(), line.getEventTime().toString(), line.getLanguage(), line.getText());
    }

    private static Line line(Incident incident, List<Said> commentary) {
        return new Line(
                incident.eventId(),
                incident.event().getRevision(),
                incident.type().name(),
                incident.event().getEventTime().toString(),
                incident.minute().orElse(null),
                incident.side().map(Enum::name).orElse(null),
                incident.event().getTeam(),
                incident.event().getPlayer(),
                blankToNull(incident.playerName()),
                incident.event().getSecondPlayer(),
                blankToNull(incident.secondPlayerName()),
                incident.card().map(Enum::name).orElse(null),
                incident.event().getVarDecision() == null
                        ? null
                        : incident.event().getVarDecision().name(),
                incident.event().getAbout(),
                incident.score().toString(),
                incident.shootOut().map(Goals::toString).orElse(null),
                incident.standing().name(),
                incident.reason().orElse(null),
                incident.decision().orElse(null),
                commentary);
    }

    private static String blankToNull(String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
