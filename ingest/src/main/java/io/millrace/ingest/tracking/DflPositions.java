package io.millrace.ingest.tracking;

import io.millrace.contracts.sports.Period;
import io.millrace.ingest.FeedItem;
import io.millrace.ingest.FeedSource;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The frames of a match out of a file that tells the way of one person after the other. A section of play is read as a whole and
 * then told frame by frame, so what is held is the positions of one section, not of the match: 23 people and 45 minutes at
 * 25 frames a second take about 15 megabytes. The file is read once for each section.
 */
final class DflPositions implements FeedSource {

    private static final Map<String, Period> SECTIONS = Map.of(
            "firstHalf", Period.FIRST_HALF,
            "secondHalf", Period.SECOND_HALF,
            "firstHalfExtra", Period.EXTRA_FIRST,
            "secondHalfExtra", Period.EXTRA_SECOND);
    private static final List<String> IN_ORDER =
            List.of("firstHalf", "secondHalf", "firstHalfExtra", "secondHalfExtra");

    private final Path file;
    private final DflMatch match;
    private final Iterator<String> sections = IN_ORDER.iterator();
    private List<String> present = IN_ORDER;
    private DflSection section;

    DflPositions(Path file, DflMatch match) {
        this.file = file;
        this.match = match;
    }

    @Override
    public FeedItem next() {
        while (section == null || !section.hasNext()) {
            section = null;
            if (!sections.hasNext()) {
                return null;
            }
            String name = sections.next();
            if (present.contains(name)) {
                try (DflFrameSets sets = new DflFrameSets(file, match)) {
                    section = new DflSection(file, match, SECTIONS.get(name));
                    sets.read(name, section);
                    present = sets.sections();
                }
            }
        }
        return TrackingFiles.record(section.next());
    }

    @Override
    public void close() {
        section = null;
    }
}
