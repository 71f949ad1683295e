package io.millrace.ingest.dfl;

import io.millrace.contracts.sports.Fixture;
import io.millrace.contracts.sports.FixtureTeam;
import io.millrace.contracts.sports.LineUpPlayer;
import io.millrace.contracts.sports.SquadPlayer;
import io.millrace.ingest.FeedException;
import io.millrace.ingest.files.Xml;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * DFL's match information: who plays, when, and with whom.
 *
 * @param home players of the home team, those on the bench too
 * @param names of all players by id
 */
record MatchInformation(Fixture fixture, List<LineUpPlayer> home, List<LineUpPlayer> away, Map<String, String> names) {

    static MatchInformation read(Path file) {
        try (Xml xml = Xml.open(file)) {
            Xml.Element match = xml.next("MatchInformation");
            if (match == null) {
                throw new FeedException(
                        file + " is no match information of DFL; expected <MatchInformation>. The events"
                                + " are named as events=FILE");
            }
            Xml.Element general = match.child("General").orElseThrow(() -> lacks(file, match, "<General>"));
            Xml.Element teams = match.child("Teams").orElseThrow(() -> lacks(file, match, "<Teams>"));
            String homeTeam = needed(file, general, "HomeTeamId");
            String awayTeam = needed(file, general, "GuestTeamId");
            List<LineUpPlayer> home = players(file, teams, homeTeam);
            List<LineUpPlayer> away = players(file, teams, awayTeam);
            Fixture fixture = Fixture.newBuilder()
                    .setMatchId(needed(file, general, "MatchId"))
                    .setCompetition(orEmpty(general.get("CompetitionName")))
                    .setSeason(orEmpty(general.get("Season")))
                    .setRound(orEmpty(general.get("MatchDay")))
                    .setKickOff(kickOff(file, general))
                    .setHome(new FixtureTeam(homeTeam, needed(file, general, "HomeTeamName"), squad(home)))
                    .setAway(new FixtureTeam(awayTeam, needed(file, general, "GuestTeamName"), squad(away)))
                    .build();
            return new MatchInformation(fixture, home, away, names(home, away));
        }
    }

    private static List<LineUpPlayer> players(Path file, Xml.Element teams, String id) {
        Xml.Element team = teams.children().stream()
                .filter(one -> id.equals(one.get("TeamId")))
                .findFirst()
                .orElseThrow(() -> lacks(file, teams, "<Team TeamId=\"" + id + "\">"));
        List<LineUpPlayer> players = new ArrayList<>();
        team.child("Players").map(Xml.Element::children).orElse(List.of()).forEach(player -> {
            String person = needed(file, player, "PersonId");
            players.add(new LineUpPlayer(
                    person,
                    player.get("Shortname") == null ? person : player.get("Shortname"),
                    shirt(player.get("ShirtNumber")),
                    player.get("PlayingPosition"),
                    "true".equals(player.get("Starting"))));
        });
        return players;
    }

    private static Integer shirt(String text) {
        return text != null && text.matches("\\d{1,3}") ? Integer.valueOf(text) : null;
    }

    private static List<SquadPlayer> squad(List<LineUpPlayer> players) {
        return players.stream()
                .map(one -> new SquadPlayer(one.getPlayer(), one.getName(), one.getShirt()))
                .toList();
    }

    private static Map<String, String> names(List<LineUpPlayer> home, List<LineUpPlayer> away) {
        Map<String, String> names = new HashMap<>();
        home.forEach(one -> names.put(one.getPlayer(), one.getName()));
        away.forEach(one -> names.put(one.getPlayer(), one.getName()));
        return names;
    }

    private static Instant kickOff(Path file, Xml.Element general) {
        String text = general.get("KickoffTime");
        String time = text == null ? needed(file, general, "PlannedKickoffTime") : text;
        try {
            return OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeException wrong) {
            throw new FeedException(
                    file + ":" + general.line() + ": the kick-off is '" + time
                            + "', expected a time like 2020-06-05T20:30:00.000+02:00",
                    wrong);
        }
    }

    private static String needed(Path file, Xml.Element element, String attribute) {
        String value = element.get(attribute);
        if (value == null || value.isBlank()) {
            throw lacks(file, element, attribute);
        }
        return value;
    }

    private static FeedException lacks(Path file, Xml.Element element, String what) {
        return new FeedException(file + ":" + element.line() + ": <" + element.name() + "> has no " + what
                + "; expected DFL's match information");
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
