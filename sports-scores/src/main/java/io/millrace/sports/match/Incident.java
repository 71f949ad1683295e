package io.millrace.sports.match;

import io.millrace.contracts.sports.Card;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import java.util.Optional;

/**
 * An event that belongs on the timeline, and what became of it. Once told, an incident does not vanish: taken back, it is VOID.
 *
 * @param event as its source told it last; of a withdrawn event, the last words before it was withdrawn
 * @param side that did it, as in the event; for an own goal the side of the player; empty where nothing says
 * @param minute as fans read it: 18, 45+2; empty where no clock is known and in a shoot-out
 * @param score of the match after it, by what stands now
 * @param shootOut score of the shoot-out after it; empty outside one
 * @param card as it stands after decisions; empty unless the incident is a card
 * @param reason why it is VOID; empty while it counts, and of decisions their own words
 * @param decision eventId of the decision that settled it; empty where none did
 */
public record Incident(
        MatchEvent event,
        Optional<Side> side,
        String playerName,
        String secondPlayerName,
        Optional<String> minute,
        Goals score,
        Optional<Goals> shootOut,
        Optional<Card> card,
        Standing standing,
        Optional<String> reason,
        Optional<String> decision) {

    public String eventId() {
        return event.getEventId();
    }

    public EventType type() {
        return event.getType();
    }

    /** A goal of the match, own goals among them; a kick of a shoot-out is none. */
    public boolean isGoal() {
        return Kinds.isGoal(event);
    }

    /** The side that has a goal more by it. Empty unless it is a goal. */
    public Optional<Side> scoringSide() {
        return isGoal() ? side.map(by -> type() == EventType.OWN_GOAL ? by.other() : by) : Optional.empty();
    }
}
