package io.millrace.ingest.stadium;

/** What a player is good at. */
enum Position {
    GOALKEEPER,
    DEFENDER,
    MIDFIELDER,
    FORWARD
}
