package io.millrace.sports.fans;

import io.millrace.contracts.alert.AlertState;
import io.millrace.contracts.sports.FanNotification;
import io.millrace.contracts.sports.NotificationAction;
import io.millrace.processors.app.Context;
import io.millrace.processors.deadlines.Deadlines;
import io.millrace.processors.state.StateStores;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * What one fan is told: each revision of an alert once, however many followed targets it concerns. An alert is announced when
 * it is raised, if the fan wants it then; what was announced is corrected in any case, at any hour, and after the fan has
 * stopped to follow. What was not announced is not corrected.
 */
public final class NotifyFans implements ProcessorSupplier<String, FanCall, String, FanNotification> {

    private static final String STORE = "announced";

    private final Context context;
    private final FanPolicy policy;

    public NotifyFans(Context context, FanPolicy policy) {
        this.context = context;
        this.policy = policy;
    }

    @Override
    public Processor<String, FanCall, String, FanNotification> get() {
        return new Notifier(policy);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(StateStores.bytes(STORE, context.settings()));
    }

    private static final class Notifier implements Processor<String, FanCall, String, FanNotification> {

        private static final Duration LOOK = Duration.ofMinutes(1);
        private static final int AT_ONCE = 10_000;

        private final FanPolicy policy;
        private final Deadlines old = new Deadlines(LOOK.toMillis());
        private ProcessorContext<String, FanNotification> context;
        private KeyValueStore<Bytes, byte[]> store;

        Notifier(FanPolicy policy) {
            this.policy = policy;
        }

        @Override
        public void init(ProcessorContext<String, FanNotification> context) {
            this.context = context;
            this.store = context.getStateStore(STORE);
            long now = context.currentSystemTimeMs();
            try (KeyValueIterator<Bytes, byte[]> all = store.all()) {
                all.forEachRemaining(entry -> old.setIfNone(
                        new String(entry.key.get(), StandardCharsets.UTF_8),
                        now + policy.kept().toMillis()));
            }
            context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, this::forgetOld);
        }

        @Override
        public void process(Record<String, FanCall> record) {
            Bytes key = key(record.key());
            Call call = record.value().call();
            Announced announced = Announced.decode(store.get(key));
            action(announced.find(call.alertId()), record.value()).ifPresent(action -> {
                long now = context.currentSystemTimeMs();
                announced.forgetBefore(now - policy.kept().toMillis());
                announced.note(call.alertId(), new Announced.Told(call.revision(), now));
                store.put(key, announced.encode());
                old.setIfNone(record.key(), now + policy.kept().toMillis());
                context.forward(record.withValue(notification(record.key(), call, action)));
            });
        }

        private static Optional<NotificationAction> action(Announced.Told told, FanCall to) {
            Call call = to.call();
            if (told == null) {
                boolean wanted = to.preferences()
                        .filter(fan -> fan.wants(call.rule(), call.at()))
                        .isPresent();
                return call.state() == AlertState.RAISED && wanted
                        ? Optional.of(NotificationAction.ANNOUNCE)
                        : Optional.empty();
            }
            if (call.revision() <= told.revision()) {
                return Optional.empty();
            }
            return Optional.of(
                    call.state() == AlertState.RETRACTED ? NotificationAction.RETRACT : NotificationAction.UPDATE);
        }

        private static FanNotification notification(String fan, Call call, NotificationAction action) {
            return FanNotification.newBuilder()
                    .setFanId(fan)
                    .setAlertId(call.alertId())
                    .setAlertRevision(call.revision())
                    .setAction(action)
                    .setMatchId(call.match())
                    .setRule(call.rule())
                    .setTitle(call.title())
                    .setMessage(call.message())
                    .setEventTime(call.at())
                    .build();
        }

        private void forgetOld(long now) {
            for (String fan : old.takeDue(now, AT_ONCE)) {
                Announced announced = Announced.decode(store.get(key(fan)));
                if (announced.forgetBefore(now - policy.kept().toMillis())) {
                    store.put(key(fan), announced.isEmpty() ? null : announced.encode());
                }
                if (!announced.isEmpty()) {
                    old.setIfNone(fan, now + policy.kept().toMillis());
                }
            }
        }

        private static Bytes key(String fan) {
            return Bytes.wrap(fan.getBytes(StandardCharsets.UTF_8));
        }
    }
}
