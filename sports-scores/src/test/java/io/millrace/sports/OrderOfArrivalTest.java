package io.millrace.sports;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Score;
import io.millrace.sports.match.Scenes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.test.TestRecord;

/** What stands in the compacted topics at the end is a function of the set of events: not of their order, nor of their number. */
class OrderOfArrivalTest {

    @Property(tries = 100)
    void shuffled_repeated_and_with_a_restart_gives_the_same_rows(@ForAll long seed) {
        List<MatchEvent> events = Scenes.of(seed);
        Random random = new Random(seed);
        List<MatchEvent> disturbed = new ArrayList<>(events);
        for (MatchEvent event : events) {
            if (random.nextInt(3) == 0) {
                disturbed.add(event);
            }
        }
        Collections.shuffle(disturbed, random);

        Map<String, String> expected = rows(events, -1);
        Map<String, String> found = rows(disturbed, random.nextInt(disturbed.size()));
        assertThat(found.keySet()).isEqualTo(expected.keySet());
        found.forEach((key, row) -> assertThat(row).as(key).isEqualTo(expected.get(key)));
    }

    /** By topic and key, what a reader of the compacted topics has in the end. */
    private static Map<String, String> rows(List<MatchEvent> events, int restartBefore) {
        Map<String, String> rows = new TreeMap<>();
        Map<String, Integer> revisions = new TreeMap<>();
        SportsDriver sports = new SportsDriver(Map.of("lateness", "10d"));
        try {
            for (int i = 0; i < events.size(); i++) {
                if (i == restartBefore) {
                    take(sports, rows, revisions);
                    sports = sports.restarted();
                }
                sports.pipe(events.get(i));
            }
            take(sports, rows, revisions);
            return rows;
        } finally {
            sports.close();
        }
    }

    private static void take(SportsDriver sports, Map<String, String> rows, Map<String, Integer> revisions) {
        List<TestRecord<String, ? extends SpecificRecord>> all = new ArrayList<>();
        all.addAll(sports.scoreRecords());
        all.addAll(sports.playerRecords());
        all.addAll(sports.teamRecords());
        for (TestRecord<String, ? extends SpecificRecord> row : all) {
            if (row.value() == null) {
                rows.keySet().removeIf(key -> key.endsWith(" " + row.key()));
                continue;
            }
            String key = row.value().getSchema().getName() + " " + row.key();
            int revision = (Integer)
                    row.value().get(row.value().getSchema().getField("revision").pos());
            assertThat(revision).as(key).isGreaterThan(revisions.getOrDefault(key, 0));
            revisions.put(key, revision);
            rows.put(key, said(row.value()));
        }
    }

    /** Without what tells of how the row came about. */
    private static String said(SpecificRecord row) {
        StringBuilder said = new StringBuilder();
        row.getSchema().getFields().forEach(field -> {
            boolean history = field.name().equals("revision")
                    || field.name().equals("eventTime")
                    || (row instanceof Score && field.name().equals("reason"));
            if (!history) {
                said.append(field.name())
                        .append('=')
                        .append(row.get(field.pos()))
                        .append(' ');
            }
        });
        return said.toString();
    }
}
