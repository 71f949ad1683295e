package io.millrace.vitals.readings;

import io.millrace.contracts.vitals.ReadingStatus;
import io.millrace.contracts.vitals.Signal;
import io.millrace.contracts.vitals.VitalSign;
import io.millrace.vitals.news2.Consciousness;
import java.math.BigDecimal;
import java.util.Optional;

/** Why a record cannot be taken as a reading. What passes can be made a {@link Reading}. */
public final class VitalSignFault {

    private VitalSignFault() {}

    /** What was found and what was expected; empty when all is well. */
    public static Optional<String> of(VitalSign vital) {
        if (vital.getReadingId().isEmpty()) {
            return Optional.of("readingId is empty: expected a stable id, unique within the patient");
        }
        if (vital.getEffectiveTime() == null) {
            return Optional.of("effectiveTime is missing: expected the time at which it was measured");
        }
        if (vital.getVersion() < 1) {
            return Optional.of("version is " + vital.getVersion() + ": expected 1 or higher");
        }
        if (vital.getStatus() == ReadingStatus.UNKNOWN) {
            return Optional.of(
                    "status is UNKNOWN: expected PRELIMINARY, FINAL, AMENDED, CORRECTED, CANCELLED or ENTERED_IN_ERROR");
        }
        if (vital.getSignal() == Signal.NEWS2 || vital.getSignal() == Signal.NEWS2_SINGLE) {
            return Optional.of(
                    "signal is " + vital.getSignal() + ": expected what was measured, the score is made here");
        }
        if (Reading.takesBack(vital.getStatus()) || vital.getSignal() == Signal.OTHER) {
            return Optional.empty();
        }
        return vital.getSignal() == Signal.CONSCIOUSNESS ? consciousness(vital) : number(vital);
    }

    private static Optional<String> consciousness(VitalSign vital) {
        String text = vital.getText();
        if (text == null || Consciousness.of(text).isEmpty()) {
            return Optional.of("CONSCIOUSNESS is " + (text == null ? "missing" : "\"" + text + "\"")
                    + ": expected A, C, V, P or U as text");
        }
        return Optional.empty();
    }

    private static Optional<String> number(VitalSign vital) {
        if (vital.getValue() == null) {
            return Optional.ofNullable(vital.getText())
                    .map(text -> vital.getSignal() + " is the text \"" + text + "\": expected a number and its unit");
        }
        if (vital.getSignal() == Signal.OXYGEN) {
            BigDecimal value = vital.getValue();
            boolean isFlag = value.signum() == 0 || value.compareTo(BigDecimal.ONE) == 0;
            return isFlag
                    ? Optional.empty()
                    : Optional.of("OXYGEN is " + value.toPlainString()
                            + ": expected 1 (on oxygen) or 0 (on air); a flow goes to OXYGEN_FLOW, a share to FIO2");
        }
        return Units.fault(vital.getSignal(), vital.getUnit());
    }
}
