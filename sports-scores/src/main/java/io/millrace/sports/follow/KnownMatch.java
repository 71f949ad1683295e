package io.millrace.sports.follow;

import io.millrace.contracts.sports.PlayerStats;
import io.millrace.contracts.sports.Score;
import io.millrace.contracts.sports.TeamStats;
import io.millrace.processors.intake.Admission;
import io.millrace.sports.match.Board;
import io.millrace.sports.match.Match;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A match in memory, with what was published of it. Changed by the one processor that owns it. */
final class KnownMatch {

    final Match match;

    /** By the match as it is now. */
    Board board;

    /** The row of the scoreboard that was published last. */
    Optional<Score> shown = Optional.empty();

    /** The latest event time that was told, epoch milliseconds; {@link Admission#NOTHING_YET} before the first event. */
    long watermark = Admission.NOTHING_YET;

    final Map<String, PublishedRow<PlayerStats>> players = new HashMap<>();
    final Map<String, PublishedRow<TeamStats>> teams = new HashMap<>();

    KnownMatch(Match match) {
        this.match = match;
        this.board = match.board();
    }

    void sees(Instant eventTime) {
        watermark = Math.max(watermark, eventTime.toEpochMilli());
    }

    String id() {
        return match.matchId();
    }
}
