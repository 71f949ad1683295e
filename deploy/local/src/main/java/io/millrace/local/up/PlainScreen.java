package io.millrace.local.up;

import io.millrace.contracts.alert.Alert;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.util.function.LongSupplier;

/** For a file or a pipe: every alert a line, the state of things every few seconds. */
final class PlainScreen implements Screen {

    private final PrintWriter out;
    private final AlertLine lines;
    private final long everyNanos;
    private final LongSupplier clock;
    private long shownAt;

    PlainScreen(PrintWriter out, ZoneId zone, Duration every, LongSupplier clock) {
        this.out = out;
        this.lines = new AlertLine(zone);
        this.everyNanos = every.toNanos();
        this.clock = clock;
        this.shownAt = clock.getAsLong();
    }

    @Override
    public synchronized void say(String line) {
        out.println(line);
        out.flush();
    }

    @Override
    public synchronized void alert(Alert alert) {
        say(lines.of(alert));
    }

    @Override
    public synchronized void show(Board board) {
        long now = clock.getAsLong();
        if (now - shownAt >= everyNanos) {
            shownAt = now;
            BoardText.sentences(board).forEach(this::say);
        }
    }

    @Override
    public void settle() {
        // Nothing here ever moved.
    }
}
