package io.millrace.sports.stats;

import io.millrace.contracts.sports.Period;
import io.millrace.sports.clock.PlayingTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** An amount for each minute of each period, so that the rules of the match may come after its events. */
final class PerMinute {

    /** Far beyond any stoppage time: a clock gone mad costs no memory. */
    private static final int MOST = 180;

    private static final int MINUTE = 60_000;

    private final Map<Period, long[]> amounts = new EnumMap<>(Period.class);
    private long total;

    void add(Period period, int clock, long amount) {
        int minute = Math.min(clock / MINUTE, MOST - 1);
        long[] minutes = amounts.computeIfAbsent(period, any -> new long[64]);
        if (minute >= minutes.length) {
            minutes = Arrays.copyOf(minutes, MOST);
            amounts.put(period, minutes);
        }
        minutes[minute] += amount;
        total += amount;
    }

    /** Adds the length of a span to the minutes that it covers, as often as the sign says. */
    void addSpan(Period period, int from, int to, int sign) {
        int at = from;
        while (at < to) {
            int end = (int) Math.min(to, (at / MINUTE + 1L) * MINUTE);
            add(period, at, (long) sign * (end - at));
            at = end;
        }
    }

    long total() {
        return total;
    }

    /** Adds the amounts to those of the minutes of the nominal clock; the first, minute 1, is at index 0. */
    void addTo(long[] nominal, PlayingTime time) {
        amounts.forEach((period, minutes) -> {
            for (int minute = 0; minute < minutes.length; minute++) {
                int index = time.minute(period, minute) - 1;
                if (index < nominal.length) {
                    nominal[index] += minutes[minute];
                }
            }
        });
    }
}
