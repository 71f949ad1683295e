package io.millrace.ingest.wyscout;

import io.millrace.ingest.FeedItem;
import io.millrace.ingest.files.JsonObjects;
import io.millrace.ingest.football.EventFiles;
import io.millrace.ingest.football.KickOffs;
import io.millrace.ingest.football.Matches;
import io.millrace.ingest.football.Piece;
import io.millrace.ingest.football.Unfit;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;

/** Tells one match after the other: fixture and line-ups, where the file of matches has them, then its events. */
final class MatchTeller implements EventFiles.Teller {

    private final Map<String, MatchSheet> sheets;
    private final KickOffs kickOffs;
    private String match = "";
    private MatchStory story;

    MatchTeller(Map<String, MatchSheet> sheets, KickOffs kickOffs) {
        this.sheets = sheets;
        this.kickOffs = kickOffs;
    }

    @Override
    public void tell(Path file, JsonObjects.Entry entry, Queue<FeedItem> told) throws Unfit {
        Piece event = new Piece(entry.object());
        String of = event.text("matchId");
        if (!of.equals(match)) {
            end(told);
            begin(of, told);
        }
        story.tell(event, told);
    }

    @Override
    public void end(Queue<FeedItem> told) {
        if (story != null) {
            story.end(told);
            story = null;
        }
    }

    private void begin(String of, Queue<FeedItem> told) {
        MatchSheet sheet = sheets.get(of);
        if (sheet != null) {
            told.add(Matches.record(sheet.fixture()));
        }
        match = of;
        story = new MatchStory(
                of, sheet == null ? kickOffs.of(of) : sheet.fixture().getKickOff());
        if (sheet != null) {
            story.begin(sheet, told);
        }
    }
}
