package io.millrace.sports.alerting;

import io.millrace.contracts.alert.Evidence;
import io.millrace.contracts.sports.MatchState;
import io.millrace.processors.alerts.AlertCommand;
import io.millrace.processors.alerts.AlertLife;
import io.millrace.processors.alerts.Finding;
import io.millrace.processors.alerts.Observation;
import io.millrace.sports.follow.MatchNews;
import io.millrace.sports.match.Board;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Kick-off, half-time, full time and the like as alerts: one for each phase of a match, its id ends in the phase. A phase that
 * turns out not to have been reached is taken back. The end is told even if it comes as back-fill: somebody waits for the
 * result.
 */
final class Phases {

    private static final int RULE_VERSION = 1;
    private static final Set<MatchState> INTERRUPTED =
            Set.of(MatchState.POSTPONED, MatchState.SUSPENDED, MatchState.ABANDONED, MatchState.CANCELLED);

    /** In the order of play. */
    private enum Phase {
        KICK_OFF(MatchRule.KICK_OFF, MatchState.FIRST_HALF),
        HALF_TIME(MatchRule.HALF_TIME, MatchState.HALF_TIME),
        SECOND_HALF(MatchRule.SECOND_HALF, MatchState.SECOND_HALF),
        EXTRA_TIME(MatchRule.EXTRA_TIME, MatchState.EXTRA_FIRST),
        SHOOT_OUT(MatchRule.SHOOT_OUT, MatchState.SHOOT_OUT),
        END(MatchRule.FULL_TIME, MatchState.FULL_TIME);

        private final MatchRule rule;
        private final MatchState first;

        Phase(MatchRule rule, MatchState first) {
            this.rule = rule;
            this.first = first;
        }

        static Optional<Phase> of(MatchState state) {
            return switch (state) {
                case FIRST_HALF -> Optional.of(KICK_OFF);
                case HALF_TIME -> Optional.of(HALF_TIME);
                case SECOND_HALF -> Optional.of(SECOND_HALF);
                case EXTRA_TIME_BREAK, EXTRA_FIRST, EXTRA_HALF_TIME, EXTRA_SECOND -> Optional.of(EXTRA_TIME);
                case SHOOT_OUT_BREAK, SHOOT_OUT -> Optional.of(SHOOT_OUT);
                case FULL_TIME, AFTER_EXTRA_TIME, AFTER_SHOOT_OUT -> Optional.of(END);
                case NOT_STARTED, POSTPONED, SUSPENDED, ABANDONED, CANCELLED -> Optional.empty();
            };
        }

        /** A break before extra time or kicks is no beginning yet. */
        boolean beginsWith(MatchState state) {
            return this == END || state == first;
        }
    }

    private Phases() {}

    static boolean isInPlay(MatchState state) {
        return switch (state) {
            case FIRST_HALF, SECOND_HALF, EXTRA_FIRST, EXTRA_SECOND, SHOOT_OUT -> true;
            default -> false;
        };
    }

    static void tell(MatchNews news, MatchAlerts alerts, Instant at, Instant now) {
        Board board = news.after();
        interruption(news, alerts, at, now);
        Optional<Phase> reached = Phase.of(board.state());
        boolean newState = board.state() != news.before().state();
        if (newState && (reached.isPresent() || board.state() == MatchState.NOT_STARTED)) {
            retractLater(reached, news, alerts, at, now);
        }
        if (reached.isPresent()) {
            Phase phase = reached.get();
            boolean told = alive(phase, alerts).isPresent();
            boolean begins =
                    newState && phase.beginsWith(board.state()) && !told && (news.live() || phase == Phase.END);
            boolean resultChanged = phase == Phase.END
                    && told
                    && !(Wording.result(board).equals(Wording.result(news.before())) && !newState);
            if (begins || resultChanged) {
                report(phase, news, alerts, at, now);
            }
        }
    }

    private static void report(Phase phase, MatchNews news, MatchAlerts alerts, Instant at, Instant now) {
        Finding finding = finding(phase.rule, news, alerts.find(phase.rule, phase.name()));
        Optional<String> change = alerts.find(phase.rule, phase.name())
                .flatMap(life -> Differences.between(life.finding().values(), finding.values()));
        alerts.report(phase.rule, phase.name(), new Observation.Holds(news.cause(), at, finding, change), now);
    }

    private static void retractLater(
            Optional<Phase> reached, MatchNews news, MatchAlerts alerts, Instant at, Instant now) {
        for (Phase phase : Phase.values()) {
            if (reached.isEmpty() || phase.compareTo(reached.get()) > 0) {
                alive(phase, alerts)
                        .ifPresent(life -> alerts.retract(
                                life,
                                new AlertCommand.Retract(
                                        reached.isPresent()
                                                ? "the match goes on: "
                                                        + Wording.phase(
                                                                news.after().state())
                                                : "the match has not begun",
                                        at),
                                now));
            }
        }
    }

    private static Optional<AlertLife> alive(Phase phase, MatchAlerts alerts) {
        return alerts.find(phase.rule, phase.name()).filter(life -> life.phase().isAlive());
    }

    /** Postponed, suspended, abandoned: an episode, over when the match goes on. */
    private static void interruption(MatchNews news, MatchAlerts alerts, Instant at, Instant now) {
        MatchState state = news.after().state();
        if (state == news.before().state()) {
            return;
        }
        if (INTERRUPTED.contains(state)) {
            Finding finding = finding(MatchRule.MATCH_STATUS, news, Optional.empty());
            alerts.observe(MatchRule.MATCH_STATUS, new Observation.Holds(news.cause(), at, finding), now);
        } else if (alerts.alive(MatchRule.MATCH_STATUS).isPresent()) {
            alerts.observe(
                    MatchRule.MATCH_STATUS, new Observation.Ended(news.cause(), at, Map.of(), evidence(news)), now);
        }
    }

    private static Finding finding(MatchRule rule, MatchNews news, Optional<AlertLife> told) {
        Board board = news.after();
        Map<String, String> values = Wording.values(board);
        values.put(Values.SCORE, board.goals().toString());
        values.put(Values.LINE, Wording.result(board));
        values.put(Values.STATE, board.state().name());
        List<Evidence> lines = new ArrayList<>();
        told.ifPresent(life -> lines.addAll(life.finding().evidence()));
        lines.addAll(evidence(news));
        return new Finding(
                RULE_VERSION,
                rule.severity(),
                Wording.phase(board.state()) + ": " + Wording.result(board),
                values,
                Map.of(),
                lines);
    }

    private static List<Evidence> evidence(MatchNews news) {
        return news.event().flatMap(event -> news.evidence().apply(event.getEventId())).stream()
                .toList();
    }
}
