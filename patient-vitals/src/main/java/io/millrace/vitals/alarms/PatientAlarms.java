package io.millrace.vitals.alarms;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.vitals.Direction;
import io.millrace.contracts.vitals.Signal;
import io.millrace.contracts.vitals.VitalsCommand;
import io.millrace.processors.alerts.AlertLife;
import io.millrace.vitals.limits.LimitPair;
import io.millrace.vitals.news2.News2;
import io.millrace.vitals.readings.LatestValues;
import io.millrace.vitals.readings.News2Inputs;
import io.millrace.vitals.readings.Reading;
import io.millrace.vitals.readings.ReadingHistory;
import io.millrace.vitals.readings.Readings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The alarms of one patient. Owned by one thread; the readings stand in a history beside it, into which its owner puts a
 * reading before it is told here, and which goes back for the whole horizon of the settings. The package says what is
 * decided, and how.
 *
 * <p>Every method returns the revisions to be published, in this order.
 */
public final class PatientAlarms {

    private static final String CORRECTED = "recomputed: a reading was corrected, taken back or came late";

    final Map<String, LimitTrack> tracks = new TreeMap<>();
    final List<Deed> deeds = new ArrayList<>();
    final Bulletins bulletins = new Bulletins();
    final String domain;
    final String patient;
    final TechnicalAlarms technical;

    LatestValues latest = new LatestValues();
    Hearing hearing = new Hearing();
    Observations observations = Observations.NONE;
    Optional<Instant> suspendedUntil = Optional.empty();
    /** Event time that was reached: of the latest reading, or of the latest look by the clock. */
    Instant clock = Instant.EPOCH;
    /** Of the latest reading. */
    Instant watermark = Instant.EPOCH;

    public PatientAlarms(String domain, String patient) {
        this.domain = domain;
        this.patient = patient;
        this.technical = new TechnicalAlarms(domain, patient);
    }

    /**
     * A reading that the history has taken.
     *
     * @param before the version of it that counted until now
     */
    public List<Alert> read(Reading reading, Optional<Reading> before, ReadingHistory history, Scene scene) {
        Readings readings = new Readings(history);
        if (reading.takenBack() && before.filter(Reading::counted).isEmpty()) {
            return List.of();
        }
        advance(reading.at().minus(scene.settings().settling()), scene);
        watermark = later(watermark, reading.at());
        clock = later(clock, watermark);
        before.ifPresentOrElse(known -> latest.replace(known, reading, readings), () -> latest.add(reading, readings));
        boolean inOrder = before.isEmpty()
                && latest.any(reading.signal()).filter(reading::equals).isPresent();
        if (!reading.takenBack()) {
            hearing.hear(reading);
            if (Hearing.isMissed(reading, technical)) {
                hearing.judge(clock, technical, scene);
            }
        }
        if (inOrder) {
            technical.see(reading, readings.fault(reading), scene);
        }
        followLimits(reading, before, inOrder, readings, scene);
        followScore(reading, before, inOrder, readings, scene);
        expire(scene);
        return published(Optional.empty());
    }

    /** Nothing at or before this moment is expected any more. */
    public List<Alert> tick(Instant upTo, Scene scene) {
        advance(upTo, scene);
        expire(scene);
        return published(Optional.empty());
    }

    /** The limits or the patient's bedside have changed: what is known is judged by what is in force now. */
    public List<Alert> review(ReadingHistory history, Scene scene) {
        Readings readings = new Readings(history);
        for (LimitTrack track : List.copyOf(tracks.values())) {
            reviewRows(track, readings, scene);
        }
        for (Reading reading : List.copyOf(latest.all())) {
            for (LimitPair pair : scene.limits().of(reading.signal())) {
                reviewRows(track(pair, reading), readings, scene);
            }
        }
        rescore(readings, scene);
        return published(Optional.empty());
    }

    /** A command to one alarm, or to all that are open. */
    public List<Alert> obey(VitalsCommand command, Scene scene) {
        Instant at = later(command.getEventTime(), clock);
        Optional<String> rule = Optional.ofNullable(command.getAlertId()).map(this::ruleOf);
        Deed deed = Deed.of(command, at, rule);
        clock = at;
        runSuspension(at, scene);
        switch (deed.kind()) {
            case SUSPEND -> suspendedUntil = deed.until().filter(at::isBefore);
            case RESUME -> suspendedUntil = Optional.empty();
            case ACKNOWLEDGE, AUDIO_PAUSE, RESET -> {}
        }
        if (deed.kind() != Deed.Kind.SUSPEND || suspendedUntil.isPresent()) {
            apply(deed, scene);
        }
        return published(deed.kind() == Deed.Kind.RESET ? Optional.of(deed.by()) : Optional.empty());
    }

