package io.millrace.local.up;

import java.time.Duration;
import java.util.List;

/**
 * What the stack shows of itself at one moment.
 *
 * @param brokerAddress for clients
 * @param age since the broker was ready
 */
record Board(List<ApplicationRow> applications, List<FeedRow> feeds, String brokerAddress, Duration age) {

    Board {
        applications = List.copyOf(applications);
        feeds = List.copyOf(feeds);
    }

    /**
     * @param state of the client, in lower case
     * @param in records that intake has seen since the start
     * @param perSecond over the last seconds
     * @param alerts raised since the start
     * @param lag records of the input not yet committed; -1 while nothing is assigned
     */
    record ApplicationRow(
            String name,
            String state,
            long in,
            double perSecond,
            long accepted,
            long rejected,
            long duplicate,
            long alerts,
            long lag) {}

    /** @param state in words: sending, ended, failed and why */
    record FeedRow(String spec, String state, long sent, long failed, double perSecond) {}
}
