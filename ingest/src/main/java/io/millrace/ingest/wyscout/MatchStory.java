package io.millrace.ingest.wyscout;

import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Period;
import io.millrace.ingest.FeedItem;
import io.millrace.ingest.football.Matches;
import io.millrace.ingest.football.Periods;
import io.millrace.ingest.football.Piece;
import io.millrace.ingest.football.Unfit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;

/**
 * The events of one match, told in the order of its file. What the file of events leaves out comes between them: a period
 * starts with its first event and ends with its last, substitutions come from the sheet at the clock of their minute.
 */
final class MatchStory {

    private static final Duration BEFORE_ITS_START = Duration.ofMillis(-1);

    private final String match;
    private final Periods periods;
    private final Translator translator = new Translator();
    private final Deque<MatchSheet.Change> changes = new ArrayDeque<>();
    private Period now;
    private long sequence;

    MatchStory(String match, Instant kickOff) {
        this.match = match;
        this.periods = new Periods(kickOff);
    }

    void begin(MatchSheet sheet, Queue<FeedItem> told) {
        sheet.lineUps()
                .forEach((team, players) -> told.add(
                        Matches.record(event("line-up/" + team, EventType.LINE_UP, Period.FIRST_HALF, Duration.ZERO)
                                .setTeam(team)
                                .setLineUp(players)
                                .build())));
        changes.addAll(sheet.changes());
    }

    void tell(Piece event, Queue<FeedItem> told) throws Unfit {
        Period period = period(event.text("matchPeriod"));
        Duration clock = Duration.ofMillis(Math.round(event.number("eventSec") * 1_000));
        String id = event.text("id");
        if (period != now) {
            changesUntil(period, BEFORE_ITS_START, told);
            endOf(now, told);
            told.add(Matches.record(event("start/" + period, EventType.PERIOD_START, period, Duration.ZERO)
                    .build()));
            now = period;
        }
        changesUntil(period, clock, told);
        MatchEvent.Builder builder = event(id, EventType.OTHER, period, clock);
        translator.say(event, builder);
        told.add(Matches.record(builder.build()));
    }

    void end(Queue<FeedItem> told) {
        while (!changes.isEmpty()) {
            tell(changes.poll(), told);
        }
        endOf(now, told);
    }

    private void endOf(Period period, Queue<FeedItem> told) {
        if (period != null) {
            told.add(Matches.record(event("end/" + period, EventType.PERIOD_END, period, periods.shown(period))
                    .build()));
        }
    }

    private void changesUntil(Period period, Duration clock, Queue<FeedItem> told) {
        while (!changes.isEmpty() && changes.peek().isBy(period, clock)) {
            tell(changes.poll(), told);
        }
    }

    private void tell(MatchSheet.Change change, Queue<FeedItem> told) {
        told.add(Matches.record(event(change.id(), EventType.SUBSTITUTION, change.period(), change.clock())
                .setTeam(change.team())
                .setPlayer(change.off())
                .setSecondPlayer(change.on())
                .build()));
    }

    private MatchEvent.Builder event(String id, EventType type, Period period, Duration clock) {
        return MatchEvent.newBuilder()
                .setEventId(id)
                .setMatchId(match)
                .setSequence(sequence++)
                .setType(type)
                .setPeriod(period)
                .setClock((int) clock.toMillis())
                .setEventTime(periods.at(period, clock));
    }

    private static Period period(String text) throws Unfit {
        return switch (text) {
            case "1H" -> Period.FIRST_HALF;
            case "2H" -> Period.SECOND_HALF;
            case "E1" -> Period.EXTRA_FIRST;
            case "E2" -> Period.EXTRA_SECOND;
            case "P" -> Period.SHOOT_OUT;
            default -> throw new Unfit("matchPeriod is '" + text + "', expected 1H, 2H, E1, E2 or P");
        };
    }
}
