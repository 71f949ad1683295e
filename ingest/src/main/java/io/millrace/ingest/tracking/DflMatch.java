package io.millrace.ingest.tracking;

/** What the match information says, and the frame rate, which it does not. */
record DflMatch(String matchId, String homeTeam, String awayTeam, int rate) {}
