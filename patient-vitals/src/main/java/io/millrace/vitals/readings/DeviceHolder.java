package io.millrace.vitals.readings;

import java.time.Duration;
import java.util.Optional;

/**
 * On whom a device was seen last: the guard against the wrong patient. One device reports one patient; if it turns up on
 * another one before it has been silent for a while, one of the two has the other's values.
 *
 * @param lastSeen effective time of its latest reading on the patient, epoch milliseconds
 */
public record DeviceHolder(String patient, long lastSeen) {

    /**
     * @param holder to be kept
     * @param clashesWith the other patient, if the device is on two
     */
    public record Verdict(DeviceHolder holder, Optional<String> clashesWith) {}

    /** @param changeover for how long a device must be silent before it may be on another patient */
    public static Verdict see(Optional<DeviceHolder> known, String patient, long time, Duration changeover) {
        if (known.isEmpty()) {
            return new Verdict(new DeviceHolder(patient, time), Optional.empty());
        }
        DeviceHolder before = known.get();
        if (before.patient.equals(patient)) {
            return new Verdict(new DeviceHolder(patient, Math.max(before.lastSeen, time)), Optional.empty());
        }
        boolean clash = Math.abs(time - before.lastSeen) < changeover.toMillis();
        DeviceHolder later = time >= before.lastSeen ? new DeviceHolder(patient, time) : before;
        return new Verdict(later, clash ? Optional.of(before.patient) : Optional.empty());
    }
}
