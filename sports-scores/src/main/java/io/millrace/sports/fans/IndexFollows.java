package io.millrace.sports.fans;

import io.millrace.contracts.sports.FanSubscription;
import io.millrace.processors.app.Context;
import io.millrace.processors.intake.Arrival;
import io.millrace.processors.state.StateStores;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * A subscription becomes what has changed for each target, keyed by the target's shard. The step keeps what each fan follows,
 * to tell what the fan has stopped to follow.
 */
public final class IndexFollows implements ProcessorSupplier<String, Arrival<FanSubscription>, String, FollowChange> {

    private static final String STORE = "fans";

    private final Context context;
    private final FanPolicy policy;

    public IndexFollows(Context context, FanPolicy policy) {
        this.context = context;
        this.policy = policy;
    }

    @Override
    public Processor<String, Arrival<FanSubscription>, String, FollowChange> get() {
        return new Index(policy.shards());
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(StateStores.bytes(STORE, context.settings()));
    }

    private static final class Index implements Processor<String, Arrival<FanSubscription>, String, FollowChange> {

        private final int shards;
        private ProcessorContext<String, FollowChange> context;
        private KeyValueStore<Bytes, byte[]> fans;

        Index(int shards) {
            this.shards = shards;
        }

        @Override
        public void init(ProcessorContext<String, FollowChange> context) {
            this.context = context;
            this.fans = context.getStateStore(STORE);
        }

        @Override
        public void process(Record<String, Arrival<FanSubscription>> record) {
            Bytes key = Bytes.wrap(record.key().getBytes(StandardCharsets.UTF_8));
            Optional<FollowedBy> before = Optional.ofNullable(fans.get(key)).map(FollowedBy::decode);
            Optional<FollowedBy> now =
                    Optional.ofNullable(record.value().value()).map(FollowedBy::of);
            if (now.equals(before)) {
                return;
            }
            fans.put(key, now.map(FollowedBy::encode).orElse(null));
            Set<Target> ended = new HashSet<>(before.map(FollowedBy::targets).orElse(Set.of()));
            now.ifPresent(followed -> {
                ended.removeAll(followed.targets());
                followed.targets().forEach(target -> send(record, target, Optional.of(followed.preferences())));
            });
            ended.forEach(target -> send(record, target, Optional.empty()));
        }

        /** With the earliest of times: of what waits in a task, subscriptions go before alerts, whenever they were made. */
        private void send(
                Record<String, Arrival<FanSubscription>> cause, Target target, Optional<Preferences> preferences) {
            context.forward(cause.withKey(target.shardOf(cause.key(), shards))
                    .withValue(new FollowChange(cause.key(), preferences))
                    .withTimestamp(0));
        }
    }
}
