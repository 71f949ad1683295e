package io.millrace.ingest.wyscout;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.contracts.sports.Fixture;
import io.millrace.contracts.sports.FixtureTeam;
import io.millrace.contracts.sports.LineUpPlayer;
import io.millrace.contracts.sports.Period;
import io.millrace.ingest.FeedException;
import io.millrace.ingest.files.JsonObjects;
import io.millrace.ingest.football.Periods;
import io.millrace.ingest.football.Piece;
import io.millrace.ingest.football.Unfit;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Wyscout's {@code matches_*.json}. A match that went to extra time or penalties has those rules in its fixture; the file
 * does not say it of others.
 */
final class MatchFile {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final Map<String, String> names;

    private MatchFile(Map<String, String> names) {
        this.names = names;
    }

    /** The sheets by match. */
    static Map<String, MatchSheet> read(Path file, Map<String, String> names) {
        MatchFile reader = new MatchFile(names);
        Map<String, MatchSheet> sheets = new HashMap<>();
        try (JsonObjects objects = JsonObjects.open(file)) {
            for (JsonObjects.Entry entry = objects.next(); entry != null; entry = objects.next()) {
                MatchSheet sheet = reader.sheet(file, entry);
                sheets.put(sheet.fixture().getMatchId(), sheet);
            }
        }
        return sheets;
    }

    private MatchSheet sheet(Path file, JsonObjects.Entry entry) {
        try {
            if (entry.problem() != null) {
                throw new Unfit(entry.problem());
            }
            return sheet(new Piece(entry.object()));
        } catch (Unfit unfit) {
            throw new FeedException(
                    file + ":" + entry.line() + " is no match of Wyscout: " + unfit.getMessage(), unfit);
        }
    }

    private MatchSheet sheet(Piece match) throws Unfit {
        boolean beyond = !"Regular".equals(match.text("duration"));
        Map<String, List<LineUpPlayer>> lineUps = new LinkedHashMap<>();
        List<MatchSheet.Change> changes = new ArrayList<>();
        FixtureTeam home = null;
        FixtureTeam away = null;
        for (Map.Entry<String, JsonNode> entry : match.at("teamsData").properties()) {
            String team = entry.getKey();
            Piece side = new Piece(entry.getValue());
            FixtureTeam named = new FixtureTeam(team, names.getOrDefault(team, team), List.of());
            if (side.text("side").equals("home")) {
                home = named;
            } else {
                away = named;
            }
            lineUps.put(team, lineUp(side));
            changes.addAll(changes(team, side, beyond));
        }
        if (home == null || away == null) {
            throw new Unfit("teamsData does not name a team of side home and one of side away");
        }
        changes.sort(Comparator.comparing(MatchSheet.Change::period).thenComparing(MatchSheet.Change::clock));
        Fixture fixture = Fixture.newBuilder()
                .setMatchId(match.text("wyId"))
                .setCompetition(orEmpty(match.textOrNull("competitionId")))
                .setSeason(orEmpty(match.textOrNull("seasonId")))
                .setRound(orEmpty(match.textOrNull("roundId")))
                .setKickOff(kickOff(match.text("dateutc")))
                .setHome(home)
                .setAway(away)
                .setExtraTime(beyond)
                .setShootOut(beyond)
                .build();
        return new MatchSheet(fixture, lineUps, changes);
    }

    private static List<LineUpPlayer> lineUp(Piece side) throws Unfit {
        List<LineUpPlayer> players = new ArrayList<>();
        for (JsonNode one : side.at("formation.lineup")) {
            players.add(player(one, true));
        }
        for (JsonNode one : side.at("formation.bench")) {
            players.add(player(one, false));
        }
        return players;
    }

    /** The file of matches knows players by id only. */
    private static LineUpPlayer player(JsonNode one, boolean starts) throws Unfit {
        String id = new Piece(one).text("playerId");
        return new LineUpPlayer(id, id, null, null, starts);
    }

    /** Where there was none, the file has the text {@code null}. */
    private static List<MatchSheet.Change> changes(String team, Piece side, boolean beyond) throws Unfit {
        List<MatchSheet.Change> changes = new ArrayList<>();
        for (JsonNode one : side.at("formation.substitutions")) {
            Piece change = new Piece(one);
            int minute = change.whole("minute");
            Period period = period(minute, beyond);
            Duration clock = Duration.ofMinutes(Math.max(0, minute - 1L - Periods.minutesBefore(period)));
            changes.add(new MatchSheet.Change(team, change.text("playerOut"), change.text("playerIn"), period, clock));
        }
        return changes;
    }

    private static Period period(int minute, boolean beyond) {
        if (minute <= 45) {
            return Period.FIRST_HALF;
        }
        if (minute <= 90 || !beyond) {
            return Period.SECOND_HALF;
        }
        return minute <= 105 ? Period.EXTRA_FIRST : Period.EXTRA_SECOND;
    }

    private static Instant kickOff(String text) throws Unfit {
        try {
            return LocalDateTime.parse(text, UTC).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException wrong) {
            throw new Unfit("dateutc is '" + text + "', expected a time like 2018-07-15 15:00:00");
        }
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