    /** The guard has found the reading's device on another patient as well. */
    public List<Alert> clash(Reading reading, String otherPatient, Scene scene) {
        technical.onTwoPatients(reading, otherPatient, scene);
        return published(Optional.empty());
    }

    /** The guard finds the reading's device on this patient alone. */
    public List<Alert> noClash(Reading reading, Scene scene) {
        technical.onOnePatient(reading, scene);
        return published(Optional.empty());
    }

    /** The patient has left: every alarm ends. */
    public List<Alert> discharge(Instant at, Scene scene) {
        Instant end = later(at, clock);
        tracks.values().forEach(track -> track.close(end, pair(track, scene), scene));
        technical.close(end, scene);
        return published(Optional.empty());
    }

    /** The last revision of each alert that changed since that event time, or is open: to be sent again. */
    public List<Alert> lastRevisions(Instant since) {
        return bulletins.all().stream()
                .filter(alert ->
                        !Bulletins.isOver(alert) || !alert.getEventTime().isBefore(since))
                .toList();
    }

    /** Last revisions of the alerts that are open, the most severe first, then the oldest. */
    public List<Alert> open() {
        return bulletins.all().stream()
                .filter(alert -> !Bulletins.isOver(alert))
                .sorted(Comparator.comparing(Alert::getSeverity)
                        .reversed()
                        .thenComparing(Alert::getEventTime)
                        .thenComparing(Alert::getAlertId))
                .toList();
    }

    /** What is remembered of an alert: since when it is raised, for example. */
    public Optional<AlertLife> life(String alertId) {
        return lives().filter(life -> life.alertId().equals(alertId)).findFirst();
    }

    public LatestValues latest() {
        return latest;
    }

    /** The score of now; empty if there is none. */
    public Optional<News2> score() {
        return observations.score();
    }

    public Instant scoredAt() {
        return observations.scoredAt();
    }

    public Optional<Instant> nextObservationDue() {
        return observations.nextDue();
    }

    public Optional<Instant> suspendedUntil() {
        return suspendedUntil;
    }

    /** Event time of the latest reading. */
    public Instant watermark() {
        return watermark;
    }

    /** When {@link #tick} has something to do by what is open; silence comes on top. */
    public Optional<Instant> nextDeadline(Scene scene) {
        Stream<Instant> ofTracks =
                tracks.values().stream().flatMap(track -> track.nextDeadline(pair(track, scene)).stream());
        return Stream.of(
                        ofTracks,
                        technical.nextDeadline().stream(),
                        suspendedUntil.stream(),
                        hearing.nextSilence(scene).stream(),
                        observations.nextDue().filter(due -> due.isAfter(clock)).stream())
                .flatMap(one -> one)
                .min(Instant::compareTo);
    }

    private void advance(Instant to, Scene scene) {
        runSuspension(to, scene);
        if (to.isBefore(clock.minus(scene.settings().settling()))) {
            return;
        }
        for (LimitTrack track : tracks.values()) {
            LimitPair pair = pair(track, scene);
            track.advance(to, pair, scene);
            scene.bedside()
                    .interval(track.id().signal())
                    .ifPresent(every ->
                            track.fallSilent(to, every, scene.settings().silentAfter(every), pair, scene));
        }
        technical.advance(to, scene);
        hearing.judge(to, technical, scene);
        observations.nextDue().filter(to::isAfter).ifPresent(due -> technical.overdue(due, scene));
        clock = later(clock, to);
    }

    /** A suspension that runs out ends at its own time, before anything that comes after. */
    private void runSuspension(Instant to, Scene scene) {
        Optional<Instant> end = suspendedUntil.filter(until -> !until.isAfter(to));
        if (end.isPresent()) {
            suspendedUntil = Optional.empty();
            apply(new Deed(end.get(), Deed.Kind.RESUME, "the clock", Optional.empty(), Optional.empty()), scene);
        }
    }

    private void apply(Deed deed, Scene scene) {
        deeds.add(deed);
        for (LimitTrack track : tracks.values()) {
            if (deed.concerns(track.id().rule())) {
                track.obey(deed, pair(track, scene), scene);
            }
        }
        technical.obey(deed, scene);
    }

