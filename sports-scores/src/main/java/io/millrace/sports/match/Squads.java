package io.millrace.sports.match;

import io.millrace.contracts.sports.FixtureTeam;
import io.millrace.contracts.sports.LineUpPlayer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is on the pitch, and since when. Times are milliseconds of the nominal clock. */
final class Squads {

    private static final long MINUTE = 60_000;
    private static final long NOT_ON = -1;

    private static final class Member {
        private final String team;
        private boolean cameOn;
        private long since = NOT_ON;
        private long played;

        Member(String team) {
            this.team = team;
        }
    }

    private final Map<String, Member> members = new HashMap<>();
    private final Map<String, Integer> onPitch = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> teams = new HashMap<>();
    private final Set<String> sentOff = new HashSet<>();

    /** Who could play. */
    void register(FixtureTeam team) {
        team.getSquad().forEach(player -> register(player.getPlayer(), player.getName(), team.getTeam()));
    }

    /** The players of a team, from the start. */
    void lineUp(String team, List<LineUpPlayer> players) {
        onPitch.put(team, 0);
        for (LineUpPlayer player : players) {
            register(player.getPlayer(), player.getName(), team);
            members.put(player.getPlayer(), new Member(team));
            if (player.getStarts()) {
                on(team, player.getPlayer(), 0);
            }
        }
    }

    /** Does nothing for a team without a line-up: it would not be known who else is on the pitch. */
    void on(String team, String player, long at) {
        if (player == null || !onPitch.containsKey(team) || sentOff.contains(player)) {
            return;
        }
        Member member = members.computeIfAbsent(player, any -> new Member(team));
        if (member.since == NOT_ON && member.team.equals(team)) {
            member.since = at;
            member.cameOn = true;
            onPitch.merge(team, 1, Integer::sum);
        }
    }

    void off(String player, long at) {
        Member member = player == null ? null : members.get(player);
        if (member != null && member.since != NOT_ON) {
            member.played += Math.max(0, at - member.since);
            member.since = NOT_ON;
            onPitch.merge(member.team, -1, Integer::sum);
        }
    }

    void sendOff(String player, long at) {
        off(player, at);
        if (player != null) {
            sentOff.add(player);
        }
    }

    /** Empty without a line-up. */
    Optional<Integer> onPitch(String team) {
        return Optional.ofNullable(onPitch.get(team));
    }

    /** Whole minutes played until now; empty for one of whom no line-up tells. */
    Optional<Integer> minutes(String player, long now) {
        Member member = members.get(player);
        if (member == null) {
            return Optional.empty();
        }
        long running = member.since == NOT_ON ? 0 : Math.max(0, now - member.since);
        return Optional.of((int) ((member.played + running) / MINUTE));
    }

    Set<String> members() {
        return members.keySet();
    }

    boolean cameOn(String player) {
        Member member = members.get(player);
        return member != null && member.cameOn;
    }

    /** By the line-up, else by the fixture. */
    Optional<String> name(String player) {
        return Optional.ofNullable(names.get(player));
    }

    Optional<String> team(String player) {
        return Optional.ofNullable(teams.get(player));
    }

    private void register(String player, String name, String team) {
        teams.put(player, team);
        if (!name.isEmpty()) {
            names.put(player, name);
        }
    }
}
