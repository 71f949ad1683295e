package io.millrace.local.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Where a command writes for people.
 *
 * @param out standard output
 * @param interactive whether that is a terminal, and not a file or a pipe
 * @param width of the window now, in columns; it may be resized. Asking may take a few milliseconds
 */
public record Terminal(PrintWriter out, boolean interactive, IntSupplier width) {

    private static final int STANDARD_COLUMNS = 100;

    /** The launcher says whether standard output is a terminal: the JVM of 17 and that of 25 answer differently. */
    public static Terminal standard(PrintWriter out) {
        return new Terminal(out, Boolean.getBoolean("millrace.terminal"), () -> sizeOfWindow()
                .orElse(STANDARD_COLUMNS));
    }

    public boolean coloured() {
        return interactive && System.getenv("NO_COLOR") == null;
    }

    private static Optional<Integer> sizeOfWindow() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(Path.of("/dev/tty").toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (BufferedReader answer = stty.inputReader(StandardCharsets.UTF_8)) {
                String line = answer.readLine();
                if (!stty.waitFor(1, TimeUnit.SECONDS) || line == null) {
                    return Optional.empty();
                }
                int columns =
                        Integer.parseInt(line.substring(line.indexOf(' ') + 1).trim());
                return columns > 0 ? Optional.of(columns) : Optional.empty();
            }
        } catch (IOException | NumberFormatException noTerminal) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
