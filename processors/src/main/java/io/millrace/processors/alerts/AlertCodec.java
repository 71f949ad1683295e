package io.millrace.processors.alerts;

import io.millrace.contracts.alert.Evidence;
import io.millrace.contracts.alert.Severity;

/** How a life is stored. A change of the form is a new version; the version before must stay readable. */
final class AlertCodec {

    private static final int VERSION = 1;

    private AlertCodec() {}

    static void write(StateWriter out, AlertLife life) {
        out.octet(VERSION);
        out.text(life.alertId());
        out.text(life.key().domain());
        out.text(life.key().rule());
        out.text(life.key().subject());
        out.maybe(life.occurrence(), StateWriter::text);
        out.number(life.revision());
        out.octet(life.phase().letter());
        out.bool(life.acknowledged());
        writeFinding(out, life.finding());
        out.maybe(life.escalatedTo(), AlertCodec::writeSeverity);
        out.number(life.escalations());
        out.time(life.since());
        out.time(life.lastSeen());
        out.time(life.lastTrue());
        out.maybe(life.raisedAt(), StateWriter::time);
        out.maybe(life.falseSince(), StateWriter::time);
        out.maybe(life.notifiedAt(), StateWriter::time);
        out.maybe(life.changedAt(), StateWriter::time);
        out.maybe(life.pausedUntil(), StateWriter::time);
        out.maybe(life.endedAt(), StateWriter::time);
        out.all(life.seen(), StateWriter::hash);
    }

    static AlertLife read(StateReader in) {
        in.requireVersion("an alert", VERSION);
        return new AlertLife(
                in.text(),
                new AlertKey(in.text(), in.text(), in.text()),
                in.maybe(StateReader::text),
                in.smallNumber(),
                Phase.of(in.octet()),
                in.bool(),
                readFinding(in),
                in.maybe(AlertCodec::readSeverity),
                in.smallNumber(),
                in.time(),
                in.time(),
                in.time(),
                in.maybe(StateReader::time),
                in.maybe(StateReader::time),
                in.maybe(StateReader::time),
                in.maybe(StateReader::time),
                in.maybe(StateReader::time),
                in.maybe(StateReader::time),
                in.all(StateReader::hash));
    }

    private static void writeFinding(StateWriter out, Finding finding) {
        out.number(finding.ruleVersion());
        writeSeverity(out, finding.severity());
        out.text(finding.title());
        out.texts(finding.values());
        out.texts(finding.limits());
        out.all(finding.evidence(), AlertCodec::writeEvidence);
    }

    private static Finding readFinding(StateReader in) {
        return new Finding(
                in.smallNumber(),
                readSeverity(in),
                in.text(),
                in.texts(),
                in.texts(),
                in.all(AlertCodec::readEvidence));
    }

    private static void writeEvidence(StateWriter out, Evidence line) {
        out.text(line.getTopic());
        out.number(line.getPartition());
        out.number(line.getOffset());
        out.time(line.getTime());
        out.text(line.getSummary());
    }

    private static Evidence readEvidence(StateReader in) {
        return new Evidence(in.text(), in.smallNumber(), in.number(), in.time(), in.text());
    }

    /** By name: the contract's order of severities is not ours to rely on. */
    private static void writeSeverity(StateWriter out, Severity severity) {
        out.text(severity.name());
    }

    private static Severity readSeverity(StateReader in) {
        String name = in.text();
        for (Severity severity : Severity.values()) {
            if (severity.name().equals(name)) {
                return severity;
            }
        }
        throw in.damaged("a severity is '" + name + "'");
    }
}
