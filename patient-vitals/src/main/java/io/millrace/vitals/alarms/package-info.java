/**
 * A patient's alarms: what is read and what people do goes in, revisions of alerts come out. Plain Java over the life cycle
 * in {@code io.millrace.processors.alerts}.
 *
 * <h2>Three kinds of alarm</h2>
 *
 * <ul>
 *   <li>Physiological (SP): one for a signal and a direction, {@code heart-rate-high}. Its severity is that of the worst
 *     level that is reached and rises and falls with it. Who acknowledged a warning has not acknowledged the critical
 *     level. NEWS2 and NEWS2_SINGLE are signals like others here.
 *   <li>Technical (ST): probe off, implausible values, no data, low battery, one device on two patients.
 *   <li>Advisory (SA): the next observation is overdue.
 * </ul>
 *
 * <h2>Time</h2>
 *
 * <p>Event time, per patient. Between two readings the last one counts: a single value beyond a limit raises its alarm when
 * the onset delay is over. If it is known how often the signal is measured, a gap of more than one and a half intervals
 * ends what held: nobody knows what was in it. When a device is silent, the alarm of silence takes the place of those of its
 * signals, as at the bedside; what is latched stays.
 *
 * <h2>Late readings and corrections</h2>
 *
 * <p>What is in the horizon is decided again: the alarms of the signal are made once more from the readings, as if they had
 * come in order, with what people did in between, and the alerts that were published are brought in line. An alarm that
 * should not have been is retracted, one that was missed is raised, also if it is over. Before the horizon, and before the
 * latest change of the limit, nothing is decided again.
 *
 * <h2>What is in an alert besides</h2>
 *
 * <p>In {@code values}, the facts of IHE PCD-04: {@code priority} (PN, PL, PM, PH), {@code type} (SP, ST, SA), {@code phase}
 * (start, continue, update, escalate, deescalate, inactivate, acknowledged, reset, end), {@code alarmState} (active,
 * latched, inactive), {@code inactivation} (enabled, acknowledged, audio-paused, alarm-paused).
 */
package io.millrace.vitals.alarms;
