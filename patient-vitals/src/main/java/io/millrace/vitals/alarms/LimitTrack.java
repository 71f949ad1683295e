package io.millrace.vitals.alarms;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.alert.AlertState;
import io.millrace.contracts.alert.Severity;
import io.millrace.contracts.vitals.Direction;
import io.millrace.contracts.vitals.LimitLevel;
import io.millrace.contracts.vitals.Signal;
import io.millrace.processors.alerts.AlertBook;
import io.millrace.processors.alerts.AlertCommand;
import io.millrace.processors.alerts.AlertKey;
import io.millrace.processors.alerts.AlertLife;
import io.millrace.processors.alerts.AlertPolicy;
import io.millrace.processors.alerts.Finding;
import io.millrace.processors.alerts.Observation;
import io.millrace.vitals.limits.LimitPair;
import io.millrace.vitals.limits.LimitRow;
import io.millrace.vitals.readings.Reading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The alarm of one signal in one direction. Each level of its limits has a life of its own, which nobody sees: that is
 * where onset, clear delay, hysteresis, latching and escalation are decided, by the level's own row. The alarm follows
 * them: open while a level is, as severe as the worst of them.
 */
final class LimitTrack {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /**
     * What the alarm is about.
     *
     * @param device empty, unless the signal is one of the device itself
     */
    record Id(Signal signal, Direction direction, String device) {

        /** For example {@code heart-rate-high}. */
        String rule() {
            String rule = Names.rule(signal) + (direction == Direction.HIGH ? "-high" : "-low");
            return device.isEmpty() ? rule : rule + '/' + device;
        }

        boolean isAbout(Reading reading) {
            return signal == reading.signal() && (device.isEmpty() || device.equals(reading.device()));
        }
    }

    private final Id id;
    private final AlertKey key;
    private final List<Alert> published = new ArrayList<>();

    AlertBook levels = AlertBook.empty();
    AlertBook alarm = AlertBook.empty();
    boolean suspended;
    /** Names the rows that decided last, and since when they do. */
    long rows;

    Instant rowsSince = Instant.EPOCH;
    /** Event time that was reached. */
    Instant clock = Instant.EPOCH;
    /** Of the latest sample, for gaps. */
    Optional<Instant> lastSample = Optional.empty();

    LimitTrack(Id id, String domain, String patient) {
        this.id = id;
        this.key = new AlertKey(domain, id.rule(), patient);
    }

    /** Another one about the same thing that has seen nothing. */
    LimitTrack afresh() {
        LimitTrack fresh = new LimitTrack(id, key.domain(), key.subject());
        fresh.rows = rows;
        fresh.rowsSince = rowsSince;
        return fresh;
    }

    Id id() {
        return id;
    }

    AlertKey key() {
        return key;
    }

    /** Whether nothing is remembered, and nothing falls due. */
    boolean isIdle() {
        return levels.isEmpty() && alarm.isEmpty();
    }

    boolean isAlive() {
        return levels.lives().stream().anyMatch(life -> life.phase().isAlive())
                || alarm.lives().stream().anyMatch(life -> life.phase().isAlive());
    }

    /** What was published since the last time that this was asked. */
    List<Alert> takePublished() {
        List<Alert> taken = List.copyOf(published);
        published.clear();
        return taken;
    }

    /** Whether a value could matter: it is beyond a limit, or something holds. */
    boolean concerns(OptionalLong highest, OptionalLong lowest, LimitPair pair) {
        return isAlive()
                || pair.rows().stream()
                        .anyMatch(row -> !row.averaging().isZero()
                                || (highest.isPresent() && row.holds(highest.getAsLong(), false))
                                || (lowest.isPresent() && row.holds(lowest.getAsLong(), false)));
    }

    /** Lets everything happen that falls due up to and including this moment. */
    void advance(Instant to, LimitPair pair, Scene scene) {
        if (to.isBefore(clock)) {
            return;
        }
        clock = to;
        if (isIdle()) {
            return;
        }
        Map<LimitLevel, Severity> open = open();
        follow(step(levels.tick(to, levelPolicies(pair), scene.now())), open, pair, scene);
        AlertPolicy policy = alarmPolicy(pair, open());
        tell(alarm.tick(to, rule -> policy, scene.now()));
    }

    /** A look at the signal. The earlier of two at one moment has decided when the later one comes. */
    void see(Sample sample, Optional<Duration> interval, LimitPair pair, Scene scene) {
        gap(sample, interval, pair, scene);
        lastSample = Optional.of(sample.at());
        if (isIdle() && !concerns(sample.highest(), sample.lowest(), pair)) {
            clock = sample.at();
            return;
        }
        advance(sample.at(), pair, scene);
        look(sample, pair, scene);
        refresh(sample, pair, scene);
    }

