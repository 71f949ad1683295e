package io.millrace.benchmarks.process;

import io.millrace.benchmarks.BenchException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A measured program in a process of its own, which says on its standard output how far it is, and ends when its standard
 * input does. What it logs goes to a file.
 */
public final class Child implements AutoCloseable {

    /** The end of the child's output. */
    private static final String ENDED = "";

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);

    private final String name;
    private final Process process;
    private final Path log;
    private final BlockingQueue<Word> words = new LinkedBlockingQueue<>();

    /**
     * A line of the child's.
     *
     * @param nanos {@link System#nanoTime} of this process when it came
     */
    public record Word(String text, long nanos) {}

    private Child(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        Thread reader = new Thread(this::read, "words-of-" + name);
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * @param jvm arguments of the virtual machine
     * @param log file for what it logs
     */
    public static Child start(String name, Class<?> main, List<String> jvm, List<String> arguments, Path log) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        try {
            Files.createDirectories(log.getParent());
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            return new Child(name, process, log);
        } catch (IOException e) {
            throw new BenchException("the process of " + name + " cannot be started: " + e, e);
        }
    }

    /** Waits for a line that begins with the word, and forgets what comes before it. */
    public Word await(String word, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Word next = words.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new BenchException(
                        name + " did not say '" + word + "' within " + patience.toSeconds() + " s; its log is " + log);
            }
            if (next.text().equals(ENDED)) {
                words.add(next);
                throw new BenchException(name + " ended before it said '" + word + "':\n" + lastOfLog());
            }
            if (next.text().startsWith(word)) {
                return next;
            }
        }
    }

    public void tell(String word) {
        try {
            Writer out = process.outputWriter(StandardCharsets.UTF_8);
            out.write(word + "\n");
            out.flush();
        } catch (IOException e) {
            throw new BenchException(name + " does not listen any more:\n" + lastOfLog(), e);
        }
    }

    /** Throws {@link BenchException} with the end of its log if the process is gone. */
    public void mustBeAlive() {
        if (!process.isAlive()) {
            throw new BenchException(name + " ended in the middle of its work:\n" + lastOfLog());
        }
    }

    public ProcessFigures figures() {
        return ProcessFigures.of(process.toHandle());
    }

    /** Lets it finish; ends it by force when that takes longer than a minute. */
    @Override
    public void close() {
        try {
            process.outputWriter(StandardCharsets.UTF_8).close();
        } catch (IOException e) {
            process.destroy(); // it does not read any more
        }
        try {
            if (!process.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                words.add(new Word(line, System.nanoTime()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the output of " + name + " cannot be read", e);
        } finally {
            words.add(new Word(ENDED, System.nanoTime()));
        }
    }

    private String lastOfLog() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException e) {
            return "(its log " + log + " cannot be read: " + e + ")";
        }
    }
}
