package io.millrace.sports.match;

import io.millrace.contracts.sports.MatchEvent;
import java.util.List;
import java.util.Set;

/**
 * What came of learning something.
 *
 * @param kept what has to be kept of this event so that a rebuilt match is the same: the revision that counts and, behind a
 *     withdrawal, the last one before it. Empty for a fixture
 * @param board whether anything on the board differs
 * @param incidents eventIds of incidents that are new, changed or gone; a later goal whose running score is mended is among them
 * @param players whose lines differ
 * @param teams whether a line of a team differs
 */
public record Change(
        News news, List<MatchEvent> kept, boolean board, Set<String> incidents, Set<String> players, boolean teams) {

    public enum News {
        NEW,
        /** Known to the letter. */
        DUPLICATE,
        /** A higher revision, or of the same the weightier, is known already. */
        STALE
    }

    static Change nothing(News news, List<MatchEvent> kept) {
        return new Change(news, kept, false, Set.of(), Set.of(), false);
    }

    public boolean isNew() {
        return news == News.NEW;
    }
}
