package io.millrace.ingest.tracking;

import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.TrackingFrame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When the frames of a match were: their numbers go on through the match at a steady rate.
 *
 * @param rate frames a second
 * @param kickOff time of the first frame of the first period. A source that does not count the frames of the break has no
 *     break in its event times
 * @param periods in order; none overlaps another
 */
record MatchTimes(String matchId, int rate, Instant kickOff, List<Span> periods) {

    private static final List<Period> IN_ORDER = List.of(Period.values());

    /** A period by the numbers of its frames, both ends included. */
    record Span(Period period, long first, long last) {}

    MatchTimes {
        periods = List.copyOf(periods);
    }

    /** The spans of periods numbered from 1, of which those from 0 to 0 were not played. */
    static final class Builder {

        private final List<Span> spans = new ArrayList<>();

        void add(int number, long first, long last) {
            if ((first != 0 || last != 0) && number >= 1 && number <= IN_ORDER.size()) {
                spans.add(new Span(IN_ORDER.get(number - 1), first, last));
            }
        }

        List<Span> build() {
            return List.copyOf(spans);
        }
    }

    /** A frame of that number without positions; empty where no period is played. */
    Optional<TrackingFrame> frame(long number) {
        for (Span span : periods) {
            if (number >= span.first && number <= span.last) {
                return Optional.of(TrackingFrame.newBuilder()
                        .setMatchId(matchId)
                        .setFrame(number)
                        .setRate(rate)
                        .setPeriod(span.period)
                        .setClock((int) ((number - span.first) * 1000 / rate))
                        .setEventTime(kickOff.plusMillis((number - periods.get(0).first) * 1000 / rate))
                        .setHome(new ArrayList<>(12))
                        .setAway(new ArrayList<>(12))
                        .build());
            }
        }
        return Optional.empty();
    }
}
