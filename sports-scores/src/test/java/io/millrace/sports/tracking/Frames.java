package io.millrace.sports.tracking;

import io.millrace.contracts.sports.Period;
import io.millrace.contracts.sports.PlayerPosition;
import io.millrace.contracts.sports.TrackingFrame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Frames of a match for tests: player {@code p} alone, where nothing else is said. */
public final class Frames {

    public static final Instant KICK_OFF = Instant.parse("2026-03-01T15:00:00Z");
    public static final int RATE = 25;

    private Frames() {}

    /** Player p at x metres at the second in the first half. */
    public static List<TrackingFrame> walk(int from, int to, DoubleUnaryOperator xAtSecond) {
        List<TrackingFrame> frames = new ArrayList<>();
        for (int number = from; number < to; number++) {
            frames.add(at(number, xAtSecond.applyAsDouble((double) number / RATE)));
        }
        return frames;
    }

    public static TrackingFrame at(long number, double x) {
        return at(number, Period.FIRST_HALF, x);
    }

    public static TrackingFrame at(long number, Period period, double x) {
        return empty(number, period, List.of(new PlayerPosition("p", (float) x, 0f)));
    }

    public static TrackingFrame empty(long number, Period period, List<PlayerPosition> home) {
        TrackingFrame frame = new TrackingFrame();
        frame.setMatchId("m");
        frame.setFrame(number);
        frame.setRate(RATE);
        frame.setPeriod(period);
        frame.setClock((int) (number * 1000 / RATE));
        frame.setEventTime(KICK_OFF.plusMillis(number * 1000 / RATE));
        frame.setHome(home);
        frame.setAway(List.of());
        return frame;
    }
}
