package io.millrace.ingest.stadium;

import io.millrace.contracts.sports.FanSubscription;
import io.millrace.contracts.sports.Follow;
import io.millrace.contracts.sports.FollowKind;
import io.millrace.ingest.AvroRetelling;
import io.millrace.ingest.FeedRecord;
import io.millrace.ingest.Retelling;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A later telling has matches of its own, between the same clubs; who followed a match follows its later form. */
final class StadiumRetelling implements Retelling {

    private final Retelling records = AvroRetelling.withIds(Set.of("matchId", "eventId", "about", "commentaryId"));

    @Override
    public FeedRecord<?, ?> retell(FeedRecord<?, ?> record, Duration shift, int pass) {
        FeedRecord<?, ?> told = records.retell(record, shift, pass);
        if (pass > 1 && told.value() instanceof FanSubscription fan) {
            fan.setFollows(follows(fan, "~" + pass));
        }
        return told;
    }

    private static List<Follow> follows(FanSubscription fan, String suffix) {
        return fan.getFollows().stream()
                .map(follow -> follow.getKind() == FollowKind.MATCH
                        ? new Follow(FollowKind.MATCH, follow.getId() + suffix)
                        : follow)
                .toList();
    }
}