    private void followLimits(
            Reading reading, Optional<Reading> before, boolean inOrder, Readings readings, Scene scene) {
        for (Direction direction : Direction.values()) {
            LimitPair pair = scene.limits().of(reading.signal(), direction);
            Optional<LimitTrack> known =
                    Optional.ofNullable(tracks.get(id(pair, reading).rule()));
            if (pair.isEmpty() && known.isEmpty()) {
                continue;
            }
            LimitTrack track = track(pair, reading);
            reviewRows(track, readings, scene);
            if (inOrder && !reading.at().isBefore(track.clock)) {
                track.see(sample(reading, readings), scene.bedside().interval(reading.signal()), pair, scene);
            } else if (mayMatter(track, reading, before, pair)) {
                recompute(track, readings, scene);
            }
        }
        before.filter(known -> known.signal() != reading.signal())
                .ifPresent(known -> recomputeAll(known.signal(), readings, scene));
        contradicted(reading, before).ifPresent(other -> recomputeAll(other, readings, scene));
    }

    /** The other pressure: what it is worth may have changed. */
    private static Optional<Signal> contradicted(Reading reading, Optional<Reading> before) {
        boolean pressure = Readings.isPressure(reading)
                || before.filter(Readings::isPressure).isPresent();
        if (!pressure) {
            return Optional.empty();
        }
        return Optional.of(reading.signal() == Signal.SYSTOLIC_BP ? Signal.DIASTOLIC_BP : Signal.SYSTOLIC_BP);
    }

    private void recomputeAll(Signal signal, Readings readings, Scene scene) {
        for (LimitTrack track : List.copyOf(tracks.values())) {
            if (track.id().signal() == signal && !track.isIdle()) {
                recompute(track, readings, scene);
            }
        }
    }

    private static boolean mayMatter(LimitTrack track, Reading reading, Optional<Reading> before, LimitPair pair) {
        return !track.isIdle()
                || track.concerns(value(reading), value(reading), pair)
                || before.filter(known -> track.concerns(value(known), value(known), pair))
                        .isPresent();
    }

    private static OptionalLong value(Reading reading) {
        return reading.isMeasured() ? OptionalLong.of(reading.value()) : OptionalLong.empty();
    }

    /** Once more from the readings, and from what people did in between. */
    private void recompute(LimitTrack track, Readings readings, Scene scene) {
        Instant from = from(track, scene);
        LimitPair pair = pair(track, scene);
        List<Sample> samples = readings.since(track.id().signal(), from.toEpochMilli()).stream()
                .filter(track.id()::isAbout)
                .map(reading -> sample(reading, readings))
                .toList();
        LimitTrack fresh = Replay.of(
                track, samples, deeds, scene.bedside().interval(track.id().signal()), from, pair, scene);
        track.reconcile(fresh, from, CORRECTED, clock, pair, scene);
    }

    private Instant from(LimitTrack track, Scene scene) {
        return later(watermark.minus(scene.settings().horizon()), track.rowsSince);
    }

    private void followScore(
            Reading reading, Optional<Reading> before, boolean inOrder, Readings readings, Scene scene) {
        boolean concerned = News2Inputs.SIGNALS.contains(reading.signal())
                || before.filter(known -> News2Inputs.SIGNALS.contains(known.signal()))
                        .isPresent()
                || Readings.isPressure(reading);
        if (!concerned) {
            return;
        }
        if (scene.bedside().notScored().isPresent()) {
            rescore(readings, scene);
            return;
        }
        News2Watch watch = watch(scene);
        News2 score = watch.score(latest::measured, watermark);
        boolean changed = !observations.score().equals(Optional.of(score));
        boolean past = !inOrder || (changed && reading.at().isBefore(watermark));
        keep(score, scene);
        for (Signal made : List.of(Signal.NEWS2, Signal.NEWS2_SINGLE)) {
            LimitPair pair = scene.limits().of(made, Direction.HIGH);
            if (pair.isEmpty()) {
                continue;
            }
            LimitTrack track = track(new LimitTrack.Id(made, Direction.HIGH, ""), pair);
            if (past || (changed && watermark.isBefore(track.clock))) {
                Instant from = from(track, scene);
                LimitTrack fresh = Replay.of(
                        track, watch.samples(made, readings, from), deeds, Optional.empty(), from, pair, scene);
                track.reconcile(fresh, from, CORRECTED, clock, pair, scene);
            } else if (changed) {
                track.see(watch.sample(made, score, latest::measured, watermark), Optional.empty(), pair, scene);
            }
        }
    }

    private void keep(News2 score, Scene scene) {
        observations = observations.with(score, watermark);
        if (score.complete()) {
            technical.observed(watermark, scene);
        }
    }

    private static News2Watch watch(Scene scene) {
        return new News2Watch(
                new News2Inputs(scene.settings().maximumAge()), scene.bedside().scale());
    }

