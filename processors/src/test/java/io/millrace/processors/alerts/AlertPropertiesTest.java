package io.millrace.processors.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.alert.AlertState;
import io.millrace.processors.alerts.Deed.Act;
import io.millrace.processors.alerts.Deed.Played;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for every sequence of observations, commands and ticks. */
class AlertPropertiesTest {

    private static final int TRIES = 1000;

    @Provide
    Arbitrary<AlertPolicy> policies() {
        return Deed.policies();
    }

    @Provide
    Arbitrary<List<Deed>> inOrder() {
        return Deed.inOrder();
    }

    @Provide
    Arbitrary<List<Deed>> inAnyOrder() {
        return Deed.inAnyOrder();
    }

    @Property(tries = TRIES)
    void revisionsGoUpByOneAndAClearedAlertNeverComesBack(
            @ForAll("policies") AlertPolicy policy, @ForAll("inAnyOrder") List<Deed> deeds) {
        Map<String, Alert> latest = new HashMap<>();
        for (Alert alert :
                Deed.play(policy, deeds).then(policy, Deed.tick(Deed.END)).alerts()) {
            Optional<Alert> before = Optional.ofNullable(latest.put(alert.getAlertId(), alert));

            assertThat(alert.getRevision())
                    .isEqualTo(before.map(Alert::getRevision).orElse(0) + 1);
            if (before.filter(last -> last.getState() == AlertState.CLEARED).isPresent()) {
                assertThat(alert.getState()).isEqualTo(AlertState.RETRACTED);
            }
        }
    }

    @Property(tries = TRIES)
    void whatIsOpenEqualsAClockThatLooksEverySecond(
            @ForAll("policies") AlertPolicy policy,
            @ForAll("inOrder") List<Deed> deeds,
            @ForAll @IntRange(min = 60, max = 90) int end) {
        EverySecond reference = new EverySecond(policy);
        deeds.forEach(reference::take);
        reference.end(end);

        AlertBook book = Deed.play(policy, deeds).then(policy, Deed.tick(end)).book();

        assertThat(book.lives().stream()
                        .map(AlertLife::phase)
                        .filter(Phase::isOpen)
                        .toList())
                .isEqualTo(reference.phase().stream().toList());
    }

    @Property(tries = TRIES)
    void ticksInBetweenChangeNothing(@ForAll("policies") AlertPolicy policy, @ForAll("inOrder") List<Deed> deeds) {
        List<Deed> ticking = new ArrayList<>();
        int reached = 0;
        for (Deed deed : deeds) {
            for (; reached < deed.second(); reached++) {
                ticking.add(Deed.tick(reached));
            }
            ticking.add(deed);
        }

        Deed end = Deed.tick(Deed.END);
        assertThat(Deed.play(policy, ticking).then(policy, end))
                .isEqualTo(Deed.play(policy, deeds).then(policy, end));
    }

    @Property(tries = TRIES)
    void observationsThatComeAgainChangeNothing(
            @ForAll("policies") AlertPolicy policy,
            @ForAll("inAnyOrder") List<Deed> deeds,
            @ForAll @IntRange(max = 6) int later) {
        List<Deed> repeating = new ArrayList<>();
        for (int i = 0; i < deeds.size(); i++) {
            repeating.add(deeds.get(i));
            if (deeds.get(i).act() == Act.ENDED) {
                repeating.add(deeds.get(i));
            }
            if (i >= later && deeds.get(i - later).act() == Act.HOLDS) {
                repeating.add(deeds.get(i - later));
            }
        }

        assertThat(Deed.play(policy, repeating)).isEqualTo(Deed.play(policy, deeds));
    }

    @Property(tries = TRIES)
    void nothingIsRaisedUnlessItHeldForTheOnsetDelay(
            @ForAll("policies") AlertPolicy policy, @ForAll("inAnyOrder") List<Deed> deeds) {
        Set<Instant> held = new HashSet<>();
        Set<Instant> ended = new HashSet<>();
        Played played = Played.nothing();
        for (Deed deed : deeds) {
            if (deed.act() == Act.HOLDS) {
                held.add(deed.at());
            }
            Played next = played.then(policy, deed);
            for (Alert alert :
                    next.alerts().subList(played.alerts().size(), next.alerts().size())) {
                if (alert.getState() == AlertState.RAISED) {
                    Instant raised = alert.getEventTime();
                    Instant began = raised.minus(policy.onsetDelay());
                    assertThat(held).contains(began);
                    assertThat(ended)
                            .as("ends that were known between %s and %s", began, raised)
                            .noneMatch(end -> end.isAfter(began) && end.isBefore(raised));
                }
            }
            boolean kept =
                    played.book().lives().stream().anyMatch(life -> life.phase().isAlive());
            if (deed.act() == Act.ENDED && kept) {
                ended.add(deed.at());
            } else if (deed.act() == Act.RETRACT) {
                // What was observed before was wrong.
                ended.clear();
            }
            played = next;
        }
    }

    @Property(tries = TRIES)
    void whatEndsBeforeItsOnsetDelayIsNeverRaised(
            @ForAll("policies") AlertPolicy any, @ForAll("inOrder") List<Deed> deeds) {
        AlertPolicy policy = any.withOnsetDelay(Given.seconds(Deed.END)).withPublishPending(true);

        assertThat(Deed.play(policy, deeds).alerts())
                .extracting(Alert::getState)
                .doesNotContain(AlertState.RAISED, AlertState.UPDATED, AlertState.RETRACTED);
    }

    @Property(tries = TRIES)
    void aLatchingAlertEndsOnlyWhenItIsAcknowledgedResetOrRetracted(
            @ForAll("policies") AlertPolicy any, @ForAll("inAnyOrder") List<Deed> deeds) {
        AlertPolicy policy = any.withLatching(true);
        Set<String> raised = new HashSet<>();
        for (Alert alert :
                Deed.play(policy, deeds).then(policy, Deed.tick(Deed.END)).alerts()) {
            if (alert.getState() == AlertState.RAISED) {
                raised.add(alert.getAlertId());
            } else if (alert.getState() == AlertState.RETRACTED) {
                raised.remove(alert.getAlertId());
            } else if (alert.getState() == AlertState.CLEARED && raised.contains(alert.getAlertId())) {
                assertThat(alert.getAcknowledged() || alert.getReason().startsWith("reset by"))
                        .as("acknowledged or reset: %s", alert)
                        .isTrue();
            }
        }
    }

    @Property(tries = TRIES)
    void aBookReadsBackAsItWasWritten(@ForAll("policies") AlertPolicy policy, @ForAll("inAnyOrder") List<Deed> deeds) {
        AlertBook book = Deed.play(policy, deeds).book();

        assertThat(AlertBook.decode(book.encode())).isEqualTo(book);
        assertThat(book.lives())
                .allSatisfy(life -> assertThat(AlertLife.decode(life.encode())).isEqualTo(life));
    }

    @Property(tries = TRIES)
    void theBookSaysWhenItHasSomethingToDo(
            @ForAll("policies") AlertPolicy policy, @ForAll("inAnyOrder") List<Deed> deeds) {
        AlertBook book = Deed.play(policy, deeds).book();
        Optional<Instant> next = book.nextDeadline(rule -> policy);
        Instant idleUntil = next.map(due -> due.minusMillis(1)).orElse(Given.at(Deed.END));

        assertThat(book.tick(idleUntil, rule -> policy, Given.CLOCK).book()).isSameAs(book);
        next.ifPresent(due ->
                assertThat(book.tick(due, rule -> policy, Given.CLOCK).alerts()).isNotEmpty());
    }
}
