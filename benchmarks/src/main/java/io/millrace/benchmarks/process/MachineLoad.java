package io.millrace.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Processor time that the whole machine has used since it was started. Only Linux tells. */
public final class MachineLoad {

    private static final Path STAT = Path.of("/proc/stat");

    /** The unit of the file, whatever the kernel's own tick is. */
    private static final long TICKS_PER_SECOND = 100;

    private static final int USER = 1;
    private static final int IDLE = 4;
    private static final int IOWAIT = 5;
    private static final int STEAL = 8;

    private MachineLoad() {}

    public static Optional<Duration> busy() {
        if (!Files.isReadable(STAT)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(STAT)) {
            String[] fields = lines.findFirst().orElse("").split(" +", -1);
            long ticks = 0;
            for (int i = USER; i <= STEAL && i < fields.length; i++) {
                if (i != IDLE && i != IOWAIT) {
                    ticks += Long.parseLong(fields[i]);
                }
            }
            return Optional.of(Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
