package io.millrace.fraud.alerting;

import io.millrace.contracts.alert.Alert;
import io.millrace.fraud.account.Ruling;
import io.millrace.processors.app.Context;
import io.millrace.processors.state.StateStores;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** The step that raises, changes and takes back alerts, with the store that it owns: the alerts of each transaction. */
public final class FollowAlerts implements ProcessorSupplier<String, Ruling, String, Alert> {

    static final String STORE = "alerts";

    private final Context context;
    private final Duration keep;

    /** @param keep how long after its transaction an alert can still change */
    public FollowAlerts(Context context, Duration keep) {
        this.context = context;
        this.keep = keep;
    }

    @Override
    public Processor<String, Ruling, String, Alert> get() {
        return new AlertProcessor(context.application(), keep);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(StateStores.bytes(STORE, context.settings()));
    }
}
