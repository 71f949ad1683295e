package io.millrace.vitals.limits;

import io.millrace.contracts.vitals.Direction;
import io.millrace.contracts.vitals.LimitLevel;
import io.millrace.contracts.vitals.LimitScope;
import io.millrace.contracts.vitals.Priority;
import io.millrace.contracts.vitals.Signal;
import io.millrace.contracts.vitals.VitalLimit;
import io.millrace.vitals.readings.Reading;
import io.millrace.vitals.readings.Units;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/**
 * One row of the table. Values are ten-thousandths of the signal's canonical unit, as in {@link Reading}.
 *
 * @param immediateDrop the onset delay is skipped when the value is so far beyond its mean of the minute before
 * @param hysteresis an open alarm holds on until the value is so far back inside the limit
 * @param averaging zero: each value by itself
 * @param repeatEvery zero: none
 */
public record LimitRow(
        String id,
        int version,
        LimitScope scope,
        String scopeId,
        Signal signal,
        Direction direction,
        LimitLevel level,
        long threshold,
        boolean inclusive,
        Priority priority,
        Duration onsetDelay,
        OptionalLong immediateDrop,
        Duration clearDelay,
        long hysteresis,
        Duration averaging,
        boolean latching,
        Duration repeatEvery,
        List<Step> escalation,
        boolean active,
        String source) {

    /** If nobody acknowledges within {@code after}, counted from when the level was reached. */
    public record Step(Duration after, Priority priority, String whom) {}

    public LimitRow {
        escalation = List.copyOf(escalation);
    }

    /** Of a row without {@link LimitFault}. */
    public static LimitRow of(VitalLimit row) {
        return new LimitRow(
                row.getId(),
                row.getVersion(),
                row.getScope(),
                row.getScopeId(),
                row.getSignal(),
                row.getDirection(),
                row.getLevel(),
                scaled(row.getThreshold()),
                row.getInclusive(),
                row.getPriority(),
                Duration.ofMillis(row.getOnsetDelay()),
                row.getImmediateDrop() == null ? OptionalLong.empty() : OptionalLong.of(scaled(row.getImmediateDrop())),
                Duration.ofMillis(row.getClearDelay()),
                scaled(row.getHysteresis()),
                Duration.ofMillis(row.getAveraging()),
                row.getLatching(),
                Duration.ofMillis(row.getRepeatEvery()),
                row.getEscalation().stream()
                        .map(step -> new Step(Duration.ofMillis(step.getAfter()), step.getPriority(), step.getNotify()))
                        .toList(),
                row.getActive(),
                row.getSource());
    }

    /** Whether the value is beyond the limit. An open alarm holds on until it is back inside by the hysteresis. */
    public boolean holds(long value, boolean open) {
        long beyond = direction == Direction.HIGH ? value - threshold : threshold - value;
        return beyond > 0 || (inclusive && beyond == 0) || (open && beyond > -hysteresis);
    }

    /** Whether the value is beyond another threshold, on this row's side. */
    public boolean isBeyond(long value, long other) {
        return direction == Direction.HIGH ? value > other : value < other;
    }

    /** The same with another threshold and onset delay. */
    public LimitRow with(long otherThreshold, Duration otherDelay) {
        return new LimitRow(
                id,
                version,
                scope,
                scopeId,
                signal,
                direction,
                level,
                otherThreshold,
                inclusive,
                priority,
                otherDelay,
                immediateDrop,
                clearDelay,
                hysteresis,
                averaging,
                latching,
                repeatEvery,
                escalation,
                active,
                source);
    }

    /** Whether the value is so far beyond its mean of the minute before that the onset delay is skipped. */
    public boolean isSudden(long value, OptionalLong mean) {
        if (immediateDrop.isEmpty() || mean.isEmpty()) {
            return false;
        }
        long change = direction == Direction.HIGH ? value - mean.getAsLong() : mean.getAsLong() - value;
        return change >= immediateDrop.getAsLong();
    }

    /** As a person reads it: {@code > 180 /min}. */
    public String limit() {
        String sign = direction == Direction.HIGH ? ">" : "<";
        String number = Reading.decimal(threshold).toPlainString();
        return (sign + (inclusive ? "= " : " ") + number + " " + Units.canonical(signal)).strip();
    }

    /** Names this version of the row. */
    public String fingerprint() {
        return id + '@' + version;
    }

    static long scaled(BigDecimal value) {
        return value.setScale(Units.SCALE, RoundingMode.UNNECESSARY)
                .unscaledValue()
                .longValueExact();
    }
}
