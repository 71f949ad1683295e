package io.millrace.processors.alerts;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.alert.Severity;
import io.millrace.processors.alerts.AlertCommand.Acknowledge;
import io.millrace.processors.alerts.AlertCommand.Pause;
import io.millrace.processors.alerts.AlertCommand.Reset;
import io.millrace.processors.alerts.AlertCommand.Retract;
import io.millrace.processors.alerts.AlertPolicy.Escalation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Something that is done to an episode at a second. Its number makes its event id. */
record Deed(Act act, int second, Severity severity, int number) {

    /** No deed is later, and every delay is over long before. */
    static final int END = 1000;

    private static final int LAST_DEED = 60;
    private static final int MOST = 24;

    enum Act {
        HOLDS,
        ENDED,
        ACKNOWLEDGE,
        PAUSE,
        RESET,
        RETRACT,
        TICK
    }

    /** A book and everything that was published on the way to it. */
    record Played(AlertBook book, List<Alert> alerts) {

        static Played nothing() {
            return new Played(AlertBook.empty(), List.of());
        }

        Played then(AlertPolicy policy, Deed deed) {
            AlertBook.Change change = deed.change(book, policy);
            List<Alert> all =
                    Stream.concat(alerts.stream(), change.alerts().stream()).toList();
            return new Played(change.book(), all);
        }
    }

    static Played play(AlertPolicy policy, List<Deed> deeds) {
        Played played = Played.nothing();
        for (Deed deed : deeds) {
            played = played.then(policy, deed);
        }
        return played;
    }

    static Deed tick(int second) {
        return new Deed(Act.TICK, second, Severity.INFO, 0);
    }

    Instant at() {
        return Given.at(second);
    }

    private AlertBook.Change change(AlertBook book, AlertPolicy policy) {
        return switch (act) {
            case HOLDS ->
                book.observe(
                        Given.HEART_RATE,
                        policy,
                        Given.holds("n" + number, second, severity, "18" + number % 3),
                        Given.CLOCK);
            case ENDED -> book.observe(Given.HEART_RATE, policy, Given.ended("n" + number, second), Given.CLOCK);
            case ACKNOWLEDGE -> command(book, policy, new Acknowledge("nurse 4", at()));
            case PAUSE -> command(book, policy, new Pause("nurse 4", at(), at().plusSeconds(9)));
            case RESET -> command(book, policy, new Reset("nurse 4", at()));
            case RETRACT -> command(book, policy, new Retract("entered in error", at()));
            case TICK -> book.tick(at(), rule -> policy, Given.CLOCK);
        };
    }

    /** To the alert that began last. */
    private static AlertBook.Change command(AlertBook book, AlertPolicy policy, AlertCommand command) {
        String alertId = book.lives().stream()
                .reduce((earlier, later) -> later)
                .map(AlertLife::alertId)
                .orElse("nobody");
        return book.apply(alertId, command, rule -> policy, Given.CLOCK);
    }

    /** In any order, ticks and retractions among them. */
    static Arbitrary<List<Deed>> inAnyOrder() {
        return deeds(Act.values());
    }

    /** As they come when nothing is late and nothing is taken back. */
    static Arbitrary<List<Deed>> inOrder() {
        return deeds(Act.HOLDS, Act.HOLDS, Act.ENDED, Act.ENDED, Act.ACKNOWLEDGE, Act.PAUSE, Act.RESET)
                .map(deeds -> {
                    List<Deed> ordered = new ArrayList<>(deeds);
                    ordered.sort(Comparator.comparing(Deed::second));
                    return ordered;
                });
    }

    private static Arbitrary<List<Deed>> deeds(Act... acts) {
        Arbitrary<Deed> deed = Combinators.combine(
                        Arbitraries.of(acts),
                        Arbitraries.integers().between(0, LAST_DEED),
                        Arbitraries.of(Severity.values()))
                .as((act, second, severity) -> new Deed(act, second, severity, 0));
        return deed.list().ofMaxSize(MOST).map(Deed::numbered);
    }

    private static List<Deed> numbered(List<Deed> deeds) {
        List<Deed> numbered = new ArrayList<>();
        for (Deed deed : deeds) {
            numbered.add(new Deed(deed.act, deed.second, deed.severity, numbered.size()));
        }
        return numbered;
    }

    static Arbitrary<AlertPolicy> policies() {
        return Combinators.combine(
                        Arbitraries.of(0, 3, 10),
                        Arbitraries.of(0, 4, 15),
                        Arbitraries.of(true, false),
                        Arbitraries.of(0, 7),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false),
                        Arbitraries.of(0, 5, END))
                .as((onset, clear, latching, repeat, escalates, pending, update) -> new AlertPolicy(
                        Given.seconds(onset),
                        Given.seconds(clear),
                        latching,
                        Given.seconds(repeat),
                        escalates ? escalation() : List.of(),
                        pending,
                        update == END ? AlertPolicy.FOREVER : Given.seconds(update)));
    }

    private static List<Escalation> escalation() {
        return List.of(
                new Escalation(Given.seconds(6), Severity.WARNING),
                new Escalation(Given.seconds(20), Severity.CRITICAL));
    }
}
