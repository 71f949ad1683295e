package io.millrace.ingest.datafactory;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.contracts.sports.Fixture;
import io.millrace.contracts.sports.FixtureTeam;
import io.millrace.contracts.sports.LineUpPlayer;
import io.millrace.contracts.sports.SquadPlayer;
import io.millrace.ingest.football.Piece;
import io.millrace.ingest.football.Unfit;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Who plays, and when.
 *
 * @param lineUps players by team, home first, those on the bench too
 * @param names of players by id
 * @param day and offset in which the file tells its times
 */
record MatchSheet(
        Fixture fixture,
        Map<String, List<LineUpPlayer>> lineUps,
        Map<String, String> names,
        LocalDate day,
        ZoneOffset offset) {

    static MatchSheet read(JsonNode root) throws Unfit {
        Piece file = new Piece(root);
        String home = file.text("match.homeTeamId");
        String away = file.text("match.awayTeamId");
        Map<String, List<LineUpPlayer>> lineUps = new LinkedHashMap<>();
        lineUps.put(home, new ArrayList<>());
        lineUps.put(away, new ArrayList<>());
        Map<String, String> names = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : root.path("players").properties()) {
            LineUpPlayer player = player(entry.getKey(), new Piece(entry.getValue()));
            names.put(player.getPlayer(), player.getName());
            lineUps.computeIfAbsent(new Piece(entry.getValue()).text("teamId"), team -> new ArrayList<>())
                    .add(player);
        }
        LocalDate day = day(file);
        ZoneOffset offset = offset(file);
        Fixture fixture = Fixture.newBuilder()
                .setMatchId(file.text("match.matchId"))
                .setCompetition(orEmpty(file.textOrNull("match.competition")))
                .setRound(orEmpty(file.textOrNull("match.week")))
                .setKickOff(day.atTime(kickOff(file)).toInstant(offset))
                .setHome(new FixtureTeam(home, file.text("match.homeTeamName"), squad(lineUps.get(home))))
                .setAway(new FixtureTeam(away, file.text("match.awayTeamName"), squad(lineUps.get(away))))
                .setExtraTime(file.at("status.extraTime").asBoolean())
                .setShootOut(file.at("status.shootout").asBoolean())
                .build();
        return new MatchSheet(fixture, lineUps, names, day, offset);
    }

    /** The name of a player, or null. */
    String name(String player) {
        return player == null ? null : names.get(player);
    }

    /** A time of the match's day. One before the kick-off's hour by half a day belongs to the day after. */
    Instant on(LocalTime time) {
        Instant at = day.atTime(time).toInstant(offset);
        boolean afterMidnight = at.isBefore(fixture.getKickOff().minusSeconds(12 * 3_600));
        return afterMidnight ? at.plusSeconds(24 * 3_600) : at;
    }

    private static LineUpPlayer player(String id, Piece player) throws Unfit {
        String name = player.textOrNull("name.shortName");
        return new LineUpPlayer(
                id,
                name == null ? id : name,
                player.at("squadNo").isInt() ? player.whole("squadNo") : null,
                player.textOrNull("posnId"),
                !player.at("substitute").asBoolean());
    }

    private static List<SquadPlayer> squad(List<LineUpPlayer> players) {
        return players.stream()
                .map(one -> new SquadPlayer(one.getPlayer(), one.getName(), one.getShirt()))
                .toList();
    }

    private static LocalDate day(Piece file) throws Unfit {
        String text = file.text("match.date");
        try {
            return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException wrong) {
            throw new Unfit("match.date is '" + text + "', expected a date like 20180715");
        }
    }

    private static LocalTime kickOff(Piece file) throws Unfit {
        String text = file.text("match.scheduledStart");
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException wrong) {
            throw new Unfit("match.scheduledStart is '" + text + "', expected a time like 12:00");
        }
    }

    private static ZoneOffset offset(Piece file) throws Unfit {
        double hours = file.at("match.gmt").isNumber() ? file.number("match.gmt") : 0;
        if (Math.abs(hours) > 18) {
            throw new Unfit("match.gmt is " + hours + ", expected hours from -18 to 18");
        }
        return ZoneOffset.ofTotalSeconds((int) Math.round(hours * 3_600));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
