package io.millrace.vitals.alarms;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.alert.Evidence;
import io.millrace.contracts.alert.Severity;
import io.millrace.processors.alerts.AlertBook;
import io.millrace.processors.alerts.AlertCommand;
import io.millrace.processors.alerts.AlertKey;
import io.millrace.processors.alerts.AlertLife;
import io.millrace.processors.alerts.AlertPolicy;
import io.millrace.processors.alerts.Finding;
import io.millrace.processors.alerts.Observation;
import io.millrace.vitals.readings.Fault;
import io.millrace.vitals.readings.Plausible;
import io.millrace.vitals.readings.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Alarms about devices and about what was not done, not about the patient: no suspension of alarms silences them. The
 * delays keep a single bad value from ringing.
 */
final class TechnicalAlarms {

    static final String NO_DATA = "no-data/";
    static final String TWO_PATIENTS = "two-patients/";
    static final String OVERDUE = "observation-overdue";
    private static final String PROBE_OFF = "-probe-off";
    private static final String IMPLAUSIBLE = "-implausible";

    private static final Duration PROBE_DELAY = Duration.ofSeconds(5);
    private static final Duration ARTEFACT_DELAY = Duration.ofSeconds(30);
    private static final Duration REPEAT = Duration.ofMinutes(5);

    private final String domain;
    private final String patient;
    private final List<Alert> published = new ArrayList<>();

    AlertBook book = AlertBook.empty();

    TechnicalAlarms(String domain, String patient) {
        this.domain = domain;
        this.patient = patient;
    }

    List<Alert> takePublished() {
        List<Alert> taken = List.copyOf(published);
        published.clear();
        return taken;
    }

    void advance(Instant to, Scene scene) {
        if (!book.isEmpty()) {
            tell(book.tick(to, TechnicalAlarms::policy, scene.now()));
        }
    }

    /** A value that is none: probe off, or not believed. */
    void see(Reading reading, Fault fault, Scene scene) {
        String signal = Names.rule(reading.signal());
        boolean off = fault == Fault.PROBE_OFF || fault == Fault.SENSOR_ZERO;
        boolean wrong = fault == Fault.IMPLAUSIBLE || fault == Fault.ARTEFACT || fault == Fault.CALIBRATING;
        observe(signal + PROBE_OFF, off, reading, title(reading, off ? "probe off" : ""), fault, scene);
        observe(signal + IMPLAUSIBLE, wrong, reading, title(reading, "not believed"), fault, scene);
    }

    private static String title(Reading reading, String what) {
        return Names.title(reading.signal()) + ": " + what;
    }

    private void observe(String rule, boolean holds, Reading reading, String title, Fault fault, Scene scene) {
        if (!holds) {
            end(rule, reading.eventId(), reading.at(), List.of(reading.evidence()), scene);
            return;
        }
        Map<String, String> limits = Plausible.range(reading.signal())
                .map(range -> Map.of("plausible", range))
                .orElse(Map.of());
        Map<String, String> values = Map.of("fault", fault.name(), "device", reading.device());
        hold(
                rule,
                new Observation.Holds(
                        reading.eventId(),
                        reading.at(),
                        new Finding(
                                1,
                                Severity.WARNING,
                                title,
                                values,
                                limits,
                                isOpen(rule) ? List.of() : List.of(reading.evidence()))),
                scene);
    }

    /** @param since when it was silent for too long */
    void silent(String device, List<String> signals, Duration wait, Instant since, Scene scene) {
        String list = String.join(", ", signals);
        Optional<AlertLife> life = alive(NO_DATA + device);
        if (life.filter(one -> list.equals(one.finding().values().get("signals")))
                .isPresent()) {
            return;
        }
        Finding finding = new Finding(
                1,
                Severity.ERROR,
                "No data from " + device,
                Map.of("device", device, "signals", list),
                Map.of("silentAfter", wait.toString()),
                List.of());
        Instant at = life.map(AlertLife::lastSeen).filter(since::isBefore).orElse(since);
        hold(NO_DATA + device, new Observation.Holds("silent:" + list + '@' + since, at, finding), scene);
    }

    void heard(String device, Instant at, Scene scene) {
        end(NO_DATA + device, "heard@" + at, at, List.of(), scene);
    }

