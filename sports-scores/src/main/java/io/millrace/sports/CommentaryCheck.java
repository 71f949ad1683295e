package io.millrace.sports;

import io.millrace.contracts.sports.Commentary;
import io.millrace.processors.intake.Check;
import java.util.Optional;

/** What must hold of a line of commentary beyond its schema. */
final class CommentaryCheck implements Check<Commentary> {

    @Override
    public Optional<String> fault(String match, Commentary line) {
        if (!match.equals(line.getMatchId())) {
            return Optional.of("key " + match + ", but match " + line.getMatchId() + "; expected the match as key");
        }
        if (line.getCommentaryId().isEmpty()) {
            return Optional.of("an empty commentaryId; expected one that no other line of the match has");
        }
        if (line.getRevision() < 1) {
            return Optional.of("revision " + line.getRevision() + "; expected 1 or more");
        }
        return line.getClock() != null && line.getClock() < 0
                ? Optional.of("clock " + line.getClock() + "; expected milliseconds since the start of the period")
                : Optional.empty();
    }
}