    /** The score of now, by what is in force now. */
    private void rescore(Readings readings, Scene scene) {
        boolean scored = scene.bedside().notScored().isEmpty();
        if (scored && (observations.score().isPresent() || readings.size() > 0)) {
            keep(watch(scene).score(latest::measured, watermark), scene);
        } else if (!scored) {
            observations = Observations.NONE;
        }
        for (Signal made : List.of(Signal.NEWS2, Signal.NEWS2_SINGLE)) {
            LimitPair pair = scene.limits().of(made, Direction.HIGH);
            LimitTrack track = tracks.get(new LimitTrack.Id(made, Direction.HIGH, "").rule());
            if (track == null && (pair.isEmpty() || observations.score().isEmpty())) {
                continue;
            }
            LimitTrack there = track(new LimitTrack.Id(made, Direction.HIGH, ""), pair);
            Sample sample = observations
                    .score()
                    .map(score -> watch(scene).sample(made, score, latest::measured, clock))
                    .orElse(Sample.missing("not-scored@" + clock.toEpochMilli(), clock, "", List.of()));
            there.see(sample, Optional.empty(), pair, scene);
        }
    }

    private static Sample sample(Reading reading, Readings readings) {
        if (!readings.isMeasured(reading)) {
            return Sample.missing(reading.eventId(), reading.at(), reading.device(), List.of(reading.evidence()));
        }
        return Sample.of(
                reading.eventId(),
                reading.at(),
                reading.value(),
                reading.device(),
                reading.evidence(),
                (from, to) -> readings.mean(reading.signal(), from, to));
    }

    /** Other rows are in force than those that decided last: what was measured last is judged by them, from now on. */
    private void reviewRows(LimitTrack track, Readings readings, Scene scene) {
        LimitPair pair = pair(track, scene);
        if (track.rows == pair.fingerprint()) {
            return;
        }
        track.rows = pair.fingerprint();
        track.rowsSince = clock;
        boolean made = track.id().signal() == Signal.NEWS2 || track.id().signal() == Signal.NEWS2_SINGLE;
        if (made) {
            return;
        }
        latest.measured(track.id().signal())
                .filter(track.id()::isAbout)
                .ifPresent(reading -> track.judgeAgain(sample(reading, readings), clock, pair, scene));
    }

    private static LimitTrack.Id id(LimitPair pair, Reading reading) {
        boolean ofDevice = pair.signal() == Signal.BATTERY;
        return new LimitTrack.Id(pair.signal(), pair.direction(), ofDevice ? reading.device() : "");
    }

    private LimitTrack track(LimitPair pair, Reading reading) {
        return track(id(pair, reading), pair);
    }

    private LimitTrack track(LimitTrack.Id id, LimitPair pair) {
        return tracks.computeIfAbsent(id.rule(), rule -> {
            LimitTrack track = new LimitTrack(id, domain, patient);
            track.rows = pair.fingerprint();
            track.suspended = suspendedUntil.isPresent() && track.isPhysiological();
            return track;
        });
    }

    private static LimitPair pair(LimitTrack track, Scene scene) {
        return scene.limits().of(track.id().signal(), track.id().direction());
    }

    /** An id that is not known stands for itself: it concerns no alarm. */
    private String ruleOf(String alertId) {
        return life(alertId).map(life -> life.key().rule()).orElse(alertId);
    }

    private Stream<AlertLife> lives() {
        return Stream.concat(
                tracks.values().stream().flatMap(track -> track.alarm.lives().stream()),
                technical.book.lives().stream());
    }

    private void expire(Scene scene) {
        Instant before = clock.minus(scene.settings().horizon());
        tracks.values().forEach(track -> track.expire(before, pair(track, scene)));
        technical.expire(before);
        bulletins.expire(before);
        boolean suspended = suspendedUntil.isPresent();
        deeds.removeIf(deed -> deed.at().isBefore(before) && !(suspended && deed.kind() == Deed.Kind.SUSPEND));
    }

    private List<Alert> published(Optional<String> resetBy) {
        List<Alert> alerts = new ArrayList<>();
        for (LimitTrack track : tracks.values()) {
            String type = track.isPhysiological() ? "SP" : "ST";
            for (Alert alert : track.takePublished()) {
                alerts.add(bulletins.publish(alert, type, life(alert.getAlertId()), track.suspended, resetBy));
            }
        }
        for (Alert alert : technical.takePublished()) {
            String type = alert.getRule().equals(TechnicalAlarms.OVERDUE) ? "SA" : "ST";
            alerts.add(bulletins.publish(alert, type, life(alert.getAlertId()), false, resetBy));
        }
        return alerts;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