    /** Latched: who looks at it has to say so. */
    void onTwoPatients(Reading reading, String otherPatient, Scene scene) {
        Finding finding = new Finding(
                1,
                Severity.ERROR,
                "Device " + reading.device() + " reports two patients",
                Map.of("device", reading.device(), "otherPatient", otherPatient),
                Map.of(),
                List.of(reading.evidence()));
        String rule = TWO_PATIENTS + reading.device();
        hold(rule, new Observation.Holds("clash:" + reading.eventId(), reading.at(), finding), scene);
    }

    void onOnePatient(Reading reading, Scene scene) {
        String rule = TWO_PATIENTS + reading.device();
        end(rule, "single:" + reading.eventId(), reading.at(), List.of(), scene);
    }

    void overdue(Instant due, Scene scene) {
        if (alive(OVERDUE).isEmpty()) {
            Finding finding = new Finding(
                    1,
                    Severity.WARNING,
                    "The next set of observations is overdue",
                    Map.of(),
                    Map.of("due", due.toString()),
                    List.of());
            hold(OVERDUE, new Observation.Holds("due@" + due, due, finding), scene);
        }
    }

    void observed(Instant at, Scene scene) {
        end(OVERDUE, "observed@" + at, at, List.of(), scene);
    }

    /** @param rule empty for all that are open */
    void obey(Deed deed, Scene scene) {
        AlertCommand command =
                switch (deed.kind()) {
                    case ACKNOWLEDGE -> new AlertCommand.Acknowledge(deed.by(), deed.at());
                    case RESET -> new AlertCommand.Reset(deed.by(), deed.at());
                    case AUDIO_PAUSE ->
                        new AlertCommand.Pause(
                                deed.by(), deed.at(), deed.until().orElse(deed.at()));
                    case SUSPEND, RESUME -> null;
                };
        if (command == null) {
            return;
        }
        for (AlertLife life : List.copyOf(book.lives())) {
            if (life.phase().isOpen() && deed.concerns(life.key().rule())) {
                tell(book.apply(life.alertId(), command, TechnicalAlarms::policy, scene.now()));
            }
        }
    }

    /** The patient left: what is open ends, latched or not. */
    void close(Instant at, Scene scene) {
        for (AlertLife life : List.copyOf(book.lives())) {
            if (life.phase().isOpen()) {
                AlertCommand reset = new AlertCommand.Reset("discharge", at);
                Function<String, AlertPolicy> policies = rule -> AlertPolicy.immediate();
                Observation ended = new Observation.Ended("discharge@" + at, at, Map.of(), List.of());
                tell(book.observe(life.key(), AlertPolicy.immediate(), ended, scene.now()));
                tell(book.apply(life.alertId(), reset, policies, scene.now()));
            }
        }
    }

    Optional<Instant> nextDeadline() {
        return book.nextDeadline(TechnicalAlarms::policy);
    }

    void expire(Instant before) {
        if (!book.isEmpty()) {
            book = book.expire(before, TechnicalAlarms::policy);
        }
    }

    private void hold(String rule, Observation.Holds holds, Scene scene) {
        tell(book.observe(new AlertKey(domain, rule, patient), policy(rule), holds, scene.now()));
    }

    private void end(String rule, String eventId, Instant at, List<Evidence> evidence, Scene scene) {
        if (alive(rule).isPresent()) {
            Observation ended = new Observation.Ended(eventId, at, Map.of(), evidence);
            tell(book.observe(new AlertKey(domain, rule, patient), policy(rule), ended, scene.now()));
        }
    }

    private void tell(AlertBook.Change change) {
        book = change.book();
        published.addAll(change.alerts());
    }

    private Optional<AlertLife> alive(String rule) {
        return book.lives().stream()
                .filter(life -> life.phase().isAlive() && life.key().rule().equals(rule))
                .findFirst();
    }

    boolean isAlive(String rule) {
        return alive(rule).isPresent();
    }

    private boolean isOpen(String rule) {
        return alive(rule).filter(life -> life.phase().isOpen()).isPresent();
    }

    private static AlertPolicy policy(String rule) {
        AlertPolicy policy = AlertPolicy.immediate();
        if (rule.endsWith(PROBE_OFF)) {
            return policy.withOnsetDelay(PROBE_DELAY);
        }
        if (rule.endsWith(IMPLAUSIBLE)) {
            return policy.withOnsetDelay(ARTEFACT_DELAY);
        }
        if (rule.startsWith(NO_DATA)) {
            return policy.withRepeatEvery(REPEAT);
        }
        return rule.startsWith(TWO_PATIENTS) ? policy.withLatching(true).withRepeatEvery(REPEAT) : policy;
    }
}
