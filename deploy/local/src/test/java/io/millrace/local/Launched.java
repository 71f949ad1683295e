package io.millrace.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A launcher in a process of its own, as a user has it, and what it says. Killed when closed. */
final class Launched implements AutoCloseable {

    private final Process process;
    private final Path output;

    private Launched(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** @param folder the checkout, and where each launch writes what it says into a file of its own */
    static Launched with(Path folder, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dmillrace.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                ToyMillrace.class.getName()));
        command.addAll(List.of(args));
        Path output = Files.createTempFile(folder, args[0], ".out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        return new Launched(process, output);
    }

    String output() throws IOException {
        return Files.readString(output, StandardCharsets.UTF_8);
    }

    /** Waits until what it has said is as wanted, and returns that. */
    String awaitOutput(Predicate<String> wanted, Duration patience) throws Exception {
        Instant deadline = Instant.now().plus(patience);
        while (!wanted.test(output())) {
            if (Instant.now().isAfter(deadline) || (!process.isAlive() && !wanted.test(output()))) {
                throw new AssertionError(
                        "not said within " + patience + ", alive " + process.isAlive() + ": " + output());
            }
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
        return output();
    }

    int awaitExit(Duration patience) throws Exception {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + patience + ": " + output());
        }
        return process.exitValue();
    }

    /** As Ctrl-C does. */
    void interrupt() throws Exception {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
