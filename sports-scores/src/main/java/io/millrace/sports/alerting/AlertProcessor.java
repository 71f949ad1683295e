package io.millrace.sports.alerting;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.sports.EventType;
import io.millrace.processors.deadlines.Deadlines;
import io.millrace.sports.follow.MatchNews;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** Turns the news of matches into alerts, and by the wall clock what does not come. */
final class AlertProcessor implements Processor<String, MatchNews, String, Alert> {

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int AT_ONCE = 1_000;

    private final String domain;
    private final AlertingPolicy policy;
    private final SourceWatch source;
    private final Deadlines silences = new Deadlines(LOOK.toMillis());
    private final Deadlines corrections = new Deadlines(LOOK.toMillis());
    private final Deadlines onsets = new Deadlines(LOOK.toMillis());
    private final Deadlines old = new Deadlines(Duration.ofMinutes(1).toMillis());

    private final Map<String, MatchAlerts> cache;
    private ProcessorContext<String, Alert> context;
    private KeyValueStore<Bytes, byte[]> store;

    AlertProcessor(String domain, AlertingPolicy policy) {
        this.domain = domain;
        this.policy = policy;
        this.source = new SourceWatch(policy);
        this.cache = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, MatchAlerts> eldest) {
                return size() > policy.cached();
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, Alert> context) {
        this.context = context;
        this.store = context.getStateStore(RaiseAlerts.STORE);
        cache.clear(); // a task that is revived begins again from what is committed
        long now = context.currentSystemTimeMs();
        List<String> known = new ArrayList<>();
        try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
            entries.forEachRemaining(entry -> {
                String match = new String(entry.key.get(), StandardCharsets.UTF_8);
                known.add(match);
                old.setIfNone(
                        match, MatchAlerts.heardAt(entry.value) + policy.kept().toMillis());
            });
        }
        known.forEach(match -> setDeadlines(match, get(match), now));
        context.schedule(LOOK, PunctuationType.WALL_CLOCK_TIME, this::look);
    }

    @Override
    public void process(Record<String, MatchNews> record) {
        MatchNews news = record.value();
        String match = record.key();
        MatchAlerts alerts = get(match);
        long clock = context.currentSystemTimeMs();
        Instant now = Instant.ofEpochMilli(clock);
        Instant at = Instant.ofEpochMilli(record.timestamp());
        if (news.event().isPresent()) {
            alerts.heardAt = clock;
            source.heard(news, alerts, at, now);
        }
        if (news.event().filter(event -> event.getType() == EventType.HEARTBEAT).isPresent()) {
            alerts.beats();
        } else {
            tell(news, alerts, at, now);
        }
        if (news.event().isPresent()) {
            alerts.latest = Math.max(alerts.latest, record.timestamp());
            alerts.tick(Instant.ofEpochMilli(alerts.latest), now);
        }
        alerts.takeOutbox()
                .forEach(alert -> context.forward(record.withValue(alert)
                        .withTimestamp(alert.getEventTime().toEpochMilli())));
        save(match, alerts, clock);
        setDeadlines(match, alerts, clock);
    }

    private void tell(MatchNews news, MatchAlerts alerts, Instant at, Instant now) {
        if (Corrections.isEndedBy(news)) {
            Corrections.tell(alerts, now);
        }
        alerts.teams(Wording.teams(news.after()));
        alerts.inPlay(Phases.isInPlay(news.after().state()));
        Phases.tell(news, alerts, at, now);
        Incidents.tell(news, alerts, at, now);
        Optional<Correction> before = alerts.correction();
        Corrections.note(news, alerts, at);
        if (!alerts.correction().equals(before)) {
            alerts.correctedAt = now.toEpochMilli();
        }
        source.compare(news, alerts, at, now);
    }

    private void setDeadlines(String match, MatchAlerts alerts, long now) {
        if (alerts.inPlay()) {
            silences.setNoLaterThan(match, alerts.heardAt + source.patience(alerts));
        }
        if (alerts.correction().isPresent()) {
            corrections.setNoLaterThan(
                    match, alerts.correctedAt + policy.backFill().toMillis());
        }
        alerts.nextDeadline()
                .ifPresent(due ->
                        onsets.setNoLaterThan(match, now + Math.max(0, due.toEpochMilli() - eventTime(alerts, now))));
        old.setIfNone(match, now + policy.kept().toMillis());
    }

    /** The event time that it is now, if event time goes on with the clock while nothing comes. */
    private static long eventTime(MatchAlerts alerts, long now) {
        return alerts.latest + (now - alerts.heardAt);
    }

    private void look(long now) {
        for (String match : silences.takeDue(now, AT_ONCE)) {
            MatchAlerts alerts = get(match);
            long silence = now - alerts.heardAt;
            if (alerts.inPlay() && silence >= source.patience(alerts)) {
                source.silent(alerts, silence, Instant.ofEpochMilli(now));
                send(match, alerts, now);
            } else {
                setDeadlines(match, alerts, now);
            }
        }
        for (String match : corrections.takeDue(now, AT_ONCE)) {
            MatchAlerts alerts = get(match);
            if (now - alerts.correctedAt >= policy.backFill().toMillis()) {
                Corrections.tell(alerts, Instant.ofEpochMilli(now));
                send(match, alerts, now);
            } else {
                setDeadlines(match, alerts, now);
            }
        }
        for (String match : onsets.takeDue(now, AT_ONCE)) {
            MatchAlerts alerts = get(match);
            alerts.tick(Instant.ofEpochMilli(eventTime(alerts, now)), Instant.ofEpochMilli(now));
            send(match, alerts, now);
            setDeadlines(match, alerts, now);
        }
        forgetOld(now);
    }

    private void send(String match, MatchAlerts alerts, long now) {
        for (Alert alert : alerts.takeOutbox()) {
            context.forward(new Record<>(match, alert, kafkaTime(alert)));
        }
        save(match, alerts, now);
    }

    private void forgetOld(long now) {
        for (String match : old.takeDue(now, AT_ONCE)) {
            byte[] stored = store.get(key(match));
            if (stored == null) {
                continue;
            }
            long forgetAt = MatchAlerts.heardAt(stored) + policy.kept().toMillis();
            if (forgetAt <= now) {
                store.delete(key(match));
                cache.remove(match);
            } else {
                old.setIfNone(match, forgetAt);
            }
        }
    }

    private MatchAlerts get(String match) {
        return cache.computeIfAbsent(match, this::read);
    }

    private MatchAlerts read(String match) {
        byte[] stored = store.get(key(match));
        MatchAlerts alerts = stored == null
                ? new MatchAlerts(domain, match, policy)
                : MatchAlerts.decode(domain, match, policy, stored);
        alerts.heardAt = context.currentSystemTimeMs();
        alerts.correctedAt = alerts.heardAt;
        return alerts;
    }

    private void save(String match, MatchAlerts alerts, long now) {
        if (alerts.takeChanged()) {
            store.put(key(match), alerts.encode(now));
        }
    }

    /** Kafka has no time before 1970; the alert itself says when. */
    private static long kafkaTime(Alert alert) {
        return Math.max(0, alert.getEventTime().toEpochMilli());
    }

    private static Bytes key(String match) {
        return Bytes.wrap(match.getBytes(StandardCharsets.UTF_8));
    }
}
