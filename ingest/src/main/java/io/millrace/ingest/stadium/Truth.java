package io.millrace.ingest.stadium;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.ingest.FeedException;
import io.millrace.ingest.stadium.Story.Booking;
import io.millrace.ingest.stadium.Story.Tally;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** What must come out of the feed: a line of JSON for each match that has ended, from what truly happened in it. */
final class Truth {

    private final ObjectMapper json = new ObjectMapper();
    private final Path file;

    /** @throws FeedException when the file cannot be written; what was in it is gone */
    Truth(Path file) {
        this.file = file;
        write("", StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    void ended(Pairing pairing, Story story) {
        ObjectNode match = json.createObjectNode();
        match.put("matchId", pairing.matchId());
        match.put("competition", pairing.competition());
        match.set("home", side(pairing.home().id(), story));
        match.set("away", side(pairing.away().id(), story));
        ArrayNode goals = match.putArray("goals");
        for (MatchEvent goal : story.goals()) {
            goals.addObject()
                    .put("eventId", goal.getEventId())
                    .put("team", story.creditedTo(goal))
                    .put("player", goal.getPlayer())
                    .put("assist", goal.getSecondPlayer())
                    .put("own", goal.getType() == EventType.OWN_GOAL)
                    .put("penalty", goal.getPenalty())
                    .put("period", goal.getPeriod().name())
                    .put("clock", goal.getClock());
        }
        ArrayNode cards = match.putArray("cards");
        for (Booking card : story.cards()) {
            cards.addObject()
                    .put("eventId", card.eventId())
                    .put("team", card.team())
                    .put("player", card.player())
                    .put("card", card.card().name());
        }
        ArrayNode disallowed = match.putArray("disallowed");
        story.disallowed().forEach(disallowed::add);
        write(match + "\n", StandardOpenOption.APPEND);
    }

    private ObjectNode side(String team, Story story) {
        Tally tally = story.tally(team);
        return json.createObjectNode()
                .put("team", team)
                .put("goals", story.score(team))
                .put("shootOut", story.shootOut(team))
                .put("shots", tally.shots)
                .put("shotsOnTarget", tally.shotsOnTarget)
                .put("passes", tally.passes)
                .put("passesCompleted", tally.passesCompleted)
                .put("fouls", tally.fouls)
                .put("corners", tally.corners)
                .put("offsides", tally.offsides)
                .put("substitutions", tally.substitutions);
    }

    private void write(String text, StandardOpenOption... how) {
        try {
            StandardOpenOption[] options = Arrays.copyOf(how, how.length + 1);
            options[how.length] = StandardOpenOption.WRITE;
            Files.writeString(file, text, StandardCharsets.UTF_8, options);
        } catch (IOException failure) {
            throw new FeedException(
                    "the truth cannot be written to " + file.toAbsolutePath() + ": " + failure
                            + "; give option truth a file in a folder that exists and can be written",
                    failure);
        }
    }
}
