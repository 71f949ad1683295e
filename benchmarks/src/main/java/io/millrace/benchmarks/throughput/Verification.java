package io.millrace.benchmarks.throughput;

import io.millrace.benchmarks.BenchException;
import io.millrace.benchmarks.process.Books;
import io.millrace.contracts.AvroFormat;
import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.alert.AlertState;
import io.millrace.contracts.fraud.FraudDecision;
import io.millrace.contracts.fraud.FraudTopics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;

/** A figure counts only if the work was done: what came out is held against what must come out. */
final class Verification {

    static final String RULE = "velocity-withdrawals";

    /** Of the single-object encoding: two bytes of marker, eight of fingerprint. */
    private static final int HEADER_BYTES = 10;

    /** The one field of a decision that is looked at: eight million of them are read. */
    private static final Schema REVISION = SchemaBuilder.record("FraudDecision")
            .namespace("io.millrace.contracts.fraud")
            .fields()
            .requiredInt("revision")
            .endRecord();

    private static final AvroFormat<Alert> ALERTS = AvroFormat.of(Alert.class);

    private final VelocityReference reference;
    private final Set<String> alerting;
    private final Outputs outputs;

    Verification(VelocityReference reference, Outputs outputs) {
        this.reference = reference;
        this.alerting = reference.alerting();
        this.outputs = outputs;
    }

    int alerts() {
        return alerting.size();
    }

    /** The copy has as many records as the original. */
    void ofCopy(String topic, long records) {
        mustBe("records in " + topic, records, outputs.count(topic));
    }

    /** The books balance and say what the reference says, each accepted transaction has one first decision, and the alerts
     * of the velocity rule that are open in the end are exactly those of the reference. */
    void ofApplication(Books books, long records) {
        mustBe("transactions read", records, books.in());
        mustBe("transactions accepted", reference.accepted(), books.accepted());
        mustBe("duplicates", reference.duplicate(), books.duplicate());
        mustBe("transactions rejected", reference.late(), books.rejected());
        mustBe("first decisions", reference.accepted(), firstDecisions());
        Set<String> open = openAlerts();
        if (!open.equals(alerting)) {
            throw new BenchException("the alerts of " + RULE + " are not those of the reference: "
                    + difference("missing", alerting, open) + "; " + difference("too many", open, alerting));
        }
    }

    private long firstDecisions() {
        GenericDatumReader<GenericRecord> reader = new GenericDatumReader<>(FraudDecision.getClassSchema(), REVISION);
        long[] count = new long[1];
        BinaryDecoder[] decoder = new BinaryDecoder[1];
        GenericRecord[] decision = new GenericRecord[1];
        outputs.read(FraudTopics.FRAUD_DECISIONS.name(), record -> {
            byte[] value = record.value();
            decoder[0] =
                    DecoderFactory.get().binaryDecoder(value, HEADER_BYTES, value.length - HEADER_BYTES, decoder[0]);
            try {
                decision[0] = reader.read(decision[0], decoder[0]);
            } catch (IOException e) {
                throw new UncheckedIOException("a decision cannot be read", e);
            }
            if ((int) decision[0].get(0) == 1) {
                count[0]++;
            }
        });
        return count[0];
    }

    /** The transactions whose alert is open in its last revision. */
    private Set<String> openAlerts() {
        Map<String, Alert> last = new HashMap<>();
        outputs.read(FraudTopics.FRAUD_ALERTS.name(), record -> {
            Alert alert = ALERTS.decode(record.value());
            if (alert.getRule().equals(RULE)) {
                last.merge(alert.getAlertId(), alert, (a, b) -> a.getRevision() > b.getRevision() ? a : b);
            }
        });
        return last.values().stream()
                .filter(alert -> alert.getState() == AlertState.RAISED || alert.getState() == AlertState.UPDATED)
                .map(alert -> alert.getAlertId().substring(alert.getAlertId().lastIndexOf(':') + 1))
                .collect(Collectors.toSet());
    }

    private static void mustBe(String what, long expected, long found) {
        if (expected != found) {
            throw new BenchException(what + ": " + found + "; expected " + expected);
        }
    }

    private static String difference(String name, Set<String> from, Set<String> without) {
        Set<String> rest = new HashSet<>(from);
        rest.removeAll(without);
        return rest.size() + " " + name
                + (rest.isEmpty()
                        ? ""
                        : ", for example " + rest.stream().sorted().limit(3).toList());
    }
}
