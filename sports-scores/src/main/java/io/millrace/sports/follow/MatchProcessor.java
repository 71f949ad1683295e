package io.millrace.sports.follow;

import io.millrace.contracts.alert.Evidence;
import io.millrace.contracts.sports.Commentary;
import io.millrace.contracts.sports.EventType;
import io.millrace.contracts.sports.Fixture;
import io.millrace.contracts.sports.MatchEvent;
import io.millrace.contracts.sports.Physical;
import io.millrace.contracts.sports.PlayerStats;
import io.millrace.contracts.sports.Score;
import io.millrace.contracts.sports.TeamStats;
import io.millrace.processors.deadlines.Deadlines;
import io.millrace.processors.intake.Admission;
import io.millrace.processors.intake.Arrival;
import io.millrace.sports.match.Board;
import io.millrace.sports.match.Change;
import io.millrace.sports.match.Side;
import io.millrace.sports.stats.PlayerLine;
import io.millrace.sports.stats.TeamLine;
import io.millrace.sports.tracking.TrackedPlayer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Follows each match through what is told of it: admits each event, has the match learn it, keeps it, and publishes the rows
 * that say something else than before. Nothing depends on the order in which events come, but how often a row is published.
 */
final class MatchProcessor implements Processor<String, Object, String, Object> {

    private static final Duration LOOK_FOR_OLD = Duration.ofMinutes(1);
    private static final int FORGET_AT_ONCE = 10;

    private final FollowPolicy policy;
    private final Admission events;
    private final Admission commentary;
    private final String eventsTopic;
    private final Deadlines old = new Deadlines(LOOK_FOR_OLD.toMillis());
    private ProcessorContext<String, Object> context;
    private Matches matches;

    MatchProcessor(FollowPolicy policy, Admission events, Admission commentary, String eventsTopic) {
        this.policy = policy;
        this.events = events;
        this.commentary = commentary;
        this.eventsTopic = eventsTopic;
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        this.context = context;
        KeyValueStore<Bytes, byte[]> store = context.getStateStore(FollowMatch.STORE);
        matches = new Matches(store, policy.cached());
        matches.forEachHead(
                (match, heardAt) -> old.setIfNone(match, heardAt + policy.kept().toMillis()));
        context.schedule(LOOK_FOR_OLD, PunctuationType.WALL_CLOCK_TIME, this::forgetOld);
    }

    @Override
    public void process(Record<String, Object> record) {
        if (record.value() instanceof TrackedTotals tracked) {
            tracked(record, tracked);
        } else if (record.value() instanceof Arrival<?> arrival) {
            if (arrival.value() instanceof MatchEvent event) {
                event(record.withValue(arrival), event);
            } else if (arrival.value() instanceof Fixture fixture) {
                fixture(record.withValue(arrival), fixture);
            } else if (arrival.value() instanceof Commentary line) {
                commentary(record.withValue(arrival), line);
            }
            // A fixture that is withdrawn: what is known of its match stays known.
        }
    }

    private void event(Record<String, ? extends Arrival<?>> record, MatchEvent event) {
        KnownMatch known = matches.get(record.key());
        long watermark = known.watermark;
        boolean late = watermark != Admission.NOTHING_YET && record.value().eventTime() < watermark - events.lateness();
        boolean heartbeat = event.getType() == EventType.HEARTBEAT;
        Optional<Change> learnt = late || heartbeat ? Optional.empty() : Optional.of(known.match.learn(event));
        boolean repeated = learnt.isPresent() && !learnt.get().isNew();
        if (!events.admit(record, repeated, watermark, context)) {
            return;
        }
        boolean live = !event.getReconstructed()
                && (watermark == Admission.NOTHING_YET
                        || record.value().eventTime()
                                >= watermark - policy.liveWindow().toMillis());
        if (learnt.isPresent()) {
            known.sees(event.getEventTime());
            matches.keep(
                    record.key(),
                    event.getEventId(),
                    record.value().origin().partition(),
                    record.value().origin().offset(),
                    learnt.get().kept());
        }
        tell(record, known, learnt.orElse(null), Optional.of(event), live);
    }

    private void fixture(Record<String, ? extends Arrival<?>> record, Fixture fixture) {
        KnownMatch known = matches.get(record.key());
        Change change = known.match.learn(fixture);
        if (change.isNew()) {
            matches.keep(record.key(), fixture);
            tell(record, known, change, Optional.empty(), true);
        }
    }

    private void commentary(Record<String, ? extends Arrival<?>> record, Commentary line) {
        KnownMatch known = matches.get(record.key());
        boolean repeated = matches.reader()
                .commentary(record.key(), line.getCommentaryId())
                .filter(before -> before.getRevision() >= line.getRevision())
                .isPresent();
        if (commentary.admit(record, repeated, known.watermark, context)) {
            matches.keep(record.key(), line);
            remember(known);
        }
    }

    private void tracked(Record<String, Object> record, TrackedTotals tracked) {
        KnownMatch known = matches.get(record.key());
        for (TrackedPlayer seen : tracked.players()) {
            PlayerLine line = known.match
                    .player(seen.player())
                    .orElseGet(() -> Rows.seenOnly(
                            seen.player(),
                            known.board.of(seen.home() ? Side.HOME : Side.AWAY).team()));
            publish(record, known, line, Optional.of(seen.physical()));
        }
        remember(known);
    }

