package io.millrace.sports.fans;

import io.millrace.contracts.sports.Follow;
import io.millrace.contracts.sports.FollowKind;

/** What is followed. Its followers are spread over shards by the fan's id; a shard is a key of the internal topics. */
record Target(FollowKind kind, String id) {

    static Target of(Follow follow) {
        return new Target(follow.getKind(), follow.getId());
    }

    /** {@code TEAM:3:id}: neither a kind nor a number has a colon, so that no two shards meet whatever the id. */
    String shard(int number) {
        return kind + ":" + number + ":" + id;
    }

    /** The same fan is always in the same shard. */
    String shardOf(String fan, int shards) {
        return shard(Math.floorMod(fan.hashCode(), shards));
    }
}
