package io.millrace.sports.alerting;

import io.millrace.contracts.alert.Alert;
import io.millrace.processors.app.Context;
import io.millrace.processors.state.StateStores;
import io.millrace.sports.follow.MatchNews;
import java.util.Set;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;

/** The step that raises, changes and takes back the alerts of matches, with the store that it owns. */
public final class RaiseAlerts implements ProcessorSupplier<String, MatchNews, String, Alert> {

    static final String STORE = "match-alerts";

    private final Context context;
    private final AlertingPolicy policy;

    public RaiseAlerts(Context context, AlertingPolicy policy) {
        this.context = context;
        this.policy = policy;
    }

    @Override
    public Processor<String, MatchNews, String, Alert> get() {
        return new AlertProcessor(context.application(), policy);
    }

    @Override
    public Set<StoreBuilder<?>> stores() {
        return Set.of(StateStores.bytes(STORE, context.settings()));
    }
}
