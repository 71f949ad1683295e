package io.millrace.vitals.limits;

import io.millrace.contracts.vitals.Direction;
import io.millrace.contracts.vitals.EscalationStep;
import io.millrace.contracts.vitals.LimitScope;
import io.millrace.contracts.vitals.Signal;
import io.millrace.contracts.vitals.VitalLimit;
import io.millrace.vitals.readings.Fault;
import io.millrace.vitals.readings.Plausible;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** Why a row cannot stand in the table. */
public final class LimitFault {

    private static final int SECOND = 1000;
    private static final int LONGEST_AVERAGING = 10 * 60 * SECOND;
    private static final Set<Signal> UNCOMPARABLE = Set.of(Signal.CONSCIOUSNESS, Signal.OTHER);

    private LimitFault() {}

    /** What was found and what was expected; empty when all is well. */
    public static Optional<String> of(VitalLimit row) {
        return Optional.<String>empty()
                .or(() -> scope(row))
                .or(() -> threshold(row))
                .or(() -> delays(row))
                .or(() -> escalation(row));
    }

    private static Optional<String> scope(VitalLimit row) {
        if (row.getVersion() < 1) {
            return Optional.of("version is " + row.getVersion() + ": expected 1 or higher");
        }
        boolean named = !row.getScopeId().isEmpty();
        if (row.getScope() == LimitScope.DEFAULT && named) {
            return Optional.of("scopeId is \"" + row.getScopeId() + "\": expected none for a default");
        }
        if (row.getScope() != LimitScope.DEFAULT && !named) {
            return Optional.of(
                    "scopeId is empty: expected the " + (row.getScope() == LimitScope.WARD ? "ward" : "patient"));
        }
        if (UNCOMPARABLE.contains(row.getSignal())) {
            return Optional.of("signal is " + row.getSignal() + ": expected one whose values can be compared");
        }
        return Optional.empty();
    }

    private static Optional<String> threshold(VitalLimit row) {
        BigDecimal threshold = row.getThreshold();
        boolean outside = Plausible.judge(row.getSignal(), threshold) == Fault.IMPLAUSIBLE;
        if (outside) {
            return Optional.of("threshold is " + threshold.toPlainString() + ": a value of " + row.getSignal() + " is "
                    + Plausible.range(row.getSignal()).orElse("different")
                    + ", so the limit would never or always hold; expected the canonical unit");
        }
        if (row.getHysteresis().signum() < 0) {
            return Optional.of("hysteresis is " + row.getHysteresis().toPlainString() + ": expected zero or more");
        }
        if (row.getImmediateDrop() != null && row.getImmediateDrop().signum() <= 0) {
            return Optional.of(
                    "immediateDrop is " + row.getImmediateDrop().toPlainString() + ": expected more than zero");
        }
        boolean score = row.getSignal() == Signal.NEWS2 || row.getSignal() == Signal.NEWS2_SINGLE;
        if (score
                && (row.getDirection() == Direction.LOW || row.getAveraging() > 0 || row.getImmediateDrop() != null)) {
            return Optional.of(
                    row.getSignal() + " is a score: expected direction HIGH, no averaging and no immediateDrop");
        }
        return Optional.empty();
    }

    private static Optional<String> delays(VitalLimit row) {
        return notNegative("onsetDelay", row.getOnsetDelay())
                .or(() -> notNegative("clearDelay", row.getClearDelay()))
                .or(() -> notNegative("averaging", row.getAveraging()))
                .or(() -> notNegative("repeatEvery", row.getRepeatEvery()))
                .or(() -> row.getAveraging() > LONGEST_AVERAGING
                        ? Optional.of(
                                "averaging is " + row.getAveraging() + " ms: expected at most " + LONGEST_AVERAGING)
                        : Optional.empty())
                .or(() -> row.getRepeatEvery() > 0 && row.getRepeatEvery() < SECOND
                        ? Optional.of(
                                "repeatEvery is " + row.getRepeatEvery() + " ms: expected 0 (never) or at least 1000")
                        : Optional.empty());
    }

    private static Optional<String> notNegative(String name, int millis) {
        return millis < 0 ? Optional.of(name + " is " + millis + " ms: expected zero or more") : Optional.empty();
    }

    private static Optional<String> escalation(VitalLimit row) {
        int before = -1;
        for (EscalationStep step : row.getEscalation()) {
            if (step.getAfter() <= before) {
                return Optional.of("an escalation step comes after " + step.getAfter() + " ms, the one before it after "
                        + before + ": expected ascending steps");
            }
            if (step.getNotify().isEmpty()) {
                return Optional.of("an escalation step notifies nobody: expected whom, for example registrar");
            }
            before = step.getAfter();
        }
        return Optional.empty();
    }
}
