package io.millrace.sports.follow;

import io.millrace.contracts.sports.SportsTopics;
import io.millrace.processors.app.Context;
import io.millrace.processors.intake.Intake;
import io.millrace.processors.state.StateStores;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The step that follows matches, with the store that it owns. Takes {@code Arrival}s of events, fixtures and commentary, and
 * {@link TrackedTotals}; forwards {@link MatchOutcome}s and what admission rejected.
 */
public final class FollowMatch implements ProcessorSupplier<String, Object, String, Object> {

    public static final String STORE = "match-events";

    private final Context context;
    private final FollowPolicy policy;

    public FollowMatch(Context context, FollowPolicy policy) {
        this.context = context;
        this.policy = policy;
    }

    @Override
    public Processor<String, Object, String, Object> get() {
        Intake intake = new Intake(context);
        return new MatchProcessor(
                policy,
                intake.admission(SportsTopics.MATCH_EVENTS, policy.lateness()),
                intake.admission(SportsTopics.COMMENTARY, policy.lateness()),
                context.topic(SportsTopics.MATCH_EVENTS).name());
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(StateStores.bytes(STORE, context.settings()));
    }
}
