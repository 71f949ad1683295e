package io.millrace.processors.topics;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;

/** With {@code group.protocol=streams} the broker decides on standbys: what a client is told of them it ignores. */
public final class StreamsGroup {

    private static final String STANDBYS = "streams.num.standby.replicas";

    private StreamsGroup() {}

    /** Tells the broker how many standby replicas the group has; takes effect at its next rebalance. */
    public static void standbys(Cluster cluster, String group, int replicas) {
        AlterConfigOp set =
                new AlterConfigOp(new ConfigEntry(STANDBYS, String.valueOf(replicas)), AlterConfigOp.OpType.SET);
        cluster.ask(
                "set " + STANDBYS + " of group " + group,
                cluster.admin()
                        .incrementalAlterConfigs(
                                Map.of(new ConfigResource(ConfigResource.Type.GROUP, group), List.of(set)))
                        .all());
    }
}
