package io.millrace.ingest.datafactory;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.contracts.sports.EventStatus;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.Fixture;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Period;
import io.millrace.ingest.FeedException;
import io.millrace.ingest.FeedItem;
import io.millrace.ingest.FeedRefusal;
import io.millrace.ingest.football.Matches;
import io.millrace.ingest.football.Unfit;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * One match: fixture, line-ups, its incidences in the order of play, what was withdrawn, and at the end the source's own
 * score. A goal stands among the goals and, under the same id, among the shots: it is one event.
 */
final class MatchStory {

    private final Path file;
    private final JsonNode root;
    private final MatchSheet sheet;
    private final Clock clock;
    private final Translator translator;
    private long sequence;

    private MatchStory(Path file, JsonNode root, MatchSheet sheet) throws Unfit {
        this.file = file;
        this.root = root;
        this.sheet = sheet;
        this.clock = new Clock(sheet, root.path("incidences").path("status"));
        this.translator = new Translator(sheet);
    }

    static MatchStory of(Path file, JsonNode root) {
        try {
            return new MatchStory(file, root, MatchSheet.read(root));
        } catch (Unfit unfit) {
            throw new FeedException(file + " is no match of DataFactory: " + unfit.getMessage(), unfit);
        }
    }

    void tell(Queue<FeedItem> told) {
        Fixture fixture = sheet.fixture();
        told.add(Matches.record(fixture));
        sheet.lineUps()
                .forEach((team, players) ->
                        told.add(Matches.record(event("line-up/" + team, EventType.LINE_UP, fixture.getKickOff())
                                .setPeriod(Period.FIRST_HALF)
                                .setClock(0)
                                .setTeam(team)
                                .setLineUp(players)
                                .build())));
        Instant last = fixture.getKickOff();
        for (Incidence incidence : inOrderOfPlay(told)) {
            MatchEvent event = translate(incidence, told);
            if (event != null) {
                told.add(Matches.record(event));
                last = event.getEventTime();
            }
        }
        for (JsonNode id : root.path("deletedIncidences")) {
            told.add(Matches.record(event(id.asText(), EventType.OTHER, last)
                    .setRevision(Integer.MAX_VALUE)
                    .setStatus(EventStatus.CANCELLED)
                    .build()));
        }
        score(last, told);
    }

    private List<Incidence> inOrderOfPlay(Queue<FeedItem> told) {
        List<Incidence> incidences = new ArrayList<>();
        Set<String> goals = new HashSet<>();
        root.path("incidences").path("goals").fieldNames().forEachRemaining(goals::add);
        for (Map.Entry<String, JsonNode> kind : root.path("incidences").properties()) {
            for (Map.Entry<String, JsonNode> one : kind.getValue().properties()) {
                if (kind.getKey().equals("shots") && goals.contains(one.getKey())) {
                    continue;
                }
                try {
                    incidences.add(Incidence.of(kind.getKey(), one.getKey(), one.getValue()));
                } catch (Unfit unfit) {
                    told.add(refusal(kind.getKey(), one.getKey(), one.getValue(), unfit));
                }
            }
        }
        incidences.sort(Comparator.comparing(Incidence::period)
                .thenComparing(Incidence::clock)
                .thenComparing(one -> one.id().length())
                .thenComparing(Incidence::id));
        return incidences;
    }

    private MatchEvent translate(Incidence incidence, Queue<FeedItem> told) {
        try {
            MatchEvent.Builder event = event(
                            incidence.id(), EventType.OTHER, clock.at(incidence.period(), incidence.clock()))
                    .setPeriod(incidence.period())
                    .setClock((int) incidence.clock().toMillis());
            translator.say(incidence, event);
            return event.build();
        } catch (Unfit unfit) {
            told.add(refusal(incidence.kind(), incidence.id(), incidence.piece().node(), unfit));
            return null;
        }
    }

    private void score(Instant last, Queue<FeedItem> told) {
        JsonNode home = root.path("scoreStatus")
                .path(sheet.fixture().getHome().getTeam())
                .path("score");
        JsonNode away = root.path("scoreStatus")
                .path(sheet.fixture().getAway().getTeam())
                .path("score");
        if (home.isInt() && away.isInt()) {
            told.add(Matches.record(event("score", EventType.SCORE, last)
                    .setHomeScore(home.intValue())
                    .setAwayScore(away.intValue())
                    .build()));
        }
    }

    private MatchEvent.Builder event(String id, EventType type, Instant time) {
        return MatchEvent.newBuilder()
                .setEventId(id)
                .setMatchId(sheet.fixture().getMatchId())
                .setSequence(sequence++)
                .setType(type)
                .setEventTime(time);
    }

    private FeedRefusal refusal(String kind, String id, JsonNode node, Unfit unfit) {
        return new FeedRefusal(file + ": incidences." + kind + "." + id, unfit.getMessage(), node.toString());
    }
}
