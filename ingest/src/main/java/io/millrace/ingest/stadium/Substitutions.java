package io.millrace.ingest.stadium;

import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Period;
import io.millrace.ingest.stadium.Slot.State;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** When coaches change players: from half-time on, at three stops of play each, two at a time at most. */
final class Substitutions {

    private static final double[] WINDOWS = {0.10, 0.40, 0.75};

    private final MatchClock clock;
    private final Scribe scribe;
    private final SplittableRandom random;
    private final int half;
    private final Map<Side, Integer> windows = new HashMap<>();
    private final Map<Side, Integer> begun = new HashMap<>();

    Substitutions(Pairing pairing, MatchClock clock, Scribe scribe, SplittableRandom random) {
        this.clock = clock;
        this.scribe = scribe;
        this.random = random;
        this.half = pairing.halfMinutes() * 60_000;
    }

    /** Those who are to go off leave for the touchline. */
    void begin(Side side) {
        int window = windows.getOrDefault(side, 0);
        if (clock.period() != Period.SECOND_HALF || window >= WINDOWS.length || side.isChanging()) {
            return;
        }
        if (clock.millis() < half * (WINDOWS[window] + random.nextDouble(0.2))) {
            return;
        }
        windows.put(side, window + 1);
        begun.put(side, clock.millis());
        int players = window == 1 ? 2 : 1 + random.nextInt(2);
        for (int i = 0; i < players && side.maySubstitute(); i++) {
            Slot slot = side.any(random);
            if (!slot.isKeeper()) {
                slot.become(State.CHANGING);
            }
        }
    }

    int begun(Side side) {
        return begun.getOrDefault(side, 0);
    }

    void finish(Slot slot) {
        MatchEvent event = scribe.event(EventType.SUBSTITUTION, slot);
        slot.replaceBy(slot.side().substituteFor(slot));
        Scribe.second(event, slot.player());
        scribe.tell(event);
    }
}
