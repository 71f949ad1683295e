package io.millrace.vitals.news2;

/** The seven parameters of the score, in the order of the chart. */
public enum Parameter {
    RESPIRATION,
    SPO2,
    OXYGEN,
    SYSTOLIC_BP,
    PULSE,
    CONSCIOUSNESS,
    TEMPERATURE
}
