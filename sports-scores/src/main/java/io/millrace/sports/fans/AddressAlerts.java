package io.millrace.sports.fans;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.sports.FollowKind;
import io.millrace.sports.alerting.Values;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;

/** An alert goes to every shard of everything that it is about: the match, its teams, the competition, the players. */
public final class AddressAlerts implements ProcessorSupplier<String, Alert, String, Call> {

    private final FanPolicy policy;

    public AddressAlerts(FanPolicy policy) {
        this.policy = policy;
    }

    @Override
    public Processor<String, Alert, String, Call> get() {
        return new ContextualProcessor<>() {
            @Override
            public void process(Record<String, Alert> record) {
                if (!Messages.isForFans(record.value())) {
                    return;
                }
                Call call = Call.of(record.value());
                for (Target target : targets(record.value())) {
                    for (int shard = 0; shard < policy.shards(); shard++) {
                        context().forward(record.withKey(target.shard(shard)).withValue(call));
                    }
                }
            }
        };
    }

    private static Set<Target> targets(Alert alert) {
        Set<Target> targets = new LinkedHashSet<>();
        targets.add(new Target(FollowKind.MATCH, alert.getSubject()));
        Map<String, String> values = alert.getValues();
        add(targets, FollowKind.TEAM, values.get(Values.HOME));
        add(targets, FollowKind.TEAM, values.get(Values.AWAY));
        add(targets, FollowKind.COMPETITION, values.get(Values.COMPETITION));
        add(targets, FollowKind.PLAYER, values.get(Values.PLAYER));
        add(targets, FollowKind.PLAYER, values.get(Values.SECOND_PLAYER));
        return targets;
    }

    private static void add(Set<Target> targets, FollowKind kind, String id) {
        if (id != null) {
            targets.add(new Target(kind, id));
        }
    }
}
