package io.millrace.ingest.statsbomb;

import io.millrace.contracts.sports.Fixture;
import io.millrace.contracts.sports.FixtureTeam;
import io.millrace.ingest.FeedException;
import io.millrace.ingest.files.JsonObjects;
import io.millrace.ingest.football.Piece;
import io.millrace.ingest.football.Unfit;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** StatsBomb's {@code matches.json}. Its kick-offs state no zone: UTC is taken. */
final class MatchFile {

    /** Stages in which a draw is played out. */
    private static final Set<String> KNOCK_OUT =
            Set.of("Final", "3rd Place Final", "Semi-finals", "Quarter-finals", "Round of 16", "Round of 32");

    private MatchFile() {}

    /** The fixtures by match. */
    static Map<String, Fixture> read(Path file) {
        Map<String, Fixture> fixtures = new HashMap<>();
        try (JsonObjects objects = JsonObjects.open(file)) {
            for (JsonObjects.Entry entry = objects.next(); entry != null; entry = objects.next()) {
                Fixture fixture = fixture(file, entry);
                fixtures.put(fixture.getMatchId(), fixture);
            }
        }
        return fixtures;
    }

    private static Fixture fixture(Path file, JsonObjects.Entry entry) {
        try {
            if (entry.problem() != null) {
                throw new Unfit(entry.problem());
            }
            Piece match = new Piece(entry.object());
            String stage = match.textOrNull("competition_stage.name");
            boolean knockOut = stage != null && KNOCK_OUT.contains(stage);
            return Fixture.newBuilder()
                    .setMatchId(match.text("match_id"))
                    .setCompetition(orEmpty(match.textOrNull("competition.competition_name")))
                    .setSeason(orEmpty(match.textOrNull("season.season_name")))
                    .setRound(orEmpty(stage))
                    .setKickOff(kickOff(match))
                    .setHome(team(match, "home_team"))
                    .setAway(team(match, "away_team"))
                    .setExtraTime(knockOut)
                    .setShootOut(knockOut)
                    .build();
        } catch (Unfit unfit) {
            throw new FeedException(
                    file + ":" + entry.line() + " is no match of StatsBomb: " + unfit.getMessage(), unfit);
        }
    }

    private static Instant kickOff(Piece match) throws Unfit {
        String date = match.text("match_date");
        String time = match.textOrNull("kick_off");
        try {
            return LocalDate.parse(date)
                    .atTime(time == null ? LocalTime.NOON : LocalTime.parse(time))
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException wrong) {
            throw new Unfit("match_date and kick_off are " + date + " and " + time
                    + ", expected a date like 2018-06-16 and a time like 15:00:00.000");
        }
    }

    private static FixtureTeam team(Piece match, String side) throws Unfit {
        return new FixtureTeam(
                match.text(side + "." + side + "_id"), match.text(side + "." + side + "_name"), List.of());
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
