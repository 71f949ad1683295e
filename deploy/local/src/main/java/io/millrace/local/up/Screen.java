package io.millrace.local.up;

import io.millrace.contracts.alert.Alert;
import io.millrace.local.terminal.Terminal;
import java.time.Duration;
import java.time.ZoneId;

/** Where the stack shows itself. Used by several threads. */
sealed interface Screen permits LiveScreen, PlainScreen {

    Duration PLAIN_STATUS_EVERY = Duration.ofSeconds(10);

    /** A block that is drawn anew on a terminal; plain lines elsewhere. */
    static Screen on(Terminal terminal) {
        return terminal.interactive()
                ? new LiveScreen(terminal, ZoneId.systemDefault())
                : new PlainScreen(terminal.out(), ZoneId.systemDefault(), PLAIN_STATUS_EVERY, System::nanoTime);
    }

    /** A line that stays. */
    void say(String line);

    void alert(Alert alert);

    /** The latest state of things. Called about once a second. */
    void show(Board board);

    /** Nothing moves any more: what is said from now on follows below. */
    void settle();
}
