package io.millrace.benchmarks.report;

import java.util.Locale;

/**
 * What is aimed at, and what was reached.
 *
 * @param atLeast true if more is better
 */
record Target(String what, double aim, boolean atLeast, String unit, double reached) {

    boolean isMet() {
        return atLeast ? reached >= aim : reached < aim;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-7s %s: %.2f%s, aim %s %.2f%s",
                isMet() ? "met" : "NOT MET",
                what,
                reached,
                unit,
                atLeast ? "at least" : "below",
                aim,
                unit);
    }
}
