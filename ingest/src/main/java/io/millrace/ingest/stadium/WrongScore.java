package io.millrace.ingest.stadium;

import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import java.util.SplittableRandom;

/** Once in a match, the source reports a goal too many for the home side. Its next report is right again. */
final class WrongScore {

    private long from;

    private WrongScore(long from) {
        this.from = from;
    }

    static WrongScore of(Pairing pairing, Faults faults, int matches, SplittableRandom random) {
        int place = Math.floorMod(pairing.number() - 2, matches);
        if (place >= faults.wrongScores()) {
            return new WrongScore(Long.MAX_VALUE);
        }
        long span = pairing.halfMinutes() * 60_000L;
        return new WrongScore(pairing.kickOff() + (pairing.round() == 0 ? 60_000 : random.nextLong(span)));
    }

    MatchEvent alter(MatchEvent event) {
        if (event.getType() != EventType.SCORE || event.getEventTime().toEpochMilli() < from) {
            return event;
        }
        from = Long.MAX_VALUE;
        MatchEvent wrong = MatchEvent.newBuilder(event).build();
        wrong.setHomeScore(event.getHomeScore() + 1);
        return wrong;
    }
}
