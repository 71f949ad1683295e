package io.millrace.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * What a process has used so far, seen from outside.
 *
 * @param cpu user and system time; zero where the system does not tell
 * @param peakBytes the most memory it ever had resident; empty on anything but Linux
 */
public record ProcessFigures(Duration cpu, OptionalLong peakBytes) {

    private static final String HIGH_WATER_MARK = "VmHWM:";

    public static ProcessFigures of(ProcessHandle process) {
        return new ProcessFigures(process.info().totalCpuDuration().orElse(Duration.ZERO), peak(process.pid()));
    }

    private static OptionalLong peak(long pid) {
        Path status = Path.of("/proc", String.valueOf(pid), "status");
        if (!Files.isReadable(status)) {
            return OptionalLong.empty();
        }
        try {
            return Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith(HIGH_WATER_MARK))
                    .mapToLong(line -> 1024
                            * Long.parseLong(line.substring(HIGH_WATER_MARK.length())
                                    .replace("kB", "")
                                    .trim()))
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty(); // the process ended meanwhile
        }
    }
}
