package io.millrace.sports.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.sports.EventStatus;
import io.millrace.contracts.sports.Fixture;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.sports.stats.PlayerLine;
import io.millrace.sports.stats.TeamLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for every set of events, however it came. */
class MatchPropertiesTest {

    private static final int TRIES = 1000;

    /** Everything that a match shows. */
    private record Shown(
            Board board,
            List<Incident> timeline,
            List<PlayerLine> players,
            Optional<TeamLine> home,
            Optional<TeamLine> away,
            Optional<Disagreement> disagreement) {

        static Shown by(Match match) {
            return new Shown(
                    match.board(),
                    match.timeline(),
                    List.copyOf(match.players()),
                    match.team(Side.HOME),
                    match.team(Side.AWAY),
                    match.disagreement());
        }

        /** Without what was withdrawn, of which only the timeline still tells. */
        Shown withoutWithdrawn(Set<String> withdrawn) {
            return new Shown(
                    board,
                    timeline.stream()
                            .filter(incident -> !withdrawn.contains(incident.eventId()))
                            .toList(),
                    players,
                    home,
                    away,
                    disagreement);
        }
    }

    private static Optional<Fixture> fixture(boolean known) {
        return known ? Optional.of(Played.cup()) : Optional.empty();
    }

    private static Match learning(Optional<Fixture> fixture, List<MatchEvent> events) {
        Match match = new Match("m");
        fixture.ifPresent(match::learn);
        events.forEach(match::learn);
        return match;
    }

    private static List<MatchEvent> disturbed(List<MatchEvent> events, long seed) {
        Random random = new Random(seed);
        List<MatchEvent> disturbed = new ArrayList<>(events);
        events.stream().filter(event -> random.nextBoolean()).forEach(disturbed::add);
        Collections.shuffle(disturbed, random);
        return disturbed;
    }

    @Property(tries = TRIES)
    void neither_order_nor_repetition_matters(@ForAll long scene, @ForAll long disturbance, @ForAll boolean fixture) {
        List<MatchEvent> events = Scenes.of(scene);

        Shown straight = Shown.by(learning(fixture(fixture), events));

        assertThat(Shown.by(learning(fixture(fixture), disturbed(events, disturbance))))
                .isEqualTo(straight);
        assertThat(Shown.by(Match.of("m", fixture(fixture), events))).isEqualTo(straight);
    }

    @Property(tries = TRIES)
    void a_match_rebuilt_from_what_was_kept_goes_on_as_if_nothing_had_been(
            @ForAll long scene, @ForAll boolean fixture) {
        List<MatchEvent> events = Scenes.of(scene);
        int half = events.size() / 2;
        Map<String, List<MatchEvent>> kept = new HashMap<>();
        Match first = learning(fixture(fixture), List.of());
        events.subList(0, half)
                .forEach(
                        event -> kept.put(event.getEventId(), first.learn(event).kept()));

        Match rebuilt = Match.of(
                "m",
                fixture(fixture),
                kept.values().stream().flatMap(List::stream).toList());
        events.subList(half, events.size()).forEach(rebuilt::learn);

        assertThat(Shown.by(rebuilt)).isEqualTo(Shown.by(learning(fixture(fixture), events)));
    }

    @Property(tries = TRIES)
    void a_withdrawn_event_leaves_what_would_be_without_it(@ForAll long scene, @ForAll boolean fixture) {
        List<MatchEvent> events = Scenes.of(scene);
        String withdrawn = events.get(0).getEventId();
        List<MatchEvent> all = new ArrayList<>(events);
        all.add(MatchEvent.newBuilder(events.get(0))
                .setRevision(9)
                .setStatus(EventStatus.CANCELLED)
                .build());
        List<MatchEvent> others = events.stream()
                .filter(event -> !event.getEventId().equals(withdrawn))
                .toList();

        assertThat(Shown.by(learning(fixture(fixture), all)).withoutWithdrawn(Set.of(withdrawn)))
                .isEqualTo(Shown.by(learning(fixture(fixture), others)));
    }

    @Property(tries = TRIES / 4)
    void a_change_says_exactly_what_differs(@ForAll long scene, @ForAll boolean fixture) {
        Match match = learning(fixture(fixture), List.of());
        Shown before = Shown.by(match);
        for (MatchEvent event : Scenes.of(scene)) {
            Change change = match.learn(event);
            Shown after = Shown.by(match);

            assertThat(change.board()).isEqualTo(!after.board().equals(before.board()));
            assertThat(change.players()).isEqualTo(differences(lines(before), lines(after)));
            assertThat(change.incidents()).isEqualTo(differences(incidents(before), incidents(after)));
            if (!change.teams()) {
                assertThat(after.home()).isEqualTo(before.home());
                assertThat(after.away()).isEqualTo(before.away());
            }
            before = after;
        }
    }

    @Property(tries = TRIES)
    void the_score_is_the_goals_that_count(@ForAll long scene) {
        Match match = learning(fixture(true), Scenes.of(scene));

        List<Side> scored = match.timeline().stream()
                .filter(incident -> incident.standing().counts())
                .flatMap(incident -> incident.scoringSide().stream())
                .toList();

        assertThat(match.board().goals())
                .isEqualTo(
                        new Goals(Collections.frequency(scored, Side.HOME), Collections.frequency(scored, Side.AWAY)));
    }

    private static Map<String, PlayerLine> lines(Shown shown) {
        Map<String, PlayerLine> lines = new HashMap<>();
        shown.players().forEach(line -> lines.put(line.player(), line));
        return lines;
    }

    private static Map<String, Incident> incidents(Shown shown) {
        Map<String, Incident> incidents = new HashMap<>();
        shown.timeline().forEach(incident -> incidents.put(incident.eventId(), incident));
        return incidents;
    }

    private static <V> Set<String> differences(Map<String, V> before, Map<String, V> after) {
        Set<String> keys = new HashSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.removeIf(key -> Optional.ofNullable(before.get(key)).equals(Optional.ofNullable(after.get(key))));
        return keys;
    }
}