    void obey(Deed deed, LimitPair pair, Scene scene) {
        advance(deed.at(), pair, scene);
        switch (deed.kind()) {
            case ACKNOWLEDGE -> {
                command(new AlertCommand.Acknowledge(deed.by(), deed.at()), pair, scene);
                commandLevels(new AlertCommand.Acknowledge(deed.by(), deed.at()), pair, scene);
            }
            case RESET -> commandLevels(new AlertCommand.Reset(deed.by(), deed.at()), pair, scene);
            case AUDIO_PAUSE ->
                deed.until()
                        .ifPresent(until -> command(new AlertCommand.Pause(deed.by(), deed.at(), until), pair, scene));
            case SUSPEND -> {
                if (!isPhysiological()) {
                    return;
                }
                deed.until()
                        .ifPresent(until -> command(new AlertCommand.Pause(deed.by(), deed.at(), until), pair, scene));
                suspended = true;
            }
            case RESUME -> {
                if (!suspended) {
                    return;
                }
                suspended = false;
                show("resume@" + deed.at(), deed.at(), open(), Optional.empty(), pair, scene);
            }
        }
    }

    /** The alarms made once more take the place of those that were told. */
    void reconcile(LimitTrack recomputed, Instant from, String reason, Instant at, LimitPair pair, Scene scene) {
        levels = recomputed.levels;
        lastSample = recomputed.lastSample;
        tell(alarm.reconcile(key, recomputed.alarm, from, reason, at, scene.now()));
        boolean alive = alarm.lives().stream().anyMatch(life -> life.phase().isAlive());
        if (alive && !suspended && open().isEmpty()) {
            // It began before what could be decided again.
            show("recomputed@" + at, at, Map.of(), Optional.empty(), pair, scene);
        }
    }

    /** A deed of before the beginning: a suspension may still be in force. */
    void standIn(Deed deed) {
        if (isPhysiological()) {
            suspended = deed.kind() == Deed.Kind.SUSPEND || (suspended && deed.kind() != Deed.Kind.RESUME);
        }
    }

    /** A battery is the device's, everything else the patient's. */
    boolean isPhysiological() {
        return id.signal() != Signal.BATTERY;
    }

    /** The latest sample, by other rows than those that decided: from now on. */
    void judgeAgain(Sample sample, Instant at, LimitPair pair, Scene scene) {
        Sample now = new Sample(
                "rows:" + Long.toHexString(rows) + ':' + sample.eventId(),
                at,
                sample.lowest(),
                sample.highest(),
                sample.device(),
                sample.evidence(),
                sample.source());
        Optional<Instant> last = lastSample;
        see(now, Optional.empty(), pair, scene);
        lastSample = last;
    }

    /** The patient has left: what is open ends, latched or not. */
    void close(Instant at, LimitPair pair, Scene scene) {
        levels = AlertBook.empty();
        if (alive(alarm).isPresent()) {
            suspended = false;
            show("discharge@" + at, at, Map.of(), Optional.empty(), pair, scene);
        }
    }

