package io.millrace.ingest.stadium;

/**
 * An invented player.
 *
 * @param fitness around 1: how fast and how far
 */
record Player(String id, String name, int shirt, Position position, double fitness) {}
