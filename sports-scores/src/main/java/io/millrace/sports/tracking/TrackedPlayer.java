package io.millrace.sports.tracking;

import io.millrace.contracts.sports.Physical;

/**
 * What a player has covered so far.
 *
 * @param home whether the feed has the player on the home side
 */
public record TrackedPlayer(String player, boolean home, Physical physical) {}
