package io.millrace.vitals.alarms;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.alert.AlertState;
import io.millrace.contracts.alert.Evidence;
import io.millrace.contracts.alert.Severity;
import io.millrace.contracts.vitals.Direction;
import io.millrace.contracts.vitals.Signal;
import io.millrace.processors.alerts.AlertBook;
import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import io.millrace.vitals.readings.LatestValues;

/**
 * How a patient's alarms are stored: a version byte, then the parts. Enumerations are written by name: the contract's
 * order is not ours to rely on.
 */
public final class AlarmFormat {

    private static final int VERSION = 1;

    private AlarmFormat() {}

    public static void write(StateWriter out, PatientAlarms alarms) {
        out.writeByte(VERSION);
        out.writeText(alarms.domain);
        out.writeText(alarms.patient);
        out.writeTime(alarms.clock);
        out.writeTime(alarms.watermark);
        out.writeOptional(alarms.suspendedUntil, StateWriter::writeTime);
        alarms.latest.write(out);
        alarms.hearing.write(out);
        alarms.observations.write(out);
        out.writeEach(alarms.tracks.values(), AlarmFormat::writeTrack);
        out.writeBytes(alarms.technical.book.encode());
        out.writeEach(alarms.deeds, (to, deed) -> deed.write(to));
        out.writeEach(alarms.bulletins.all(), AlarmFormat::writeAlert);
    }

    public static PatientAlarms read(StateReader in) {
        in.expectVersion(VERSION, "a patient's alarms");
        PatientAlarms alarms = new PatientAlarms(in.readText(), in.readText());
        alarms.clock = in.readTime();
        alarms.watermark = in.readTime();
        alarms.suspendedUntil = in.readOptional(StateReader::readTime);
        alarms.latest = LatestValues.read(in);
        alarms.hearing = Hearing.read(in);
        alarms.observations = Observations.read(in);
        in.readEach(from -> readTrack(from, alarms))
                .forEach(track -> alarms.tracks.put(track.id().rule(), track));
        alarms.technical.book = AlertBook.decode(in.readBytes());
        alarms.deeds.addAll(in.readEach(Deed::read));
        in.readEach(AlarmFormat::readAlert).forEach(alarms.bulletins::remember);
        return alarms;
    }

    private static void writeTrack(StateWriter out, LimitTrack track) {
        out.writeText(track.id().signal().name());
        out.writeText(track.id().direction().name());
        out.writeText(track.id().device());
        out.writeLong(track.rows);
        out.writeTime(track.rowsSince);
        out.writeTime(track.clock);
        out.writeBoolean(track.suspended);
        out.writeOptional(track.lastSample, StateWriter::writeTime);
        out.writeBoolean(track.isIdle());
        if (!track.isIdle()) {
            out.writeBytes(track.levels.encode());
            out.writeBytes(track.alarm.encode());
        }
    }

    private static LimitTrack readTrack(StateReader in, PatientAlarms alarms) {
        LimitTrack.Id id =
                new LimitTrack.Id(Signal.valueOf(in.readText()), Direction.valueOf(in.readText()), in.readText());
        LimitTrack track = new LimitTrack(id, alarms.domain, alarms.patient);
        track.rows = in.readLong();
        track.rowsSince = in.readTime();
        track.clock = in.readTime();
        track.suspended = in.readBoolean();
        track.lastSample = in.readOptional(StateReader::readTime);
        if (!in.readBoolean()) {
            track.levels = AlertBook.decode(in.readBytes());
            track.alarm = AlertBook.decode(in.readBytes());
        }
        return track;
    }

    private static void writeAlert(StateWriter out, Alert alert) {
        out.writeText(alert.getAlertId());
        out.writeVarInt(alert.getRevision());
        out.writeText(alert.getState().name());
        out.writeBoolean(alert.getAcknowledged());
        out.writeText(alert.getDomain());
        out.writeText(alert.getRule());
        out.writeVarInt(alert.getRuleVersion());
        out.writeText(alert.getSubject());
        out.writeText(alert.getSeverity().name());
        out.writeTime(alert.getEventTime());
        out.writeTime(alert.getDetectedAt());
        out.writeText(alert.getTitle());
        out.writeText(alert.getReason());
        out.writeTexts(alert.getValues());
        out.writeTexts(alert.getLimits());
        out.writeEach(alert.getEvidence(), AlarmFormat::writeEvidence);
    }

    private static Alert readAlert(StateReader in) {
        return Alert.newBuilder()
                .setAlertId(in.readText())
                .setRevision(in.readVarInt())
                .setState(AlertState.valueOf(in.readText()))
                .setAcknowledged(in.readBoolean())
                .setDomain(in.readText())
                .setRule(in.readText())
                .setRuleVersion(in.readVarInt())
                .setSubject(in.readText())
                .setSeverity(Severity.valueOf(in.readText()))
                .setEventTime(in.readTime())
                .setDetectedAt(in.readTime())
                .setTitle(in.readText())
                .setReason(in.readText())
                .setValues(in.readTexts())
                .setLimits(in.readTexts())
                .setEvidence(in.readEach(AlarmFormat::readEvidence))
                .build();
    }

    private static void writeEvidence(StateWriter out, Evidence line) {
        out.writeText(line.getTopic());
        out.writeVarInt(line.getPartition());
        out.writeVarLong(line.getOffset());
        out.writeTime(line.getTime());
        out.writeText(line.getSummary());
    }

    private static Evidence readEvidence(StateReader in) {
        return new Evidence(in.readText(), in.readVarInt(), in.readVarLong(), in.readTime(), in.readText());
    }
}
