package io.millrace.ingest.dfl;

import io.millrace.ingest.files.Xml;
import io.millrace.ingest.football.Unfit;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/**
 * An event as it was entered.
 *
 * @param what the element within the event: KickOff, Play, ShotAtGoal, Delete, ...
 */
record Entry(String id, String match, Instant time, Xml.Element event, Xml.Element what) {

    /** @throws Unfit for an element that is no event */
    static Entry of(Xml.Element event) throws Unfit {
        return new Entry(
                needed(event, "EventId"),
                needed(event, "MatchId"),
                time(needed(event, "EventTime")),
                event,
                event.first().orElseThrow(() -> new Unfit("the event is empty, expected what happened")));
    }

    /** It says that the event of the same id, whenever that is entered, did not happen. */
    boolean withdraws() {
        return what.name().equals("Delete");
    }

    private static Instant time(String text) throws Unfit {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException wrong) {
            throw new Unfit("EventTime is '" + text + "', expected a time like 2020-06-05T20:30:00.210+02:00");
        }
    }

    private static String needed(Xml.Element event, String attribute) throws Unfit {
        String value = event.get(attribute);
        if (value == null || value.isBlank()) {
            throw new Unfit(attribute + " is missing");
        }
        return value;
    }
}
