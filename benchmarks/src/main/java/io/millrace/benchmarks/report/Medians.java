package io.millrace.benchmarks.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** The middle of some values, and how far they lie apart. */
record Medians(double median, double least, double most) {

    /** @param runs at least one */
    static <T> Medians of(Collection<T> runs, ToDoubleFunction<T> value) {
        double[] sorted = runs.stream().mapToDouble(value).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no values; expected at least one");
        }
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Medians(
                median,
                Arrays.stream(sorted).min().getAsDouble(),
                Arrays.stream(sorted).max().getAsDouble());
    }
}
