package io.millrace.sports;

import io.millrace.contracts.sports.FanSubscription;
import io.millrace.contracts.sports.Follow;
import io.millrace.processors.intake.Check;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/** What must hold of a fan's subscription beyond its schema. */
final class SubscriptionCheck implements Check<FanSubscription> {

    private static final int MOST_FOLLOWS = 1_000;
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

    @Override
    public Optional<String> fault(String fan, FanSubscription subscription) {
        if (subscription == null) {
            return Optional.empty(); // ends it
        }
        if (!fan.equals(subscription.getFanId())) {
            return Optional.of("key " + fan + ", but fan " + subscription.getFanId() + "; expected the fan as key");
        }
        if (subscription.getFollows().size() > MOST_FOLLOWS) {
            return Optional.of(subscription.getFollows().size() + " things followed; expected at most " + MOST_FOLLOWS);
        }
        for (Follow follow : subscription.getFollows()) {
            if (follow.getId().isEmpty()) {
                return Optional.of("a " + follow.getKind() + " without an id is followed; expected its id");
            }
        }
        return quietHours(subscription).or(() -> zone(subscription.getZone()));
    }

    private static Optional<String> quietHours(FanSubscription subscription) {
        String from = subscription.getQuietFrom();
        String to = subscription.getQuietTo();
        if (from == null && to == null) {
            return Optional.empty();
        }
        return from != null
                        && to != null
                        && TIME.matcher(from).matches()
                        && TIME.matcher(to).matches()
                ? Optional.empty()
                : Optional.of("quiet from '" + from + "' to '" + to + "'; expected both as HH:MM, or neither");
    }

    private static Optional<String> zone(String zone) {
        try {
            ZoneId.of(zone);
            return Optional.empty();
        } catch (DateTimeException e) {
            return Optional.of("zone '" + zone + "'; expected one of IANA's, for example Europe/Berlin");
        }
    }
}
