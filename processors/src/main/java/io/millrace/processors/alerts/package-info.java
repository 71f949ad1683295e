/**
 * The life of an alert, once for all domains. Plain Java: no clock, no topic, no store in it.
 *
 * <pre>
 *                    the condition holds
 *                            |
 *                            v        ended before the onset delay
 *                        PENDING -------------------------------------> CLEARED
 *                            |                                           ^   ^
 *             onset delay over, or confirmed                             |   |
 *                            v          over for the clear delay         |   |
 *      update, escalate,  RAISED ----------------------------------------+   |
 *      repeat, pause,     |  ^  |   (not latching, or acknowledged)          |
 *      acknowledge  <-----+  |  |                                            |
 *                            |  | over for the clear delay (latching)        |
 *           it holds again   |  v                                            |
 *                            LATCHED ----------------------------------------+
 *                                       acknowledged, or reset
 *
 *      every state --- retract ---> RETRACTED --- reported again ---> PENDING or RAISED, same id, next revision
 * </pre>
 *
 * <p>Every arrow that a reader of the alerts can see is one {@code Alert} with the next revision. RAISED is published
 * as RAISED the first time and as UPDATED after that; LATCHED is published as UPDATED, and the reason says so.
 * PENDING is published only if the policy asks for it. CLEARED is final: when the condition holds again, that is
 * another alert with another id.
 *
 * <h2>Two kinds of alert</h2>
 *
 * <p>An <em>episode</em> is a condition that lasts: a heart rate above its limit, a burst of errors. One is open at a
 * time for a rule and a subject. {@link io.millrace.processors.alerts.AlertBook#observe} is told each time that the
 * condition holds or does not. Between two observations the last one counts.
 *
 * <p>An <em>occurrence</em> is something that happened: a goal, a transaction that breaks a rule. It has a name of
 * its own. {@link io.millrace.processors.alerts.AlertBook#report} is told what is known of it, as often as that
 * changes.
 *
 * <h2>Time</h2>
 *
 * <p>Everything is decided in event time, to the millisecond. An observation first lets every delay run out that ends
 * before it; so the result does not depend on how often {@code tick} is called, as long as {@code tick(t)} is called
 * only when no observation at or before {@code t} is to be expected. {@code detectedAt} is copied into the alert and
 * decides nothing.
 *
 * <h2>Late and repeated observations of an episode</h2>
 *
 * <ul>
 *   <li>An observation with an event id among the last {@link io.millrace.processors.alerts.AlertLife#SEEN_EVENTS} of
 *     its alert changes nothing.
 *   <li>An observation before the latest one of its alert never changes the state and publishes nothing. If it
 *     contradicts the delay that is running, the delay starts again at the latest observation: a delay may end later
 *     than with ordered input, never earlier. If it supports an open alert, its evidence is kept for the next
 *     revision. An episode is not extended backwards.
 *   <li>An observation that is the latest but comes after {@code tick} went past it is taken at its own time. If it
 *     says that a condition had ended before its onset delay was over, and the alert is raised by now, the alert is
 *     retracted.
 *   <li>An observation before the last one of an episode that is over starts nothing.
 *   <li>Nothing is kept of an end when no alert is open. A late observation that a condition held is believed, then,
 *     as if it were the latest: the next end clears what it raised.
 * </ul>
 */
package io.millrace.processors.alerts;
