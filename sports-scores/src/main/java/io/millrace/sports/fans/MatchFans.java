package io.millrace.sports.fans;

import io.millrace.contracts.alert.AlertState;
import io.millrace.processors.app.Context;
import io.millrace.processors.deadlines.Deadlines;
import io.millrace.processors.state.StateStores;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.BytesSerializer;
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
 * Where alerts and followers of a shard meet. Takes {@link FollowChange}s and {@link Call}s, forwards a {@link FanCall} for
 * each fan. Who has stopped to follow is kept for as long as an announced alert can be corrected.
 */
public final class MatchFans implements ProcessorSupplier<String, Object, String, FanCall> {

    private static final String STORE = "followers";

    private final Context context;
    private final FanPolicy policy;

    public MatchFans(Context context, FanPolicy policy) {
        this.context = context;
        this.policy = policy;
    }

    @Override
    public Processor<String, Object, String, FanCall> get() {
        return new Meeting(policy);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(StateStores.bytes(STORE, context.settings()));
    }

    private static final class Meeting implements Processor<String, Object, String, FanCall> {

        private static final Duration LOOK = Duration.ofMinutes(1);
        private static final int AT_ONCE = 10_000;

        private final FanPolicy policy;
        private final Deadlines former = new Deadlines(LOOK.toMillis());
        private ProcessorContext<String, FanCall> context;
        private KeyValueStore<Bytes, byte[]> followers;

        Meeting(FanPolicy policy) {
            this.policy = policy;
        }

        @Override
        public void init(ProcessorContext<String, FanCall> context) {
            this.context = context;
            this.followers = context.getStateStore(STORE);
            try (KeyValueIterator<Bytes, byte[]> all = followers.all()) {
                all.forEachRemaining(entry -> {
                    Follower follower = Follower.decode(entry.value);
                    if (follower.isFormer()) {
                        former.setIfNone(
                                Follower.text(entry.key),
                                follower.since() + policy.kept().toMillis());
                    }
                });
            }
            context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, this::forgetFormer);
        }

        @Override
        public void process(Record<String, Object> record) {
            if (record.value() instanceof FollowChange change) {
                follow(record.key(), change);
            } else if (record.value() instanceof Call call) {
                call(record, call);
            }
        }

        private void follow(String shard, FollowChange change) {
            long now = context.currentSystemTimeMs();
            Bytes key = Follower.key(shard, change.fan());
            followers.put(key, new Follower(change.preferences(), now).encode());
            if (change.preferences().isEmpty()) {
                former.setIfNone(Follower.text(key), now + policy.kept().toMillis());
            }
        }

        private void call(Record<String, Object> record, Call call) {
            // Nobody can have been told of it before: only those go on who want to hear of it.
            boolean first = call.revision() == 1 && call.state() == AlertState.RAISED;
            try (KeyValueIterator<Bytes, byte[]> shard =
                    followers.prefixScan(Follower.prefix(record.key()), new BytesSerializer())) {
                shard.forEachRemaining(entry -> {
                    Optional<Preferences> preferences =
                            Follower.decode(entry.value).preferences();
                    if (!first
                            || preferences
                                    .filter(wanted -> wanted.wants(call.rule(), call.at()))
                                    .isPresent()) {
                        context.forward(
                                record.withKey(Follower.fan(entry.key)).withValue(new FanCall(call, preferences)));
                    }
                });
            }
        }

        private void forgetFormer(long now) {
            for (String text : former.takeDue(now, AT_ONCE)) {
                Bytes key = Follower.key(text);
                byte[] stored = followers.get(key);
                Follower follower = stored == null ? null : Follower.decode(stored);
                if (follower == null || !follower.isFormer()) {
                    continue; // follows again
                }
                long forgetAt = follower.since() + policy.kept().toMillis();
                if (forgetAt <= now) {
                    followers.delete(key);
                } else {
                    former.setIfNone(text, forgetAt);
                }
            }
        }
    }
}
