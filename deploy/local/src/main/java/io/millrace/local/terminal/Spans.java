package io.millrace.local.terminal;

import java.time.Duration;

/** Durations for people, in two units at most. */
public final class Spans {

    private Spans() {}

    public static String text(Duration time) {
        long seconds = time.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds / 3600 + " h " + seconds / 60 % 60 + " min";
    }
}
