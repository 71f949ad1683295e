package io.millrace.ingest.datafactory;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.contracts.sports.Period;
import io.millrace.ingest.football.Periods;
import io.millrace.ingest.football.Piece;
import io.millrace.ingest.football.Unfit;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.Map;

/** Times of the day: from the times at which the source saw the periods start, else by the clock from the kick-off. */
final class Clock {

    private final Map<Period, Instant> starts = new EnumMap<>(Period.class);
    private final Periods reckoned;

    /** @param status the incidences of kind status */
    Clock(MatchSheet sheet, JsonNode status) throws Unfit {
        this.reckoned = new Periods(sheet.fixture().getKickOff());
        for (JsonNode one : status) {
            Piece piece = new Piece(one);
            Period period = Codes.startOf(one.path("type").asInt());
            String time = piece.textOrNull("time");
            if (period != null && time != null) {
                starts.put(period, sheet.on(time(time)));
            }
        }
    }

    Instant at(Period period, Duration clock) {
        Instant byClock = reckoned.at(period, clock);
        Instant start = starts.get(period);
        return start == null ? byClock : start.plus(clock);
    }

    private static LocalTime time(String text) throws Unfit {
        try {
            return LocalTime.parse(text);
        } catch (DateTimeException wrong) {
            throw new Unfit("time of a status is '" + text + "', expected a time like 12:00:13");
        }
    }
}
