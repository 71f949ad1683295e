package io.millrace.processors.alerts;

import io.millrace.contracts.alert.Evidence;
import io.millrace.contracts.alert.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a rule found. Values and limits are kept sorted by name. Evidence is kept in the order of time, each record
 * once, at most {@link #MAX_EVIDENCE} lines: the earliest half, which says how it began, and the latest half. The
 * evidence objects must not be changed afterwards.
 *
 * @param title one line for a person
 * @param values what was measured, by name
 * @param limits the limits that decided, by name
 */
public record Finding(
        int ruleVersion,
        Severity severity,
        String title,
        Map<String, String> values,
        Map<String, String> limits,
        List<Evidence> evidence) {

    /** Lines of evidence kept for an alert. */
    public static final int MAX_EVIDENCE = 32;

    private static final Comparator<Evidence> BY_TIME = Comparator.comparing(Evidence::getTime)
            .thenComparing(Evidence::getTopic)
            .thenComparingInt(Evidence::getPartition)
            .thenComparingLong(Evidence::getOffset);

    private record Place(String topic, int partition, long offset) {}

    public Finding {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(title, "title");
        values = sorted(values);
        limits = sorted(limits);
        evidence = bounded(evidence);
    }

    /** A later finding of the same episode: everything of it, and the evidence of both. */
    Finding followedBy(Finding later) {
        return new Finding(
                later.ruleVersion,
                later.severity,
                later.title,
                later.values,
                later.limits,
                both(evidence, later.evidence));
    }

    /** The same finding with newer measurements, if there are any, and their evidence. */
    Finding measured(Map<String, String> newer, List<Evidence> more) {
        Map<String, String> current = newer.isEmpty() ? values : newer;
        return new Finding(ruleVersion, severity, title, current, limits, both(evidence, more));
    }

    /** Whether a reader would see no difference, evidence aside. */
    boolean saysTheSameAs(Finding other) {
        return ruleVersion == other.ruleVersion
                && severity == other.severity
                && title.equals(other.title)
                && values.equals(other.values)
                && limits.equals(other.limits);
    }

    boolean restsOn(String topic, int partition, long offset) {
        return evidence.stream()
                .anyMatch(line -> line.getOffset() == offset
                        && line.getPartition() == partition
                        && line.getTopic().equals(topic));
    }

    private static SortedMap<String, String> sorted(Map<String, String> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }

    private static List<Evidence> both(List<Evidence> one, List<Evidence> other) {
        List<Evidence> lines = new ArrayList<>(one);
        lines.addAll(other);
        return lines;
    }

    private static List<Evidence> bounded(List<Evidence> given) {
        if (given.size() < 2) {
            return List.copyOf(given);
        }
        Map<Place, Evidence> byPlace = new LinkedHashMap<>();
        for (Evidence line : given) {
            byPlace.put(new Place(line.getTopic(), line.getPartition(), line.getOffset()), line);
        }
        List<Evidence> lines = new ArrayList<>(byPlace.values());
        lines.sort(BY_TIME);
        if (lines.size() > MAX_EVIDENCE) {
            lines.subList(MAX_EVIDENCE / 2, lines.size() - MAX_EVIDENCE / 2).clear();
        }
        return List.copyOf(lines);
    }
}
