package io.millrace.sports.follow;

import io.millrace.contracts.sports.SportsTopics;
import io.millrace.contracts.sports.TrackingFrame;
import io.millrace.processors.app.Context;
import io.millrace.processors.intake.Admission;
import io.millrace.processors.intake.Arrival;
import io.millrace.processors.state.StateStores;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The step that follows the tracking of matches, with the store that it owns. Out: {@link
 * io.millrace.sports.tracking.Tracked} totals of a match, and what admission rejected.
 */
public final class FollowTracking implements ProcessorSupplier<String, Arrival<TrackingFrame>, String, Object> {

    public static final String STORE = "tracking";

    private final Context context;
    private final TrackingPolicy policy;
    private final Admission admission;

    /** @param admission of the topic {@code tracking_data} */
    public FollowTracking(Context context, TrackingPolicy policy, Admission admission) {
        this.context = context;
        this.policy = policy;
        this.admission = admission;
    }

    @Override
    public Processor<String, Arrival<TrackingFrame>, String, Object> get() {
        return new TrackingProcessor(
                policy,
                admission,
                SportsTopics.TRACKING_DATA.values().serde(context.wire()).deserializer());
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(StateStores.ordered(STORE, context.settings()));
    }
}
