package io.millrace.ingest.datafactory;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.contracts.sports.Period;
import io.millrace.ingest.football.Periods;
import io.millrace.ingest.football.Piece;
import io.millrace.ingest.football.Unfit;
import java.time.Duration;

/**
 * Something that happened, by DataFactory.
 *
 * @param kind the list it stands in: goals, shots, correctPasses, ...
 * @param type the number of its sort within that
 * @param clock since the start of the period; the source counts on through the match
 */
record Incidence(String kind, String id, int type, Period period, Duration clock, Piece piece) {

    /** @throws Unfit for one without type and time */
    static Incidence of(String kind, String id, JsonNode node) throws Unfit {
        Piece piece = new Piece(node);
        // Half 0 is the time before the kick-off, in which the start of the match is told.
        int half = Math.max(1, piece.whole("t.half"));
        Period period = Periods.numbered(half)
                .orElseThrow(() -> new Unfit("t.half is " + piece.at("t.half") + ", expected 0 to 5"));
        int seconds = piece.at("t.s").isInt() ? piece.whole("t.s") : 0;
        Duration clock =
                Duration.ofMinutes(piece.whole("t.m")).plusSeconds(seconds).minusMinutes(Periods.minutesBefore(period));
        return new Incidence(kind, id, piece.whole("type"), period, clock.isNegative() ? Duration.ZERO : clock, piece);
    }
}
