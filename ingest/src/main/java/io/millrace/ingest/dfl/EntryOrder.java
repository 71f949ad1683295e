package io.millrace.ingest.dfl;

import io.millrace.contracts.sports.EventStatus;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.LineUpPlayer;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Period;
import io.millrace.ingest.FeedItem;
import io.millrace.ingest.FeedRefusal;
import io.millrace.ingest.FeedSource;
import io.millrace.ingest.files.Xml;
import io.millrace.ingest.football.Matches;
import io.millrace.ingest.football.Unfit;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * Fixture, line-ups and events of a match in the order of their entry. An id that is entered again is a revision of its
 * event; one that is deleted stays so, whatever is entered under it. A match is some thousand entries: they are held.
 */
final class EntryOrder implements FeedSource {

    /** The last word about an event. */
    private static final int WITHDRAWN = Integer.MAX_VALUE;

    private final Queue<FeedItem> told = new ArrayDeque<>();
    private final Path file;
    private final MatchInformation match;
    private final Map<String, Integer> revisions = new HashMap<>();
    private final Set<String> withdrawn = new HashSet<>();

    EntryOrder(Path file, MatchInformation match) {
        this.file = file;
        this.match = match;
        told.add(Matches.record(match.fixture()));
        lineUp(match.fixture().getHome().getTeam(), match.home());
        lineUp(match.fixture().getAway().getTeam(), match.away());
        List<Entry> entries = entries();
        entries.stream().filter(Entry::withdraws).map(Entry::id).forEach(withdrawn::add);
        Translator translator = new Translator(new Sections(entries, withdrawn), match.names());
        entries.forEach(entry -> tell(entry, translator));
    }

    @Override
    public FeedItem next() {
        return told.poll();
    }

    @Override
    public void close() {
        told.clear();
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        try (Xml xml = Xml.open(file)) {
            for (Xml.Element event = xml.next("Event"); event != null; event = xml.next("Event")) {
                try {
                    entries.add(ofThisMatch(Entry.of(event)));
                } catch (Unfit unfit) {
                    told.add(refusal(event, unfit));
                }
            }
        }
        return entries;
    }

    private Entry ofThisMatch(Entry entry) throws Unfit {
        String expected = match.fixture().getMatchId();
        if (!entry.match().equals(expected)) {
            throw new Unfit("MatchId is " + entry.match() + ", expected " + expected + " as in the match information");
        }
        return entry;
    }

    private void tell(Entry entry, Translator translator) {
        if (entry.withdraws()) {
            told.add(Matches.record(event(entry, entry.id(), WITHDRAWN)
                    .setStatus(EventStatus.CANCELLED)
                    .build()));
            return;
        }
        int revision = revisions.merge(entry.id(), 1, Integer::sum);
        try {
            MatchEvent.Builder event = event(entry, entry.id(), revision);
            translator.say(entry, event);
            told.add(Matches.record(event.build()));
            if (translator.startsWithAPlay(entry) && !withdrawn.contains(entry.id())) {
                MatchEvent.Builder play = event(entry, entry.id() + "/play", revision);
                translator.firstPlay(entry, play);
                told.add(Matches.record(play.build()));
            }
        } catch (Unfit unfit) {
            told.add(refusal(entry.event(), unfit));
        }
    }

    private MatchEvent.Builder event(Entry entry, String id, int revision) {
        return MatchEvent.newBuilder()
                .setEventId(id)
                .setMatchId(entry.match())
                .setRevision(revision)
                .setType(EventType.OTHER)
                .setEventTime(entry.time());
    }

    private void lineUp(String team, List<LineUpPlayer> players) {
        told.add(Matches.record(MatchEvent.newBuilder()
                .setEventId("line-up/" + team)
                .setMatchId(match.fixture().getMatchId())
                .setType(EventType.LINE_UP)
                .setPeriod(Period.FIRST_HALF)
                .setClock(0)
                .setEventTime(match.fixture().getKickOff())
                .setTeam(team)
                .setLineUp(players)
                .build()));
    }

    private FeedRefusal refusal(Xml.Element event, Unfit unfit) {
        return new FeedRefusal(file + ":" + event.line(), unfit.getMessage(), event.toString());
    }
}
