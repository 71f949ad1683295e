package io.millrace.vitals.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.alert.AlertState;
import io.millrace.contracts.vitals.Direction;
import io.millrace.contracts.vitals.LimitLevel;
import io.millrace.contracts.vitals.ReadingStatus;
import io.millrace.contracts.vitals.Signal;
import io.millrace.contracts.vitals.VitalSign;
import io.millrace.processors.alerts.AlertLife;
import io.millrace.processors.alerts.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The alarms that stand at the end are a function of the set of readings. */
class AnyOrderPropertiesTest {

    private static final int LAST = 40;

    @Provide
    Arbitrary<List<VitalSign>> readings() {
        Arbitrary<VitalSign> one = Combinators.combine(
                        Arbitraries.integers().between(0, LAST),
                        Arbitraries.of("90", "119", "125", "185", "0"),
                        Arbitraries.integers().between(1, 2),
                        Arbitraries.of(ReadingStatus.FINAL, ReadingStatus.FINAL, ReadingStatus.ENTERED_IN_ERROR))
                .as((second, value, version, status) -> Bed.reading(Signal.HEART_RATE, second, value)
                        .setVersion(version)
                        .setStatus(status)
                        .build());
        return one.list().ofMaxSize(30);
    }

    @Property(tries = 500)
    void orderAndDuplicatesDoNotMatter(@ForAll("readings") List<VitalSign> readings, @ForAll long seed) {
        List<VitalSign> shuffled = new ArrayList<>(readings);
        shuffled.addAll(readings);
        Collections.shuffle(shuffled, new Random(seed));
        List<VitalSign> ordered = new ArrayList<>(readings);
        ordered.sort(Comparator.comparing(VitalSign::getEffectiveTime));

        assertThat(standing(play(shuffled))).isEqualTo(standing(play(ordered)));
    }

    @Property(tries = 500)
    void revisionsGoUpByOneAndSayWhatStands(@ForAll("readings") List<VitalSign> readings) {
        Bed bed = play(readings);
        Map<String, Alert> last = new HashMap<>();
        for (Alert alert : bed.alerts()) {
            Alert before = last.put(alert.getAlertId(), alert);
            assertThat(alert.getRevision()).isEqualTo(before == null ? 1 : before.getRevision() + 1);
        }
        last.forEach((id, alert) -> {
            Phase phase = bed.alarms().life(id).orElseThrow().phase();
            assertThat(phase.isOpen())
                    .isEqualTo(alert.getState() == AlertState.RAISED || alert.getState() == AlertState.UPDATED);
        });
    }

    private static Bed play(List<VitalSign> readings) {
        Bed bed = new Bed()
                .with(
                        Bed.limit(Signal.HEART_RATE, Direction.HIGH, LimitLevel.WARNING, "120")
                                .setOnsetDelay(3000)
                                .setHysteresis(Bed.decimal("2"))
                                .build(),
                        Bed.limit(Signal.HEART_RATE, Direction.HIGH, LimitLevel.CRITICAL, "180")
                                .build());
        readings.forEach(bed::reads);
        return bed.reaches(LAST + 100);
    }

    /** From when to when each alarm of the heart rate stood, that was not taken back. */
    private static SortedSet<String> standing(Bed bed) {
        SortedSet<String> spans = new TreeSet<>();
        for (String id : bed.last().keySet()) {
            AlertLife life = bed.alarms().life(id).orElseThrow();
            if (life.key().rule().equals("heart-rate-high") && life.phase() != Phase.RETRACTED) {
                spans.add(second(life.raisedAt()) + " to " + second(life.endedAt()));
            }
        }
        return spans;
    }

    private static String second(Optional<Instant> at) {
        return at.map(time -> String.valueOf(Duration.between(Bed.START, time).toSeconds()))
                .orElse("now");
    }
}
