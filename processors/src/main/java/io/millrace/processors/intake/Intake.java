package io.millrace.processors.intake;

import io.millrace.contracts.Topic;
import io.millrace.processors.app.Context;
import io.millrace.processors.streams.Outlet;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/**
 * The front door. Every input topic comes in through it, before any state and any sink: each record is decoded, checked,
 * given its event time and entered in the books, or goes to the application's dead letters as it came, with the reason.
 *
 * <p>{@link #open} decides on each record by itself. {@link #openForAdmission} leaves the last word to the processor that
 * keeps the entity's state, which alone knows late records and duplicates: it must call {@link Admission} for each one.
 */
public final class Intake {

    private final Context context;

    public Intake(Context context) {
        this.context = context;
    }

    /** The accepted records of a topic. */
    public <V> KStream<String, Arrival<V>> open(StreamsBuilder builder, Topic<String, V> topic, Check<V> check) {
        return open(builder, topic, check, true);
    }

    /** The records of a topic that are right by themselves. They are in the books only after {@link Admission}. */
    public <V> KStream<String, Arrival<V>> openForAdmission(
            StreamsBuilder builder, Topic<String, V> topic, Check<V> check) {
        return open(builder, topic, check, false);
    }

    private <V> KStream<String, Arrival<V>> open(
            StreamsBuilder builder, Topic<String, V> topic, Check<V> check, boolean books) {
        Topic<String, V> deployed = context.topic(topic);
        String step = operatorName(topic);
        Gate.Limits limits = limits(topic, books);
        IntakeAccounts.Page page = context.accounts().page(deployed.name());
        KStream<String, Object> judged = builder.stream(
                        deployed.name(),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                                .withTimestampExtractor(new ArrivalTime())
                                .withName("ingest-" + step))
                .process(
                        () -> new Gate<>(
                                deployed,
                                deployed.values().serde(context.wire()).deserializer(),
                                check,
                                limits,
                                page),
                        Named.as("intake-" + step));
        return accepted(judged, step);
    }

    /**
     * Takes the rejections out of the output of a processor that used {@link Admission}, and sends them to the dead
     * letters. What is left is the processor's own output.
     */
    public <V> KStream<String, V> withoutRejections(KStream<String, Object> outcomes, String step) {
        return accepted(outcomes, step);
    }

    /** The books of a topic opened {@linkplain #openForAdmission for admission}. */
    public Admission admission(Topic<?, ?> topic, java.time.Duration lateness) {
        return new Admission(context.accounts().page(context.topic(topic).name()), lateness, Optional.empty());
    }

    /**
     * The same for a processor that sends to {@linkplain io.millrace.processors.streams.Outlet outlets}: it sends what it
     * rejects to {@link #buryLate}, and nothing has to be taken out of its output.
     */
    public Admission admissionWithOutlet(Topic<?, ?> topic, java.time.Duration lateness) {
        return new Admission(
                context.accounts().page(context.topic(topic).name()),
                lateness,
                Optional.of(late(topic).operator()));
    }

    /** Sends to the dead letters what the {@linkplain #admissionWithOutlet admission of the topic} rejects. */
    public void buryLate(KStream<String, Object> outputs, Topic<?, ?> topic) {
        bury(late(topic).of(outputs), "late-" + operatorName(topic));
    }

    private static Outlet<Object> late(Topic<?, ?> topic) {
        return new Outlet<>("bury-late-" + operatorName(topic));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // what is not a rejection is what the step says it forwards
    private <V> KStream<String, V> accepted(KStream<String, Object> judged, String step) {
        String route = "route-" + step + "-";
        Map<String, KStream<String, Object>> ways = judged.split(Named.as(route))
                .branch((key, value) -> !(value instanceof Rejection), Branched.as("accepted"))
                .defaultBranch(Branched.as("rejected"));
        bury(ways.get(route + "rejected"), step);
        return (KStream) ways.get(route + "accepted");
    }

    private void bury(KStream<String, Object> rejected, String step) {
        rejected.process(() -> new Burial(context.application(), context.version()), Named.as("bury-" + step))
                .to(
                        context.deadLetters().name(),
                        Produced.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("egress-dead-letters-" + step));
    }

    private Gate.Limits limits(Topic<?, ?> topic, boolean books) {
        long maxFuture = context.replaying()
                ? Long.MAX_VALUE
                : context.settings().get(IntakeSettings.MAX_FUTURE).toMillis();
        return new Gate.Limits(
                context.settings().get(IntakeSettings.MAX_BYTES),
                maxFuture,
                context.settings().get(IntakeSettings.EARLIEST).toEpochMilli(),
                topic.cleanup() == Topic.Cleanup.COMPACT,
                books);
    }

    /** Operators are named after the topic, without the deployment's prefix: the names are part of the state's identity. */
    private static String operatorName(Topic<?, ?> topic) {
        return topic.name().replace('_', '-');
    }
}
