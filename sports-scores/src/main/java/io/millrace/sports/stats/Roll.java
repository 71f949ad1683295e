package io.millrace.sports.stats;

import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.MatchEvent;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who took part, and what the events call them. Of several names the one told most often counts, of equals the first by alphabet. */
public final class Roll {

    private static final class Person {
        private int deeds;
        private final NavigableMap<String, Integer> names = new TreeMap<>();
        private final NavigableMap<String, Integer> teams = new TreeMap<>();
    }

    private final Map<String, Person> people = new HashMap<>();
    private final Set<String> present = new TreeSet<>();

    public void add(MatchEvent event) {
        count(event, 1);
    }

    public void remove(MatchEvent event) {
        count(event, -1);
    }

    /** Ids of those who did something, gave an assist or came on. */
    public Set<String> present() {
        return Collections.unmodifiableSet(present);
    }

    public boolean isPresent(String player) {
        return present.contains(player);
    }

    /** Empty where no event names the player. */
    public String name(String player) {
        Person person = people.get(player);
        return person == null ? "" : most(person.names);
    }

    public String team(String player) {
        Person person = people.get(player);
        return person == null ? "" : most(person.teams);
    }

    private void count(MatchEvent event, int sign) {
        if (event.getType() == EventType.LINE_UP) {
            return;
        }
        boolean mates = event.getType() != EventType.FOUL;
        boolean deed = event.getType() == EventType.GOAL || event.getType() == EventType.SUBSTITUTION;
        count(event.getPlayer(), event.getPlayerName(), event.getTeam(), true, sign);
        count(event.getSecondPlayer(), event.getSecondPlayerName(), mates ? event.getTeam() : null, deed, sign);
    }

    private void count(String player, String name, String team, boolean deed, int sign) {
        if (player == null) {
            return;
        }
        Person person = people.computeIfAbsent(player, any -> new Person());
        vote(person.names, name, sign);
        vote(person.teams, team, sign);
        if (deed) {
            person.deeds += sign;
            if (person.deeds > 0) {
                present.add(player);
            } else {
                present.remove(player);
            }
        }
    }

    private static void vote(Map<String, Integer> votes, String value, int sign) {
        if (value != null && !value.isEmpty()) {
            votes.merge(value, sign, (had, more) -> had + more == 0 ? null : had + more);
        }
    }

    private static String most(NavigableMap<String, Integer> votes) {
        String most = "";
        int count = 0;
        for (Map.Entry<String, Integer> vote : votes.entrySet()) {
            if (vote.getValue() > count) {
                most = vote.getKey();
                count = vote.getValue();
            }
        }
        return most;
    }
}
