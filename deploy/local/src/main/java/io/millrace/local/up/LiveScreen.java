package io.millrace.local.up;

import io.millrace.contracts.alert.Alert;
import io.millrace.local.terminal.Terminal;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.List;

/**
 * For a terminal: the board stays at the bottom and is drawn anew, what is said and the alerts scroll by above it. Uses
 * three ANSI sequences, cursor up, erase to the end of the screen, and colours.
 */
final class LiveScreen implements Screen {

    /** More a second than a reader can follow: the rest is counted. */
    private static final int MOST_ALERTS_A_TICK = 20;

    /** Asking for the width takes a process. */
    private static final int TICKS_PER_LOOK_AT_WIDTH = 3;

    private static final String ERASE_BELOW = "\r\u001b[J";
    private static final String BOLD = "\u001b[1m";
    private static final String PLAIN = "\u001b[0m";

    private final Terminal terminal;
    private final PrintWriter out;
    private final AlertLine lines;
    private List<String> board = List.of();
    private int columns;
    private int ticks;
    private int alertsThisTick;
    private boolean drawn;

    LiveScreen(Terminal terminal, ZoneId zone) {
        this.terminal = terminal;
        this.out = terminal.out();
        this.lines = new AlertLine(zone);
        this.columns = terminal.width().getAsInt();
    }

    @Override
    public synchronized void say(String line) {
        erase();
        out.println(line);
        draw();
    }

    @Override
    public synchronized void alert(Alert alert) {
        if (++alertsThisTick > MOST_ALERTS_A_TICK) {
            return;
        }
        erase();
        out.println(terminal.coloured() ? lines.painted(alert, columns) : Widths.cut(lines.of(alert), columns));
        draw();
    }

    @Override
    public synchronized void show(Board now) {
        erase();
        if (alertsThisTick > MOST_ALERTS_A_TICK) {
            out.println("… and " + (alertsThisTick - MOST_ALERTS_A_TICK) + " more alerts in this second");
        }
        alertsThisTick = 0;
        if (++ticks % TICKS_PER_LOOK_AT_WIDTH == 0) {
            columns = terminal.width().getAsInt();
        }
        board = BoardText.table(now);
        draw();
    }

    @Override
    public synchronized void settle() {
        board = List.of();
        drawn = false;
    }

    private void erase() {
        if (drawn) {
            // The board and the empty line above it.
            out.print("\u001b[" + (board.size() + 1) + "A" + ERASE_BELOW);
            drawn = false;
        }
    }

    private void draw() {
        if (!board.isEmpty()) {
            out.println();
            for (int i = 0; i < board.size(); i++) {
                // One column is left free: some terminals wrap at the last one.
                String line = Widths.cut(board.get(i), columns - 1);
                out.println(i == 0 && terminal.coloured() ? BOLD + line + PLAIN : line);
            }
            drawn = true;
        }
        out.flush();
    }
}
