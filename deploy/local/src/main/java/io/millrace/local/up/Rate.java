package io.millrace.local.up;

import java.util.ArrayDeque;
import java.util.Deque;

/** How fast a count grows, over the last seconds. */
final class Rate {

    private static final long WINDOW_NANOS = 5_000_000_000L;

    private final Deque<Sample> samples = new ArrayDeque<>();

    /** Takes a sample and returns the growth a second since the oldest one in the window; 0 for the first. */
    double of(long count, long nanos) {
        samples.addLast(new Sample(count, nanos));
        while (samples.size() > 2 && nanos - samples.peekFirst().nanos() > WINDOW_NANOS) {
            samples.removeFirst();
        }
        Sample oldest = samples.peekFirst();
        long passed = nanos - oldest.nanos();
        return passed <= 0 ? 0 : Math.max(0, (count - oldest.count()) * 1e9 / passed);
    }

    private record Sample(long count, long nanos) {}
}
