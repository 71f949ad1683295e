package io.millrace.processors.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.millrace.processors.http.Health;
import io.millrace.processors.http.Status;
import io.millrace.processors.intake.IntakeAccounts;
import io.millrace.processors.intake.Reason;
import io.millrace.processors.streams.Failures;
import io.millrace.processors.streams.Instruments;
import java.util.Locale;
import java.util.function.ToLongFunction;
import org.apache.kafka.streams.KafkaStreams;

/** Metrics of one running instance: its state, the books of intake, failures, lag and RocksDB's memory. */
public final class InstanceMeters implements MeterBinder {

    private final Health health;
    private final Status status;
    private final IntakeAccounts accounts;
    private final Instruments instruments;

    public InstanceMeters(Health health, Status status, IntakeAccounts accounts, Instruments instruments) {
        this.health = health;
        this.status = status;
        this.accounts = accounts;
        this.instruments = instruments;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (KafkaStreams.State state : KafkaStreams.State.values()) {
            Gauge.builder("millrace.state", health, h -> h.state() == state ? 1 : 0)
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .description("1 for the state that the instance is in")
                    .register(registry);
        }
        Gauge.builder("millrace.ready", health, h -> h.notReady().isEmpty() ? 1 : 0)
                .description("1 while the instance may be asked")
                .register(registry);
        Gauge.builder("millrace.lag.records", status, s -> s.totalLag().orElse(0))
                .description("records that the committed input of this instance is behind")
                .register(registry);
        Gauge.builder("millrace.restore.remaining.records", status, Status::restoring)
                .description("records of state that are still to be restored")
                .register(registry);
        Gauge.builder("millrace.rocksdb.memory.bytes", instruments, i -> i.rocksDb()
                        .used())
                .description("memory of all RocksDB stores together")
                .register(registry);
        Gauge.builder("millrace.rocksdb.memory.limit.bytes", instruments, i -> i.rocksDb()
                        .bytes())
                .description("the most that all RocksDB stores may use")
                .register(registry);
        for (Failures.Stage stage : Failures.Stage.values()) {
            FunctionCounter.builder("millrace.failures", instruments, i -> i.failures()
                            .counts()
                            .get(stage))
                    .tag("stage", stage.label())
                    .description("failures behind intake: defects")
                    .register(registry);
        }
        accounts.balances().keySet().forEach(topic -> books(topic, registry));
    }

    private void books(String topic, MeterRegistry registry) {
        IntakeAccounts.Page page = accounts.page(topic);
        entry(registry, page, topic, "accepted", "", IntakeAccounts.Balance::accepted);
        entry(registry, page, topic, "duplicate", "", IntakeAccounts.Balance::duplicate);
        for (Reason reason : Reason.values()) {
            entry(
                    registry,
                    page,
                    topic,
                    "rejected",
                    reason.name().toLowerCase(Locale.ROOT),
                    balance -> balance.rejected().getOrDefault(reason, 0L));
        }
    }

    private static void entry(
            MeterRegistry registry,
            IntakeAccounts.Page page,
            String topic,
            String outcome,
            String reason,
            ToLongFunction<IntakeAccounts.Balance> count) {
        FunctionCounter.builder("millrace.intake.records", page, p -> count.applyAsLong(p.balance()))
                .tag("topic", topic)
                .tag("outcome", outcome)
                .tag("reason", reason)
                .description("records that came in, by what became of them")
                .register(registry);
    }
}
