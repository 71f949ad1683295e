package io.millrace.processors.alerts;

import io.millrace.contracts.alert.Evidence;
import io.millrace.contracts.alert.Severity;
import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;

/** How a life is stored. A change of the form is a new version; the version before must stay readable. */
final class AlertCodec {

    private static final int VERSION = 1;

    private AlertCodec() {}

    static void write(StateWriter out, AlertLife life) {
        out.writeByte(VERSION);
        out.writeText(life.alertId());
        out.writeText(life.key().domain());
        out.writeText(life.key().rule());
        out.writeText(life.key().subject());
        out.writeOptional(life.occurrence(), StateWriter::writeText);
        out.writeVarLong(life.revision());
        out.writeByte(life.phase().letter());
        out.writeBoolean(life.acknowledged());
        writeFinding(out, life.finding());
        out.writeOptional(life.escalatedTo(), AlertCodec::writeSeverity);
        out.writeVarLong(life.escalations());
        out.writeTime(life.since());
        out.writeTime(life.lastSeen());
        out.writeTime(life.lastTrue());
        out.writeOptional(life.raisedAt(), StateWriter::writeTime);
        out.writeOptional(life.falseSince(), StateWriter::writeTime);
        out.writeOptional(life.notifiedAt(), StateWriter::writeTime);
        out.writeOptional(life.changedAt(), StateWriter::writeTime);
        out.writeOptional(life.pausedUntil(), StateWriter::writeTime);
        out.writeOptional(life.endedAt(), StateWriter::writeTime);
        out.writeEach(life.seen(), StateWriter::writeLong);
    }

    static AlertLife read(StateReader in) {
        in.expectVersion(VERSION, "an alert");
        return new AlertLife(
                in.readText(),
                new AlertKey(in.readText(), in.readText(), in.readText()),
                in.readOptional(StateReader::readText),
                in.readVarInt(),
                Phase.of(in.readByte()),
                in.readBoolean(),
                readFinding(in),
                in.readOptional(AlertCodec::readSeverity),
                in.readVarInt(),
                in.readTime(),
                in.readTime(),
                in.readTime(),
                in.readOptional(StateReader::readTime),
                in.readOptional(StateReader::readTime),
                in.readOptional(StateReader::readTime),
                in.readOptional(StateReader::readTime),
                in.readOptional(StateReader::readTime),
                in.readOptional(StateReader::readTime),
                in.readEach(StateReader::readLong));
    }

    private static void writeFinding(StateWriter out, Finding finding) {
        out.writeVarLong(finding.ruleVersion());
        writeSeverity(out, finding.severity());
        out.writeText(finding.title());
        out.writeTexts(finding.values());
        out.writeTexts(finding.limits());
        out.writeEach(finding.evidence(), AlertCodec::writeEvidence);
    }

    private static Finding readFinding(StateReader in) {
        return new Finding(
                in.readVarInt(),
                readSeverity(in),
                in.readText(),
                in.readTexts(),
                in.readTexts(),
                in.readEach(AlertCodec::readEvidence));
    }

    private static void writeEvidence(StateWriter out, Evidence line) {
        out.writeText(line.getTopic());
        out.writeVarLong(line.getPartition());
        out.writeVarLong(line.getOffset());
        out.writeTime(line.getTime());
        out.writeText(line.getSummary());
    }

    private static Evidence readEvidence(StateReader in) {
        return new Evidence(in.readText(), in.readVarInt(), in.readVarLong(), in.readTime(), in.readText());
    }

    /** By name: the contract's order of severities is not ours to rely on. */
    private static void writeSeverity(StateWriter out, Severity severity) {
        out.writeText(severity.name());
    }

    private static Severity readSeverity(StateReader in) {
        String name = in.readText();
        for (Severity severity : Severity.values()) {
            if (severity.name().equals(name)) {
                return severity;
            }
        }
        throw in.damaged("a severity is '" + name + "'");
    }
}