    /** Publishes what differs, and passes the news on. */
    private void tell(
            Record<String, ? extends Arrival<?>> record,
            KnownMatch known,
            Change change,
            Optional<MatchEvent> event,
            boolean live) {
        Board before = known.board;
        Set<String> incidents = Set.of();
        if (change != null) {
            incidents = change.incidents();
            if (change.board()) {
                known.board = known.match.board();
            }
            Instant at = Instant.ofEpochMilli(record.timestamp());
            Scoreboard.next(known, before, incidents, live, at).ifPresent(row -> show(record, known, row));
            new TreeSet<>(change.players()).forEach(player -> player(record, known, player));
            if (change.teams() || change.board()) {
                teams(record, known);
            }
        }
        remember(known);
        context.forward(record.withValue(new MatchNews(
                known.match,
                before,
                known.board,
                incidents,
                event,
                live,
                record.value().origin().toString(),
                eventId -> evidence(known, eventId))));
    }

    private void show(Record<String, ?> record, KnownMatch known, Score row) {
        matches.show(known, new Shown(Instant.ofEpochMilli(context.currentSystemTimeMs()), row));
        context.forward(record.withValue(new MatchOutcome.Shows(row)));
    }

    private void player(Record<String, ?> record, KnownMatch known, String player) {
        PublishedRow<PlayerStats> before = known.players.get(player);
        Optional<Physical> physical =
                Optional.ofNullable(before).map(row -> row.row().getPhysical());
        Optional<PlayerLine> line = known.match.player(player);
        if (line.isPresent()) {
            publish(record, known, line.get(), physical);
        } else if (physical.isPresent()) {
            publish(record, known, Rows.seenOnly(player, before.row().getTeam()), physical);
        } else if (before != null && !before.withdrawn()) {
            matches.publishPlayer(known, new PublishedRow<>(before.row(), true));
            context.forward(record.withKey(rowKey(record.key(), player)).withValue(new MatchOutcome.Player(null)));
        }
    }

    private void publish(Record<String, ?> record, KnownMatch known, PlayerLine line, Optional<Physical> physical) {
        PublishedRow<PlayerStats> before = known.players.get(line.player());
        if (before != null && !before.withdrawn()) {
            PlayerStats last = before.row();
            PlayerStats same = Rows.player(known.id(), line, physical, last.getRevision(), last.getEventTime());
            if (same.equals(last)) {
                return;
            }
        }
        int revision = before == null ? 1 : before.row().getRevision() + 1;
        PlayerStats row = Rows.player(known.id(), line, physical, revision, Instant.ofEpochMilli(record.timestamp()));
        matches.publishPlayer(known, new PublishedRow<>(row, false));
        context.forward(record.withKey(rowKey(record.key(), line.player())).withValue(new MatchOutcome.Player(row)));
    }

    private void teams(Record<String, ?> record, KnownMatch known) {
        Set<String> named = new TreeSet<>();
        for (Side side : Side.values()) {
            known.match.team(side).filter(line -> !line.team().isEmpty()).ifPresent(line -> {
                named.add(line.team());
                publish(record, known, line);
            });
        }
        for (PublishedRow<TeamStats> row : List.copyOf(known.teams.values())) {
            String team = row.row().getTeam();
            if (!row.withdrawn() && !named.contains(team)) {
                matches.publishTeam(known, new PublishedRow<>(row.row(), true));
                context.forward(record.withKey(rowKey(record.key(), team)).withValue(new MatchOutcome.Team(null)));
            }
        }
    }

    private void publish(Record<String, ?> record, KnownMatch known, TeamLine line) {
        PublishedRow<TeamStats> before = known.teams.get(line.team());
        if (before != null && !before.withdrawn()) {
            TeamStats last = before.row();
            if (Rows.team(known.id(), line, last.getRevision(), last.getEventTime())
                    .equals(last)) {
                return;
            }
        }
        int revision = before == null ? 1 : before.row().getRevision() + 1;
        TeamStats row = Rows.team(known.id(), line, revision, Instant.ofEpochMilli(record.timestamp()));
        matches.publishTeam(known, new PublishedRow<>(row, false));
        context.forward(record.withKey(rowKey(record.key(), line.team())).withValue(new MatchOutcome.Team(row)));
    }

    private Optional<Evidence> evidence(KnownMatch known, String eventId) {
        return matches.reader().event(known.id(), eventId).map(kept -> {
            MatchEvent event = kept.revisions().get(0);
            return new Evidence(eventsTopic, kept.partition(), kept.offset(), event.getEventTime(), Telling.of(event));
        });
    }

    /** Sets the day on which the match is forgotten, if none is set. The head is written so that a restart finds the match. */
    private void remember(KnownMatch known) {
        if (!old.isSet(known.id())) {
            long now = context.currentSystemTimeMs();
            matches.touch(known, Instant.ofEpochMilli(now));
            old.setIfNone(known.id(), now + policy.kept().toMillis());
        }
    }

    private void forgetOld(long now) {
        for (String match : old.takeDue(now, FORGET_AT_ONCE)) {
            long forgetAt =
                    matches.reader().head(match).heardAt() + policy.kept().toMillis();
            if (forgetAt <= now) {
                matches.forget(match);
            } else {
                old.setIfNone(match, forgetAt);
            }
        }
    }

    private static String rowKey(String match, String within) {
        return match + "/" + within;
    }
}
