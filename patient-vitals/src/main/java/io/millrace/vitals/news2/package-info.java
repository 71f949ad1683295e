/**
 * The National Early Warning Score 2 of the Royal College of Physicians. Source: Royal College of Physicians. National
 * Early Warning Score (NEWS) 2: Standardising the assessment of acute-illness severity in the NHS. Updated report of a
 * working party. London: RCP, 2017, charts 1 and 4.
 *
 * <p>Values are rounded half up to the resolution of the chart (whole numbers; a tenth of a degree) before they are
 * banded. A parameter that is missing has no points: not zero. Not for patients under 16 or pregnant.
 */
package io.millrace.vitals.news2;
