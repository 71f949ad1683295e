package io.millrace.benchmarks.report;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What a figure depends on beside the program. No names. */
final class Machine {

    private Machine() {}

    static String line() {
        return String.format(
                Locale.ROOT,
                "%d cores, %s GiB, %s %s, JDK %s",
                Runtime.getRuntime().availableProcessors(),
                memory(),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.version());
    }

    private static String memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? String.valueOf(Math.round(system.getTotalMemorySize() / (double) (1L << 30)))
                : "unknown";
    }
}
