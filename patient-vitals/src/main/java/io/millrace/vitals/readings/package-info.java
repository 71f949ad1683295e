/**
 * What was measured, made comparable: canonical units, plausibility, corrections, the latest value of each signal.
 * Plain Java.
 *
 * <p>A reading has an id and a version. What counts is decided by them and by the status alone, never by the order of
 * arrival ({@link io.millrace.vitals.readings.Corrections}); so all that follows is a function of the set of readings.
 * A value that cannot be a measurement has a {@link io.millrace.vitals.readings.Fault}: it is never compared with a
 * limit and never scored, and is the base of technical alarms alone.
 */
package io.millrace.vitals.readings;
