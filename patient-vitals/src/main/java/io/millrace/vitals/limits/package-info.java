/**
 * The table of limits, and what a row says of a value. Plain Java.
 *
 * <p>For a signal, a direction and a level the row of the patient counts, else that of the ward, else the default. Two
 * levels of one signal and direction are one alarm, whose severity rises and falls with the level that is reached (IHE
 * PCD-04: escalate, deescalate), not two alarms for one condition. Each level has its own onset and clear delay.
 */
package io.millrace.vitals.limits;
