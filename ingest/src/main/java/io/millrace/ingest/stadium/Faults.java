package io.millrace.ingest.stadium;

/**
 * What goes wrong between the pitch and the topics: shares of events and of frames.
 *
 * @param late shares of events that arrive minutes late
 * @param corrections of goals, shots and yellow cards reported with a wrong player
 * @param deletions of events that are followed by one that never was, and is withdrawn
 * @param silences matches of a round whose source falls silent for 15 seconds
 * @param wrongScores matches of a round in which the source once reports a wrong score
 * @param lostFrames of frames
 * @param missingBall of frames
 */
record Faults(
        double duplicates,
        double disorder,
        double late,
        double corrections,
        double deletions,
        int silences,
        int wrongScores,
        double lostFrames,
        double missingBall) {

    static Faults none() {
        return new Faults(0, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
