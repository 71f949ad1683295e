package io.millrace.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.benchmarks.throughput.Contender;
import io.millrace.benchmarks.throughput.Run;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReportTest {

    private static final Contender COPY = new Contender.Copy(Duration.ofMillis(100));
    private static final Contender RULES = new Contender.Application("rules", Map.of());

    @Test
    void the_ratio_is_taken_within_each_round_and_its_median_is_held_against_the_aim() {
        Report report = report(
                Map.of("rules", 0.45),
                run(COPY, 1, 10),
                run(RULES, 1, 20), // 0.5
                run(COPY, 2, 40),
                run(RULES, 2, 100), // 0.4
                run(COPY, 3, 12),
                run(RULES, 3, 20)); // 0.6

        assertThat(report.lines()).anySatisfy(line -> assertThat(line)
                .startsWith("rules")
                .contains("50,000 (10,000 to 50,000)")
                .contains("0.50 (0.40 to 0.60)"));
        assertThat(report.lines())
                .contains("met     rules, ratio to the copy: 0.50, aim at least 0.45")
                .noneMatch(line -> line.contains("NOT MET"));
    }

    @Test
    void an_aim_that_is_missed_is_said_so() {
        Report report = report(Map.of("rules", 0.45), run(COPY, 1, 10), run(RULES, 1, 25));

        assertThat(report.lines()).contains("NOT MET rules, ratio to the copy: 0.40, aim at least 0.45");
    }

    @Test
    void foreign_load_is_said_to_spoil_the_figures() {
        Report report = report(Map.of(), run(COPY, 1, 10, 0.5));

        assertThat(report.lines()).anyMatch(line -> line.startsWith("Other programs kept more than 0.35"));
    }

    private static Report report(Map<String, Double> aims, Run... runs) {
        return new Report(List.of(), COPY.name(), List.of(runs), aims, Optional.empty(), false);
    }

    private static Run run(Contender contender, int round, int seconds) {
        return run(contender, round, seconds, 0);
    }

    private static Run run(Contender contender, int round, int seconds, double others) {
        return new Run(
                contender,
                round,
                1_000_000,
                Duration.ofSeconds(seconds),
                Duration.ofSeconds(4),
                Duration.ofSeconds(1),
                OptionalLong.of(500_000_000),
                OptionalDouble.of(others));
    }
}