    Optional<Instant> nextDeadline(LimitPair pair) {
        AlertPolicy policy = alarmPolicy(pair, open());
        return Stream.of(levels.nextDeadline(levelPolicies(pair)), alarm.nextDeadline(rule -> policy))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    void expire(Instant before, LimitPair pair) {
        if (!isIdle()) {
            levels = levels.expire(before, levelPolicies(pair));
            alarm = alarm.expire(before, rule -> alarmPolicy(pair, Map.of()));
        }
    }

    /** Nobody knows what was in it: the run ends where the next value was due. */
    private void gap(Sample sample, Optional<Duration> interval, LimitPair pair, Scene scene) {
        if (interval.isEmpty() || lastSample.isEmpty() || !isAlive()) {
            return;
        }
        Instant due = lastSample.get().plus(interval.get());
        if (sample.at().isAfter(due.plus(interval.get().dividedBy(2)))) {
            Sample missing = Sample.missing("gap@" + due.toEpochMilli(), due, "", List.of());
            advance(due, pair, scene);
            look(missing, pair, scene);
        }
    }

    /** The signal is silent: what held ends where the next value was due, or where it was raised after that. */
    void fallSilent(Instant to, Duration interval, Duration wait, LimitPair pair, Scene scene) {
        if (lastSample.filter(last -> last.plus(wait).isBefore(to)).isEmpty() || open().isEmpty()) {
            return;
        }
        Instant due = lastSample.get().plus(interval);
        lastSample = Optional.empty();
        Map<LimitLevel, Severity> open = open();
        List<Alert> steps = new ArrayList<>();
        for (LimitLevel level : LimitLevel.values()) {
            Instant at = alive(levels, level)
                    .flatMap(AlertLife::raisedAt)
                    .filter(due::isBefore)
                    .orElse(due);
            Sample missing = Sample.missing("silent@" + due.toEpochMilli(), at, "", List.of());
            steps.addAll(look(level, missing, pair, scene));
        }
        follow(steps, open, pair, scene);
    }

    private void look(Sample sample, LimitPair pair, Scene scene) {
        Map<LimitLevel, Severity> open = open();
        List<Alert> steps = new ArrayList<>();
        for (LimitLevel level : LimitLevel.values()) {
            steps.addAll(look(level, sample, pair, scene));
        }
        follow(steps, open, pair, scene);
    }

    private List<Alert> look(LimitLevel level, Sample sample, LimitPair pair, Scene scene) {
        Optional<AlertLife> life = alive(levels, level);
        Optional<LimitRow> row = pair.row(level);
        boolean isOpen = life.filter(one -> one.phase().isOpen()).isPresent();
        OptionalLong lowest = row.map(one -> averaged(sample, one)).orElse(OptionalLong.empty());
        if (lowest.isPresent() && row.get().holds(lowest.getAsLong(), isOpen)) {
            return hold(row.get(), lowest.getAsLong(), isOpen, sample, scene);
        }
        if (life.isPresent() && (lowest.isEmpty() || !row.get().holds(highest(sample, lowest), isOpen))) {
            Observation ended = new Observation.Ended(
                    sample.eventId(), sample.at(), Findings.measured(level, sample), sample.evidence());
            return step(levels.observe(levelKey(level), levelPolicy(row), ended, scene.now()));
        }
        return List.of();
    }

    private List<Alert> hold(LimitRow row, long value, boolean isOpen, Sample sample, Scene scene) {
        // Once a level is open its own evidence is in the alarm.
        Finding finding = Findings.level(row, value, sample, isOpen ? List.of() : sample.evidence());
        Observation holds = new Observation.Holds(sample.eventId(), sample.at(), finding);
        AlertPolicy policy = levelPolicy(Optional.of(row));
        List<Alert> steps = new ArrayList<>(step(levels.observe(levelKey(row.level()), policy, holds, scene.now())));
        Optional<AlertLife> pending =
                alive(levels, row.level()).filter(life -> !life.phase().isOpen());
        if (pending.isPresent() && row.isSudden(value, meanBefore(sample))) {
            AlertCommand confirm = new AlertCommand.Confirm("a sudden change", sample.at());
            steps.addAll(step(levels.apply(pending.get().alertId(), confirm, rule -> policy, scene.now())));
        }
        return steps;
    }

    private static OptionalLong meanBefore(Sample sample) {
        long at = sample.at().toEpochMilli();
        return sample.source().mean(at - MINUTE.toMillis(), at);
    }

    private static OptionalLong averaged(Sample sample, LimitRow row) {
        if (sample.lowest().isEmpty() || row.averaging().isZero()) {
            return sample.lowest();
        }
        long at = sample.at().toEpochMilli();
        return sample.source().mean(at - row.averaging().toMillis() + 1, at + 1);
    }

    private static long highest(Sample sample, OptionalLong lowest) {
        return sample.lowest().equals(sample.highest())
                ? lowest.getAsLong()
                : sample.highest().getAsLong();
    }

    private List<Alert> step(AlertBook.Change change) {
        levels = change.book();
        return change.alerts();
    }

    /** What the levels did becomes what the alarm does, at its own time; what they did at one time is one thing. */
    private void follow(List<Alert> steps, Map<LimitLevel, Severity> before, LimitPair pair, Scene scene) {
        Map<LimitLevel, Severity> open = new EnumMap<>(LimitLevel.class);
        open.putAll(before);
        SortedMap<Instant, List<Alert>> byTime =
                steps.stream().collect(Collectors.groupingBy(Alert::getEventTime, TreeMap::new, Collectors.toList()));
        byTime.forEach((at, together) -> {
            for (Alert step : together) {
                if (step.getState() == AlertState.CLEARED || step.getState() == AlertState.RETRACTED) {
                    open.remove(level(step));
                } else {
                    open.put(level(step), step.getSeverity());
                }
            }
            Alert last = together.get(together.size() - 1);
            // With the time: made once more, the same step of a level may come at another one.
            show(
                    last.getAlertId() + '#' + last.getRevision() + '@' + at.toEpochMilli(),
                    at,
                    open,
                    Optional.of(last),
                    pair,
                    scene);
        });
    }

    private void show(
            String eventId,
            Instant at,
            Map<LimitLevel, Severity> open,
            Optional<Alert> step,
            LimitPair pair,
            Scene scene) {
        if (suspended) {
            return;
        }
        AlertPolicy policy = alarmPolicy(pair, open);
        if (!open.isEmpty()) {
            Finding finding = Findings.alarm(levels, open, step, alive(alarm), pair);
            tell(alarm.observe(key, policy, new Observation.Holds(eventId, at, finding), scene.now()));
        } else if (step.filter(one -> one.getState() == AlertState.RETRACTED).isPresent()) {
            command(new AlertCommand.Retract(step.get().getReason(), at), pair, scene);
        } else {
            Observation ended = new Observation.Ended(
                    eventId,
                    at,
                    step.map(Alert::getValues).orElse(Map.of()),
                    step.map(Findings::latest).orElse(List.of()));
            tell(alarm.observe(key, policy, ended, scene.now()));
        }
    }

    /** An open alarm tells its latest value now and then. */
    private void refresh(Sample sample, LimitPair pair, Scene scene) {
        Map<LimitLevel, Severity> open = open();
        Optional<AlertLife> shown = alive(alarm);
        if (suspended || open.isEmpty() || shown.isEmpty() || sample.lowest().isEmpty()) {
            return;
        }
        Instant last = shown.get().notifiedAt().orElse(sample.at());
        if (!sample.at().isBefore(last.plus(scene.settings().updateEvery()))) {
            Finding finding = Findings.latest(shown.get().finding(), sample);
            Observation.Holds holds = new Observation.Holds("value:" + sample.eventId(), sample.at(), finding);
            tell(alarm.observe(key, alarmPolicy(pair, open), holds, scene.now()));
        }
    }

    private void command(AlertCommand command, LimitPair pair, Scene scene) {
        alarm.lives().stream()
                .reduce((earlier, later) -> later)
                .ifPresent(life ->
                        tell(alarm.apply(life.alertId(), command, rule -> alarmPolicy(pair, open()), scene.now())));
    }

    private void commandLevels(AlertCommand command, LimitPair pair, Scene scene) {
        for (AlertLife life : List.copyOf(levels.lives())) {
            if (life.phase().isOpen()) {
                Map<LimitLevel, Severity> open = open();
                follow(
                        step(levels.apply(life.alertId(), command, levelPolicies(pair), scene.now())),
                        open,
                        pair,
                        scene);
            }
        }
    }

    private void tell(AlertBook.Change change) {
        alarm = change.book();
        published.addAll(change.alerts());
    }

    /** Levels that are open, as severe as they are. */
    private Map<LimitLevel, Severity> open() {
        Map<LimitLevel, Severity> open = new EnumMap<>(LimitLevel.class);
        for (AlertLife life : levels.lives()) {
            if (life.phase().isOpen()) {
                open.put(LimitLevel.valueOf(life.key().rule()), life.severity());
            }
        }
        return open;
    }

    private static LimitLevel level(Alert step) {
        return LimitLevel.valueOf(step.getRule());
    }

    private AlertKey levelKey(LimitLevel level) {
        return new AlertKey(key.rule(), level.name(), key.subject());
    }

    private static Optional<AlertLife> alive(AlertBook book, LimitLevel level) {
        return book.lives().stream()
                .filter(life -> life.phase().isAlive() && life.key().rule().equals(level.name()))
                .findFirst();
    }

    private static Optional<AlertLife> alive(AlertBook book) {
        return book.lives().stream().filter(life -> life.phase().isAlive()).findFirst();
    }

    private static Function<String, AlertPolicy> levelPolicies(LimitPair pair) {
        return level -> levelPolicy(pair.row(LimitLevel.valueOf(level)));
    }

    private static AlertPolicy levelPolicy(Optional<LimitRow> row) {
        return row.map(Findings::levelPolicy).orElse(AlertPolicy.immediate());
    }

    /** All delays were decided by the levels; how often to repeat is said by the worst one that is open. */
    private AlertPolicy alarmPolicy(LimitPair pair, Map<LimitLevel, Severity> open) {
        if (suspended) {
            return AlertPolicy.immediate();
        }
        return open.keySet().stream()
                .max(Comparator.naturalOrder())
                .flatMap(pair::row)
                .map(row -> AlertPolicy.immediate().withRepeatEvery(row.repeatEvery()))
                .orElse(AlertPolicy.immediate());
    }
}
