package io.millrace.sports.follow;

import io.millrace.contracts.sports.MatchEvent;
import java.util.StringJoiner;

/** An event in one line, as evidence shows it. */
final class Telling {

    private Telling() {}

    static String of(MatchEvent event) {
        StringJoiner line = new StringJoiner(", ");
        line.add(event.getType() + " " + event.getEventId() + " revision " + event.getRevision() + " "
                + event.getStatus());
        add(line, "team ", event.getTeam());
        add(line, "player ", event.getPlayerName() == null ? event.getPlayer() : event.getPlayerName());
        add(line, "about ", event.getAbout());
        add(line, "decision ", event.getVarDecision());
        add(line, "card ", event.getCard());
        add(line, "", event.getReason());
        if (event.getHomeScore() != null && event.getAwayScore() != null) {
            line.add("source's score " + event.getHomeScore() + "-" + event.getAwayScore());
        }
        return line.toString();
    }

    private static void add(StringJoiner line, String name, Object value) {
        if (value != null) {
            line.add(name + value);
        }
    }
}
