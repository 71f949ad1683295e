package io.millrace.ingest.stadium;

import java.util.List;

/**
 * An invented club.
 *
 * @param strength around 1: how well it passes
 */
record Club(String id, String name, double strength, List<Player> squad) {}
