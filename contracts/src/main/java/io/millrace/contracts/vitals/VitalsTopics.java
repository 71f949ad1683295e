package io.millrace.contracts.vitals;

import io.millrace.contracts.AvroFormat;
import io.millrace.contracts.Topic;
import io.millrace.contracts.alert.Alert;
import java.time.Duration;
import java.util.List;

/** What the ward's alarms read and write. */
public final class VitalsTopics {

    /** A reading without an effective time is refused by intake; so the topic names no event time of its own. */
    public static final Topic<String, VitalSign> PATIENT_VITALS =
            Topic.events("patient_vitals", AvroFormat.of(VitalSign.class), "a measured value, keyed by patient");

    /** One partition: limits are few, and every task reads all of them. */
    public static final Topic<String, VitalLimit> VITAL_LIMITS = Topic.latest(
                    "vital_limits", AvroFormat.of(VitalLimit.class), "a row of the table of limits, keyed by id")
            .withPartitions(1);

    public static final Topic<String, Patient> PATIENTS = Topic.latest(
            "patients", AvroFormat.of(Patient.class), "who lies where, with what devices, keyed by patient");

    public static final Topic<String, VitalsCommand> ALERT_COMMANDS = Topic.events(
                    "alert_commands",
                    AvroFormat.of(VitalsCommand.class),
                    "what somebody does about alarms, keyed by patient")
            .at(VitalsCommand::getEventTime);

    public static final Topic<String, Alert> ALERTS = Topic.events(
                    "alerts", AvroFormat.of(Alert.class), "a transition of an alarm, keyed by patient")
            .at(Alert::getEventTime)
            .keptFor(Duration.ofDays(30));

    public static final Topic<String, PatientStatus> PATIENT_STATUS = Topic.latest(
                    "patient_status",
                    AvroFormat.of(PatientStatus.class),
                    "what is known of a patient now, keyed by patient")
            .at(PatientStatus::getEventTime);

    /** The event time is the start of the window. */
    public static final Topic<String, VitalsSummary> VITALS_SUMMARY = Topic.events(
                    "vitals_summary",
                    AvroFormat.of(VitalsSummary.class),
                    "a patient's signal in one minute, keyed by patient")
            .at(VitalsSummary::getWindowStart);

    public static final Topic<String, AlarmLoad> ALARM_LOAD = Topic.latest(
                    "alarm_load", AvroFormat.of(AlarmLoad.class), "alarms of a bed in an hour, keyed by bed/hour")
            .at(AlarmLoad::getHour);

    private VitalsTopics() {}

    public static List<Topic<?, ?>> all() {
        return List.of(
                PATIENT_VITALS,
                VITAL_LIMITS,
                PATIENTS,
                ALERT_COMMANDS,
                ALERTS,
                PATIENT_STATUS,
                VITALS_SUMMARY,
                ALARM_LOAD);
    }
}
