package io.millrace.sports.fans;

import static org.apache.kafka.streams.kstream.Named.as;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.sports.FanNotification;
import io.millrace.contracts.sports.FanSubscription;
import io.millrace.processors.app.Context;
import io.millrace.processors.intake.Arrival;
import io.millrace.processors.state.StateSerde;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Repartitioned;

/** From alerts and subscriptions to messages: the part of the topology that the package's diagram shows. */
public final class TellFans {

    private static final Serde<FollowChange> FOLLOWS =
            StateSerde.of("a change of what a fan follows", 1, FollowChange::write, FollowChange::read);
    private static final Serde<Call> CALLS = StateSerde.of("an alert for followers", 1, Call::write, Call::read);
    private static final Serde<FanCall> FAN_CALLS =
            StateSerde.of("an alert for a fan", 1, FanCall::write, FanCall::read);

    private final Context context;
    private final FanPolicy policy;

    public TellFans(Context context, FanPolicy policy) {
        this.context = context;
        this.policy = policy;
    }

    /** A message for each fan whom an alert concerns and who wants it. */
    public KStream<String, FanNotification> tell(
            KStream<String, Alert> alerts, KStream<String, Arrival<FanSubscription>> subscriptions) {
        KStream<String, Object> follows = subscriptions
                .process(new IndexFollows(context, policy), as("index-follows"))
                .repartition(Repartitioned.with(Serdes.String(), FOLLOWS).withName("follows"))
                .mapValues(change -> (Object) change, as("follow"));
        KStream<String, Object> calls = alerts.process(new AddressAlerts(policy), as("address-alerts"))
                .repartition(Repartitioned.with(Serdes.String(), CALLS).withName("calls"))
                .mapValues(call -> (Object) call, as("call"));
        return follows.merge(calls, as("followers-and-calls"))
                .process(new MatchFans(context, policy), as("match-fans"))
                .repartition(Repartitioned.with(Serdes.String(), FAN_CALLS).withName("fan-calls"))
                .process(new NotifyFans(context, policy), as("notify-fans"));
    }
}
