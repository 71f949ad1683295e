package io.millrace.sports.match;

import io.millrace.contracts.sports.Card;
import io.millrace.contracts.sports.MatchEvent;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Cards and substitutions of one side, as the board shows them. */
final class Discipline {

    private final Set<String> sentOff = new HashSet<>();
    private int yellowCards;
    private int substitutions;

    /** @param card as it stands */
    void book(MatchEvent event, Optional<Card> card) {
        card.ifPresent(shown -> {
            if (shown == Card.YELLOW) {
                yellowCards++;
            } else {
                // a second yellow card and the red that follows from it may come as two events: one player is off
                sentOff.add(event.getPlayer() == null ? event.getEventId() : event.getPlayer());
            }
        });
    }

    void substitute() {
        substitutions++;
    }

    int yellowCards() {
        return yellowCards;
    }

    int sentOff() {
        return sentOff.size();
    }

    int substitutions() {
        return substitutions;
    }
}
