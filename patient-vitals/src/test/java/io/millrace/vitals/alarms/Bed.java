package io.millrace.vitals.alarms;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.vitals.CommandKind;
import io.millrace.contracts.vitals.Direction;
import io.millrace.contracts.vitals.LimitLevel;
import io.millrace.contracts.vitals.LimitScope;
import io.millrace.contracts.vitals.Patient;
import io.millrace.contracts.vitals.PatientDevice;
import io.millrace.contracts.vitals.Priority;
import io.millrace.contracts.vitals.Quality;
import io.millrace.contracts.vitals.ReadingStatus;
import io.millrace.contracts.vitals.Signal;
import io.millrace.contracts.vitals.VitalLimit;
import io.millrace.contracts.vitals.VitalSign;
import io.millrace.contracts.vitals.VitalsCommand;
import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import io.millrace.vitals.limits.LimitFile;
import io.millrace.vitals.limits.LimitRow;
import io.millrace.vitals.limits.LimitTable;
import io.millrace.vitals.readings.Corrections;
import io.millrace.vitals.readings.Corrections.Verdict;
import io.millrace.vitals.readings.Reading;
import io.millrace.vitals.readings.ReadingHistory;
import io.millrace.vitals.readings.Units;
import io.millrace.vitals.readings.VitalSignFault;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One patient as an application keeps him: what is done to him, and what comes out. Times are seconds after the start. */
final class Bed {

    static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    static final Instant CLOCK = Instant.parse("2026-01-01T23:59:59Z");

    private final ReadingHistory history = new ReadingHistory();
    private final List<Alert> published = new ArrayList<>();
    private PatientAlarms alarms = new PatientAlarms("patient-vitals", "p-7");
    private LimitTable limits = LimitTable.empty();
    private Bedside bedside = Bedside.unknown();
    private AlarmSettings settings = AlarmSettings.standard();
    private int number;
    private int commands;
    private boolean stored = true;

    /** For whole data sets: without the way through the stored form. */
    Bed keptInMemory() {
        stored = false;
        return this;
    }

    Bed with(VitalLimit... rows) {
        for (VitalLimit row : rows) {
            limits = limits.with(LimitRow.of(row));
        }
        return this;
    }

    Bed withDefaults() {
        return with(LimitFile.defaults().toArray(VitalLimit[]::new));
    }

    Bed with(Patient patient) {
        bedside = Bedside.of(patient);
        return this;
    }

    /** A monitor that measures these signals every second. */
    Bed monitored(Signal... signals) {
        return with(patient()
                .setDevices(List.of(new PatientDevice("monitor-1", List.of(signals), 1000)))
                .build());
    }

    static Patient.Builder patient() {
        return Patient.newBuilder().setPatient("p-7").setAge(70).setWard("icu").setBed("icu-3");
    }

    static VitalLimit.Builder limit(Signal signal, Direction direction, LimitLevel level, String threshold) {
        return VitalLimit.newBuilder()
                .setId("default/" + signal + "/" + direction + "/" + level)
                .setVersion(1)
                .setScope(LimitScope.DEFAULT)
                .setSignal(signal)
                .setDirection(direction)
                .setLevel(level)
                .setThreshold(decimal(threshold))
                .setHysteresis(decimal("0"))
                .setPriority(level == LimitLevel.CRITICAL ? Priority.PH : Priority.PM);
    }

    static BigDecimal decimal(String value) {
        return new BigDecimal(value).setScale(Units.SCALE, RoundingMode.UNNECESSARY);
    }

    static VitalSign.Builder reading(Signal signal, long second, String value) {
        return VitalSign.newBuilder()
                .setReadingId(signal + "@" + second)
                .setPatient("p-7")
                .setDevice("monitor-1")
                .setSignal(signal)
                .setValue(value == null || signal == Signal.CONSCIOUSNESS ? null : decimal(value))
                .setText(signal == Signal.CONSCIOUSNESS ? value : null)
                .setUnit(Units.canonical(signal))
                .setEffectiveTime(START.plusSeconds(second))
                .setStatus(ReadingStatus.FINAL)
                .setQuality(Quality.GOOD);
    }

    Bed reads(Signal signal, long second, String value) {
        return reads(reading(signal, second, value).build());
    }

    /** As many values as there are, one a second. */
    Bed reads(Signal signal, long second, String... values) {
        for (int i = 0; i < values.length; i++) {
            reads(signal, second + i, values[i]);
        }
        return this;
    }

    Bed reads(VitalSign vital) {
        VitalSignFault.of(vital).ifPresent(fault -> {
            throw new IllegalArgumentException(fault);
        });
        Reading reading = Reading.of(vital, 0, number++);
        Optional<Reading> known = Optional.ofNullable(history.byId(reading.id()));
        Verdict verdict = Corrections.decide(known, reading);
        if (verdict == Verdict.NEW || verdict == Verdict.REPLACES) {
            history.put(reading);
            after(alarms.read(reading, known, history, scene()));
        }
        return this;
    }

    Bed reaches(long second) {
        return after(alarms.tick(START.plusSeconds(second), scene()));
    }

    Bed reviews() {
        return after(alarms.review(history, scene()));
    }

    Bed isTold(CommandKind kind, long second) {
        return isTold(kind, second, null, null);
    }

    Bed isTold(CommandKind kind, long second, Long until, String alertId) {
        return after(alarms.obey(
                new VitalsCommand(
                        "c" + commands++,
                        "p-7",
                        alertId,
                        kind,
                        until == null ? null : START.plusSeconds(until),
                        "nurse 4",
                        START.plusSeconds(second)),
                scene()));
    }

    Bed leaves(long second) {
        return after(alarms.discharge(START.plusSeconds(second), scene()));
    }

    PatientAlarms alarms() {
        return alarms;
    }

    List<Alert> alerts() {
        return published;
    }

    /** {@code 1 RAISED CRITICAL start @3 heart-rate-high}. */
    List<String> lines() {
        return published.stream().map(Bed::line).toList();
    }

    static String line(Alert alert) {
        return alert.getRevision() + " " + alert.getState() + " " + alert.getSeverity()
                + (alert.getAcknowledged() ? " ack" : "") + " "
                + alert.getValues().get("phase") + " @"
                + Duration.between(START, alert.getEventTime()).toSeconds() + " " + alert.getRule();
    }

    /** What is in force at the end of each alert, by alert id. */
    Map<String, Alert> last() {
        Map<String, Alert> last = new LinkedHashMap<>();
        published.forEach(alert -> last.put(alert.getAlertId(), alert));
        return last;
    }

    private Scene scene() {
        return new Scene(settings, bedside, limits.of("p-7", bedside.ward()), CLOCK);
    }

    /** Through the stored form each time, as in a store. */
    private Bed after(List<Alert> alerts) {
        published.addAll(alerts);
        return stored ? throughStore() : this;
    }

    private Bed throughStore() {
        StateWriter out = new StateWriter();
        AlarmFormat.write(out, alarms);
        byte[] bytes = out.toBytes();
        StateReader in = new StateReader(bytes);
        alarms = AlarmFormat.read(in);
        in.expectEnd();
        StateWriter again = new StateWriter();
        AlarmFormat.write(again, alarms);
        if (!Arrays.equals(bytes, again.toBytes())) {
            throw new AssertionError("the stored form is another one after it was read");
        }
        return this;
    }
}
