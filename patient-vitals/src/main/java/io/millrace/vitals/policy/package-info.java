/**
 * What a limit would have done to the ward: a log of readings under a grid of thresholds and onset delays, each cell by the
 * very code that runs at the bedside. A ward can change its limits with evidence.
 */
package io.millrace.vitals.policy;
