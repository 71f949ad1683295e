package io.millrace.vitals.alarms;

import io.millrace.vitals.limits.PatientLimits;
import java.time.Instant;

/**
 * What holds around a patient while something is decided.
 *
 * @param now the clock of the machine: copied into alerts, decides nothing
 */
public record Scene(AlarmSettings settings, Bedside bedside, PatientLimits limits, Instant now) {}
