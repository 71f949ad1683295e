package io.millrace.sports.fans;

import io.millrace.contracts.sports.FanSubscription;
import io.millrace.contracts.sports.Follow;
import io.millrace.contracts.sports.FollowKind;
import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a fan follows, and how. */
record FollowedBy(Preferences preferences, Set<Target> targets) {

    private static final int VERSION = 1;

    static FollowedBy of(FanSubscription subscription) {
        Set<Target> targets = new LinkedHashSet<>();
        for (Follow follow : subscription.getFollows()) {
            targets.add(Target.of(follow));
        }
        return new FollowedBy(Preferences.of(subscription), targets);
    }

    byte[] encode() {
        StateWriter out = new StateWriter();
        out.writeByte(VERSION);
        preferences.write(out);
        out.writeEach(targets, (to, target) -> {
            to.writeText(target.kind().name());
            to.writeText(target.id());
        });
        return out.toBytes();
    }

    static FollowedBy decode(byte[] bytes) {
        StateReader in = new StateReader(bytes);
        in.expectVersion(VERSION, "what a fan follows");
        Preferences preferences = Preferences.read(in);
        return new FollowedBy(
                preferences,
                new LinkedHashSet<>(
                        in.readEach(from -> new Target(FollowKind.valueOf(from.readText()), from.readText()))));
    }
}
